"""The tests' settings, with the app of accounts under the name by which django-stubs knows it."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [
    "django.contrib.auth" if app == "config.apps.PeopleConfig" else app for app in OURS
]
