"""Where a person is signed in: read from the sessions themselves, so that no list can be behind."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.generic import TemplateView

from config.accounts.letters import browser_of
from config.accounts.throttle import client_address
from networks.accounts.deletion import end_sessions, sessions_of

NOTE = "signed_in"


@dataclass(frozen=True)
class SignedIn:
    """One session; `name` stands for it on a page, which must not know its key."""

    name: str
    key: str
    browser: str
    address: str
    since: datetime | None
    is_this_one: bool


def note_sign_in(request) -> None:
    request.session[NOTE] = {
        "browser": browser_of(request.META.get("HTTP_USER_AGENT", "")),
        "address": client_address(request) or "",
        "since": timezone.now().isoformat(),
    }


def places_of(request) -> list[SignedIn]:
    """Those that still open the ledger, this one first, then the youngest."""
    # A session from before a change of password has another hash: it opens nothing any more.
    now, own = timezone.now(), request.user.get_session_auth_hash()
    places = [
        _place(session.pk, held.get(NOTE, {}), request.session.session_key)
        for session, held in sessions_of(request.user)
        if session.expire_date > now and constant_time_compare(held.get(HASH_SESSION_KEY, ""), own)
    ]
    youngest_first = sorted(places, key=lambda place: str(place.since or ""), reverse=True)
    return sorted(youngest_first, key=lambda place: not place.is_this_one)


def _place(key: str, note: dict, this_key: str) -> SignedIn:
    return SignedIn(
        name=salted_hmac("a session's name", key, algorithm="sha256").hexdigest()[:24],
        key=key,
        browser=note.get("browser", "a browser that was here before this was noted"),
        address=note.get("address", ""),
        since=datetime.fromisoformat(note["since"]) if "since" in note else None,
        is_this_one=key == this_key,
    )


class Sessions(TemplateView):
    """Where one is signed in, and a way to end each: POST `end`, or nothing for all others."""

    template_name = "registration/sessions.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(places=places_of(self.request), **kwargs)

    def post(self, request):
        this_key, name = request.session.session_key, request.POST.get("end", "")
        if not name:
            ended = end_sessions(request.user, but=this_key)
        else:
            keys = [p.key for p in places_of(request) if p.name == name and not p.is_this_one]
            ended = Session.objects.filter(pk__in=keys).delete()[0]
        messages.success(request, "Signed out there." if ended else "There was nothing to end.")
        return redirect("sessions")
