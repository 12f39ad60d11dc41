"""Who is signed in, and what a page owes to them: their own day, their way to write, no cache."""

from functools import cache
from zoneinfo import ZoneInfo

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.utils import timezone

from networks.arithmetic.writing import ENGLISH, write_as
from networks.fields.habits import Habits, writing_as
from networks.fields.languages import writing_of
from networks.models import Preference
from networks.models.preference_setting import time_zones


class SignInFirst(LoginRequiredMiddleware):
    """Where nobody need sign in it does not look who did, which would ask the database."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class PersonalTimeZone:
    """Let today be the day that it is where the person signed in is, and be written as they do.

    The account came with it (config.accounts), and the person is known by then: no query.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()
            write_as(ENGLISH)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not getattr(view_func, "login_required", True):
            return
        zone = getattr(request.user, "time_zone", None)
        if zone in time_zones():
            timezone.activate(ZoneInfo(zone))
        write_as(writing_of(getattr(request.user, "language", None)))


class PersonalHabits:
    """Let every field read dates and numbers as the person signed in writes them.

    They are asked for only where a field is in doubt: no query for other pages.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        def habits() -> Habits:
            user = request.user
            return Preference.objects.habits(user.pk) if user.is_authenticated else Habits()

        with writing_as(cache(habits)):
            return self.get_response(request)


class PrivatePages:
    """Keep what signed-in people see out of every cache, unless a view says otherwise."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        # A page that never looked at the session shows nobody's data: no query for its sake.
        if request.session.accessed and SESSION_KEY in request.session:
            response.headers.setdefault("Cache-Control", "no-store")
        return response
