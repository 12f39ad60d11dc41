"""What is done when the answer has gone out, so that nobody can tell from it how long it took."""

import logging
from collections.abc import Callable

from django.http import HttpRequest

log = logging.getLogger("django.request")


class RunDeferredWork:
    """Do what views put off. Nobody waits for it, so a fault in it is for the log alone.

    The server closes an answer that it has sent; connections to the database end only then.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.put_off = []
        response = self.get_response(request)
        if request.put_off:
            response.close = _closing(response.close, request.put_off)
        return response


def put_off(request: HttpRequest, task: Callable[[], object]) -> None:
    request.put_off.append(task)  # type: ignore[attr-defined]  # by RunDeferredWork


def _closing(close: Callable[[], None], tasks: list[Callable[[], object]]) -> Callable[[], None]:
    def do_and_close():
        while tasks:
            try:
                tasks.pop(0)()
            except Exception:
                log.exception("What was put off until after the answer failed.")
        close()

    return do_and_close
