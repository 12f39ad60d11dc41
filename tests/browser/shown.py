"""A page and what is done on it before one looks."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Shown:
    """A page; `do` is done on the page at `address` and leads to what is looked at.

    Words in braces in the address are filled in from `places`.
    """

    name: str
    address: str
    do: Callable | None = None
    status: int = 200
    # Where axe looks; everywhere, unless the rest has a page of its own.
    part: str = "html"
