"""A queue of those who wait to write to a SQLite file, in this process and in others.

SQLite keeps none: whoever finds the file locked sleeps and tries again, the less often the longer
it has waited, while newcomers overtake. The kernel wakes those who wait for a lock of its own in
their order, so that writers take one first. It is on the folder: no file lies beside the database,
and the kernel gives it free when a process ends in whatever way.
"""

import os
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread

# Windows has no such lock, and opens no folder either, so that nobody has a turn there.
with suppress(ImportError):
    import fcntl

PATIENCE = 10.0


def take_turn(folder: str, patience: float = PATIENCE) -> int | None:
    """A descriptor to close when one has written.

    None after `patience` seconds, or where the folder cannot be locked: SQLite has a lock of its
    own, so that who comes without a turn is only less likely to be next.
    """
    try:
        turn = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return _wait(turn, patience)
    except OSError:
        os.close(turn)
        return None
    return turn


def _wait(turn: int, patience: float) -> int | None:
    # The kernel's queue knows no end of patience. A thread waits there, and when nobody waits for
    # it any more, it passes its turn on.
    arrival: Future[int] = Future()
    try:
        Thread(target=_queue_up, args=(turn, arrival), daemon=True).start()
    except RuntimeError:
        # No more threads may be started here.
        os.close(turn)
        return None
    try:
        return arrival.result(patience)
    except TimeoutError:
        return None if arrival.cancel() else arrival.result()


def _queue_up(turn: int, arrival: Future[int]) -> None:
    fcntl.flock(turn, fcntl.LOCK_EX)
    if arrival.set_running_or_notify_cancel():
        arrival.set_result(turn)
    else:
        os.close(turn)
