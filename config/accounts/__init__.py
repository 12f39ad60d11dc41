"""Who may sign in: Django's own accounts, within limits."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.db.models import OuterRef, Subquery

from networks.models import Preference, PreferenceSetting
from reflections.management.commands import demo


class AccountBackend(ModelBackend):
    def get_user(self, user_id):
        """With their time zone: every page has to know what day it is for them."""
        own = Preference.objects.filter(owner=OuterRef("pk"), setting=PreferenceSetting.TIME_ZONE)
        people = get_user_model()._default_manager.annotate(
            time_zone=Subquery(own.values("words")[:1])
        )
        user = people.filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def user_can_authenticate(self, user):
        """The demo's password is known to all: where DEBUG is off it opens nothing."""
        is_open = user.username == demo.NAME and user.check_password(demo.PASSWORD)
        return super().user_can_authenticate(user) and (settings.DEBUG or not is_open)
