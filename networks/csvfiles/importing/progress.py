"""How far an import is, told while it goes on, so that whoever waits sees it and can break it off.

What takes long is a generator that tells of every thousand rows. Whoever closes it midway ends it
there, and the transaction that it is in takes back what was done.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import TypeVar

from networks.csvfiles.table import Table

Result = TypeVar("Result")
TOLD_EVERY = 1000


@dataclass(frozen=True)
class Progress:
    """`doing` is read, checked or saved: what was done to so many of the rows of a file."""

    table: Table
    doing: str
    done: int
    total: int


WithProgress = Generator[Progress, None, Result]


def finished(work: WithProgress[Result]) -> Result:
    """What comes of it in the end, with nobody listening."""
    while True:
        # A generator's answer comes with its end.
        try:
            next(work)
        except StopIteration as end:
            return end.value


def due(table: Table, doing: str, done: int, total: int) -> Iterator[Progress]:
    """What is to be told after that many rows, if anything."""
    if done % TOLD_EVERY == 0 or done == total:
        yield Progress(table, doing, done, total)
