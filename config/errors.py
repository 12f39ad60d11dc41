"""Answers to what cannot be: what a person sent is on the page again, so that no word is lost."""

import errno
import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.defaults import bad_request

NOT_TYPED = {"csrfmiddlewaretoken", "next", "opened_version"}
# Here one proves who one is, so that every field may be a secret, whatever a form calls it.
ACCOUNTS = "/accounts/"
UNAVAILABLE, NO_ROOM = 503, 507
# How SQLite and PostgreSQL say that the disk is full; PostgreSQL's code for it is 53100.
FULL = ("database or disk is full", "No space left on device", "could not extend file")
# PostgreSQL's code of a standby, and of a server that its keeper lets only be read. SQLite's is an
# OperationalError.
ONLY_READ = "25006"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """With what a person sent, where the row was deleted meanwhile."""
    # An address can be refused before anybody asks who sent it.
    is_signed_in = hasattr(request, "user") and request.user.is_authenticated
    typed = _sent(request) if is_signed_in else []
    return render(request, "404.html", {"typed": typed}, status=404)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Or no session could be saved, which Django takes for a bad request whatever the reason."""
    status = trouble(exception)
    return bad_request(request, exception) if status == 500 else _unavailable(request, status)


def broken(request: HttpRequest) -> HttpResponse:
    """Whether there is no room, no database, or a fault of ours; asks the database nothing."""
    status = trouble(sys.exc_info()[1])
    if status == 500:
        return HttpResponse(render_to_string("500.html"), status=500)
    return _unavailable(request, status)


def _unavailable(request: HttpRequest, status: int) -> HttpResponse:
    context = {"typed": _sent(request), "full": status == NO_ROOM}
    return HttpResponse(render_to_string("unavailable.html", context), status=status)


def trouble(error: BaseException | None) -> int:
    """The status that says what an error comes from, it or what it was raised from."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return NO_ROOM
        if isinstance(error, OperationalError):
            return NO_ROOM if any(words in str(error) for words in FULL) else UNAVAILABLE
        if getattr(error, "sqlstate", None) == ONLY_READ:
            return UNAVAILABLE
        error = error.__cause__ or error.__context__
    return 500


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    if request.method != "POST" or request.path_info.startswith(ACCOUNTS):
        return []
    try:
        lists = list(request.POST.lists())
    except OSError:
        # The form itself found no room.
        return []
    return [
        (name.replace("_", " "), value)
        for name, values in lists
        for value in values
        if value.strip() and name not in NOT_TYPED and not _is_secret(name)
    ]


def _is_secret(name: str) -> bool:
    """For what was sent to a place where no form is: only its name says what a field holds."""
    return "password" in name or name.rpartition("-")[2] == "code"
