"""A row of a file on its way into the ledger."""

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Entry:
    """A row of a sheet as a row of the ledger; `stored` is its own there, None when it is new.

    `changed` are the attributes in which the two differ.
    """

    sheet: Any
    line: int
    row: Any
    values: dict[str, Any]
    stored: Any = None
    bad: bool = False
    changed: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        return self.stored is None
