"""A long import, whose page shows how far it is while it goes on.

The page is sent piece by piece. Whoever leaves it, by Cancel or by closing it, ends the generator
that writes it: then nothing is saved, and nothing waits any more.
"""

import logging
from collections.abc import Generator, Iterator
from datetime import date

from django.db import Error
from django.http import StreamingHttpResponse
from django.template.loader import render_to_string

from networks.arithmetic.typed_dates import DateOrder
from networks.csvfiles import Plan, Progress
from reflections.models import Upload
from reflections.uploads import ChangedMeanwhile, bringing_in

log = logging.getLogger("django.request")
PAGE, LINE, END = (f"reflections/ledger/long_{part}.html" for part in ("import", "line", "end"))
HERE = "<!-- here -->"


def long_import(request, upload: Upload, order: DateOrder | None, today: date):
    page = render_to_string(PAGE, {"upload": upload, "here": HERE}, request)
    pieces = _page(request, page, upload, order, today)
    # Nobody on the way may keep pieces back: neither who packs answers here, nor a proxy.
    headers = {"Content-Encoding": "identity", "X-Accel-Buffering": "no"}
    return StreamingHttpResponse(pieces, headers=headers)


def _page(request, page: str, upload: Upload, order, today: date) -> Iterator[str]:
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


def _lines(telling: Generator[Progress, None, Plan]) -> Generator[str, None, Plan]:
    while True:
        try:
            progress = next(telling)
        except StopIteration as end:
            return end.value
        yield render_to_string(LINE, {"progress": progress})
