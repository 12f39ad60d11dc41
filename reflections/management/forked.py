"""Work in a process of its own: beside others, or so that what it takes can be measured."""

import os
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from django.db import connections


def begin(work: Callable[[TextIO], None]) -> TextIO:
    """What it reports, to be read to its end and waited for; what it raises is told nobody."""
    # Two processes on one connection would mix up their answers.
    connections.close_all()
    reader, writer = os.pipe()
    if os.fork() == 0:
        with suppress(BaseException), os.fdopen(writer, "w") as report:
            work(report)
        # At once: what the parent opened and would close at its end is not the child's to touch.
        os._exit(0)
    os.close(writer)
    return os.fdopen(reader)


def end(report: TextIO) -> str:
    """All that it reported."""
    with report:
        reported = report.read()
    os.wait()
    return reported
