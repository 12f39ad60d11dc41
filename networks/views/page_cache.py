"""Pages that are not made again while nothing in the ledger has changed.

What is kept is the page's own part alone, in the memory of the process, under everything that it
depends on: whose it is, the stamp of their ledger (which the database changes with any row of it),
the day that it is for them, and the address. The frame, with messages, tokens and the name of who
is signed in, is made each time; a page with a form that changes something has a token in its own
part, and is never kept. Another build is another process, with nothing kept yet.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString

# Some ten million letters in the memory of each process, at most.
MOST, LARGEST = 50, 200_000
TOKEN = "csrfmiddlewaretoken"


class PageCache:
    """The parts of at most `MOST` pages, those that were looked at last; of a ledger only those
    of its latest stamp, so that nothing lives on that was deleted since."""

    def __init__(self) -> None:
        self._pages: OrderedDict[tuple, dict[str, SafeString]] = OrderedDict()
        self._lock = Lock()

    def find(self, key: tuple) -> dict[str, SafeString] | None:
        with self._lock:
            owner, stamp = key[:2]
            for page in [page for page in self._pages if page[0] == owner and page[1] != stamp]:
                del self._pages[page]
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: tuple, parts: dict[str, SafeString]) -> None:
        if TOKEN in "".join(parts.values()) or sum(map(len, parts.values())) > LARGEST:
            return
        with self._lock:
            self._pages[key] = parts
            while len(self._pages) > MOST:
                self._pages.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()


pages = PageCache()


def cached_while_unchanged(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view whose page depends on the ledger, the day and the address, and on nothing else.

    The stamp came with the account, before anything of the ledger was read: what changes while the
    page is made leaves it under a stamp that nobody asks for any more.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        stamp = getattr(request.user, "ledger_stamp", None)
        if request.method != "GET" or not stamp:
            return view(request, *args, **kwargs)
        key = (request.user.pk, stamp, timezone.localdate(), request.get_full_path())
        if kept_parts := pages.find(key):
            frame = {"kept_parts": kept_parts, "view": {"scope": {"query": kept_parts["query"]}}}
            return render(request, "base.html", frame)
        parts: dict[str, SafeString] = {}
        request.page_parts = parts  # type: ignore[attr-defined]  # for the tag to put them into
        response = view(request, *args, **kwargs)
        # Without the middleware of messages there is but a list of none.
        is_told = getattr(get_messages(request), "used", False)
        if response.status_code == 200 and parts and not is_told:
            pages.put(key, parts)
        return response

    return answer
