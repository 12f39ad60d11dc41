"""The tests' settings, with the app of accounts under the name by which django-stubs knows it."""

from datetime import timedelta

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [
    "django.contrib.auth" if app == "config.apps.PeopleConfig" else app for app in OURS
]

# Taken out of the dicts of config/startup/signing_in.py, where the plugin does not look.
AXES_COOLOFF_TIME: timedelta
AXES_FAILURE_LIMIT: int
ADDRESS_FAILURE_LIMIT: int
