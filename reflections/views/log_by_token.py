"""An activity that a person's own program logs: JSON with the columns of activities.csv."""

import json
from datetime import date
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import User
from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.money import Payer
from networks.fields.habits import Habits, writing_as
from networks.models import ActivityKind, Organisation, SentForm
from networks.views.editing import try_form
from reflections.forms.logged_activity import LoggedActivityForm

NETWORKS = ("organisation", "found_through")
YES_NO = {"given", "cpd", "surely"}
NOT_TAKEN = "There is no such column."
NO_VALUE = "Write a text, a number, true, false or null."
NO_NETWORK = "No network of yours is called that."
SEVERAL = "Several of your networks are called that: write the full name."
BUSY = "The same is being saved already: ask again in a moment."


class Unreadable(ValueError):
    """Not one JSON object."""


def log_by_token(request: SignedInRequest) -> JsonResponse:
    """201 and where it is; the same once more for the same Idempotency-Key and text."""
    given = request.headers.get("Idempotency-Key", "")
    if not given:
        return _log(request)
    key = sha256(b"\0".join([b"idempotency", given.encode(), request.body])).hexdigest()
    sent = SentForm.objects.begin(request.user, key)
    if sent is None:
        return _as_before(request.user, key)
    # Without one the key is given back: what was refused may be sent once more.
    location = ""
    try:
        response = _log(request)
        location = response.headers.get("Location", "")
    finally:
        sent.finish(location)
    return response


def _as_before(owner: User, key: str) -> JsonResponse:
    before = SentForm.objects.of(owner).filter(key=key).first()
    if before and before.location:
        return _logged(before.location)
    if before and before.is_forsaken(timezone.now()):
        before.delete()
    return JsonResponse({"error": BUSY}, status=409, headers={"Retry-After": "1"})


def _log(request: SignedInRequest) -> JsonResponse:
    today = timezone.localdate()
    try:
        sent = _read(request.body)
    except Unreadable as error:
        return JsonResponse({"error": str(error)}, status=400)
    typed, wrong = _as_typed(request.user, sent, today)
    # A program writes as files do, however its owner writes.
    with writing_as(Habits):
        form = LoggedActivityForm(typed, owner=request.user, today=today)
        saved = None if wrong else try_form(request.user, form)
        if saved is None:
            return JsonResponse({"errors": _errors(form) | wrong}, status=422)
    return _logged(reverse("activity_edit", args=[saved[0].pk]))


def _logged(location: str) -> JsonResponse:
    return JsonResponse({"location": location}, status=201, headers={"Location": location})


def _read(body: bytes) -> dict[str, Any]:
    """Its numbers as they are written: no figure is ever a float."""
    try:
        sent = json.loads(body, parse_float=str, parse_int=str, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Unreadable("This is no JSON.") from None
    if not isinstance(sent, dict):
        raise Unreadable("Send one object, with the columns of activities.csv.")
    return sent


def _refuse(name: str) -> None:
    raise ValueError(name)


def _as_typed(
    owner: User, sent: dict[str, Any], today: date
) -> tuple[dict[str, str], dict[str, list]]:
    """What the form on the page would send, and what cannot be sent, by column."""
    typed = {"date": today.isoformat(), "kind": ActivityKind.EVENT, "cost_paid_by": Payer.SELF}
    wrong: dict[str, list] = {}
    for name, value in sent.items():
        if name not in LoggedActivityForm.base_fields:
            wrong[name] = [NOT_TAKEN]
        elif isinstance(value, dict | list):
            wrong[name] = [NO_VALUE]
        elif name in NETWORKS and value:
            networks = Organisation.objects.of(owner).called(str(value))
            if len(networks) == 1:
                typed[name] = str(networks[0].pk)
            else:
                wrong[name] = [SEVERAL if networks else NO_NETWORK]
        elif value is not None:
            text = str(value)
            if name in YES_NO:
                # As the page's own choices are sent; a ticked box is True, too.
                text = {"yes": "True", "no": "False"}.get(text.lower(), text.capitalize())
            typed[name] = text
    return typed, wrong


def _errors(form: LoggedActivityForm) -> dict[str, list[str]]:
    """By column; what is wrong with the row as a whole stands under an empty name."""
    return {
        "" if name == "__all__" else name: [str(message) for message in messages]
        for name, messages in form.errors.items()
    }
