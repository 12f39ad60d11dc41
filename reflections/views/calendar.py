"""The calendar that other programs subscribe to, and the page that switches it on and off."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.models import Preference
from networks.views.by_token import opened_by_token
from reflections.calendar.feed import calendar_of, lead_times
from reflections.models import CalendarFeed


@login_not_required
@never_cache
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar itself: no sign-in, 404 for whatever opens none."""
    opened = CalendarFeed.objects.opened_by(token).select_related("owner")
    return _calendar_of(request, get_object_or_404(opened))


@opened_by_token
@never_cache
@require_safe
def calendar_ics(request: SignedInRequest) -> HttpResponse:
    """The same for whoever is signed in or shows a token; 404 while it is switched off."""
    own = CalendarFeed.objects.of(request.user).select_related("owner")
    return _calendar_of(request, get_object_or_404(own))


def _calendar_of(request: HttpRequest, feed: CalendarFeed) -> HttpResponse:
    site = request.build_absolute_uri("/")
    body = calendar_of(feed, Preference.objects.today(feed.owner_id), timezone.now(), site)
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="worth-renewing.ics"'},
    )


@require_safe
def calendar(request: SignedInRequest) -> HttpResponse:
    """Whether there is a calendar, and how to subscribe to it."""
    return _page(request, CalendarFeed.objects.of(request.user).first())


@require_POST
def calendar_replace(request: SignedInRequest) -> HttpResponse:
    """Make an address, or a new one in the place of the old; it is shown this once."""
    feed = CalendarFeed.objects.replace(request.user)
    address = request.build_absolute_uri(reverse("calendar_feed", args=[feed.token]))
    return _page(request, feed, address=address)


@require_POST
def calendar_amounts(request: SignedInRequest) -> HttpResponse:
    """Say amounts in the calendar, or leave them out again."""
    feed = get_object_or_404(CalendarFeed.objects.of(request.user))
    feed.with_amounts = "with_amounts" in request.POST
    feed.save(update_fields=["with_amounts"])
    messages.success(request, "Saved. Calendars notice within hours.")
    return redirect("calendar")


@require_POST
def calendar_off(request: SignedInRequest) -> HttpResponse:
    """Switch it off: the address opens nothing any more."""
    CalendarFeed.objects.of(request.user).delete()
    messages.success(request, "Switched off. The address opens nothing any more.")
    return redirect("calendar")


def _page(request: SignedInRequest, feed: CalendarFeed | None, address: str = "") -> HttpResponse:
    context = {
        "feed": feed,
        "address": address,
        "webcal": address.replace("https://", "webcal://", 1).replace("http://", "webcal://", 1),
        "leads": [days for days in lead_times(request.user) if days],
    }
    return render(request, "reflections/calendar.html", context)
