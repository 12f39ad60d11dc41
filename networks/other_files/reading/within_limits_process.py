"""Runs another program of this folder within limits of memory and time; never imported.

Arguments: the seconds of CPU that it may take, its path, and what it is given itself.
"""

import contextlib
import runpy
import sys

MEGABYTE = 1024 * 1024
MOST_MEMORY = 700 * MEGABYTE


def limit(seconds: int) -> None:
    """Not every system has all of these, and Windows none."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in (("RLIMIT_AS", MOST_MEMORY), ("RLIMIT_CPU", seconds)):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            resource.setrlimit(getattr(resource, kind), (most, most))
    with contextlib.suppress(AttributeError, OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    limit(int(sys.argv[1]))
    sys.argv = sys.argv[2:]
    runpy.run_path(sys.argv[0], run_name="__main__")
