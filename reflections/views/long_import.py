"""A long import, whose pages show how far it is while it goes on: first looked at, then saved.

A page is sent piece by piece. Whoever leaves it, by Cancel or by closing it, ends the generator
that writes it: then nothing is saved, and nothing waits any more.
"""

import logging
from collections.abc import Callable, Generator, Iterator
from datetime import date
from typing import Any

from django.db import Error
from django.http import StreamingHttpResponse
from django.template.loader import render_to_string

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.typed_dates import DateOrder
from networks.arithmetic.writing import Writing, own_writing, written_as
from networks.csvfiles import Plan, WithProgress
from reflections.models import Upload
from reflections.uploads import ChangedMeanwhile, bringing_in

log = logging.getLogger("django.request")
LOOK, PLAN = "reflections/ledger/long_look.html", "reflections/ledger/plan.html"
PAGE, LINE, END = (f"reflections/ledger/long_{part}.html" for part in ("import", "line", "end"))
# What one may want meanwhile, such as Cancel, stands before it: the rest is sent in the end.
HERE = "<!-- here -->"
About = Callable[[Plan], dict[str, Any]]


def long_look(
    request: SignedInRequest,
    upload: Upload,
    planning: WithProgress[Plan],
    about: About,
    **beside: Any,
) -> StreamingHttpResponse:
    """What the files would do, once that is worked out; `about` gives what is shown of a plan.

    `beside` is what the page takes that shows it.
    Its status tells nothing of what is wrong with them: it is sent before that is known.
    """
    page = render_to_string(LOOK, beside | {"upload": upload, "here": HERE}, request)
    return _sent(_look(request, page, upload, planning, about, own_writing()))


def _look(
    request: SignedInRequest,
    page: str,
    upload: Upload,
    planning: WithProgress[Plan],
    about: About,
    own: Writing,
) -> Iterator[str]:
    before, between, after = page.split(HERE)
    yield before
    try:
        plan = yield from _lines(planning)
    except GeneratorExit:
        Upload.objects.filter(pk=upload.pk).delete()
        raise
    yield between
    # By now the request is over, and with it what it held of how its person writes.
    with written_as(own):
        shown = render_to_string(PLAN, about(plan), request)
    yield shown
    yield after


def long_import(
    request: SignedInRequest, upload: Upload, order: DateOrder | None, today: date
) -> StreamingHttpResponse:
    page = render_to_string(PAGE, {"upload": upload, "here": HERE}, request)
    return _sent(_page(request, page, upload, order, today))


def _sent(pieces: Iterator[str]) -> StreamingHttpResponse:
    # Nobody on the way may keep pieces back: neither who packs answers here, nor a proxy.
    headers = {"Content-Encoding": "identity", "X-Accel-Buffering": "no"}
    return StreamingHttpResponse(pieces, headers=headers)


def _page(
    request: SignedInRequest, page: str, upload: Upload, order: DateOrder | None, today: date
) -> Iterator[str]:
    before, after = page.split(HERE)
    yield before
    done = None
    try:
        done = yield from _lines(bringing_in(upload, order, today))
    except GeneratorExit:
        Upload.objects.filter(pk=upload.pk).delete()
        raise
    except ChangedMeanwhile:
        pass
    except Error:
        log.exception("A long import broke off.")
    yield render_to_string(END, {"done": done, "upload": upload, "dates": order or ""}, request)
    yield after


def _lines(work: WithProgress[Plan]) -> Generator[str, None, Plan]:
    """The lines of the page that say how far the work is, and at its end its plan."""
    while True:
        try:
            progress = next(work)
        except StopIteration as end:
            return end.value
        yield render_to_string(LINE, {"progress": progress})
