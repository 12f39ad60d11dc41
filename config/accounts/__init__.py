"""Who may sign in: Django's own accounts, within limits."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend

from networks.models import PreferenceSetting
from reflections.management.commands import demo

# As SQL, for every request asks this: put together anew, it would take longer than the answer.
PREFERENCE = (
    "(SELECT p.words FROM networks_preference p"
    " WHERE p.owner_id = auth_user.id AND p.setting = %s LIMIT 1)"
)
# No model's: only triggers of the database write to it (networks/migrations/parts/ledger_stamp.py).
STAMP = "(SELECT s.stamp FROM networks_ledger_stamp s WHERE s.owner_id = auth_user.id)"
PERSON = (
    f"SELECT auth_user.*, {PREFERENCE} AS time_zone, {PREFERENCE} AS language,"
    f" {STAMP} AS ledger_stamp FROM auth_user WHERE auth_user.id = %s"
)


class AccountBackend(ModelBackend):
    def get_user(self, user_id):
        """With their time zone, language and the stamp of their ledger, read before any of it.

        Every page has to know what day it is for them and how they write it, and many whether
        anything has changed.
        """
        wanted = [PreferenceSetting.TIME_ZONE.value, PreferenceSetting.LANGUAGE.value, user_id]
        user = next(iter(get_user_model()._default_manager.raw(PERSON, wanted)), None)
        return user if user and self.user_can_authenticate(user) else None

    def user_can_authenticate(self, user):
        """The demo's password is known to all: where DEBUG is off it opens nothing."""
        is_open = user.username == demo.NAME and user.check_password(demo.PASSWORD)
        return super().user_can_authenticate(user) and (settings.DEBUG or not is_open)
