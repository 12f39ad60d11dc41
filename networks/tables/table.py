"""What the CSV file of one model looks like, for page, admin, command and import alike."""

import csv
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from networks.tables.columns import Column


@dataclass(frozen=True)
class Table:
    """One CSV file. `key` says what makes a row the same.

    Rows may share a key, unless `once` gives a heading and what is wrong there when two do;
    {line} in it is that of the first.
    """

    name: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    key: Callable[[Any], Hashable]
    once: tuple[str, str] | None = None
    joins: tuple[str, ...] = ()
    prefetches: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @cached_property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]

    @cached_property
    def required(self) -> list[str]:
        return [column.heading for column in self.columns if column.required]

    def select(self, queryset):
        """The same rows with all that `lines` needs in a constant number of queries."""
        return queryset.select_related(*self.joins).prefetch_related(*self.prefetches)

    def of(self, owner):
        """The owner's rows in the order in which they were entered."""
        return self.model.objects.of(owner).order_by("id")

    def lines(self, rows: Iterable[Any]) -> Iterator[str]:
        """The text of the file, one row at a time, the header first."""
        writer = csv.writer(_Echo(), lineterminator="\n")
        yield writer.writerow(self.headings)
        for row in rows:
            yield writer.writerow([column.write(row) for column in self.columns])


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text
