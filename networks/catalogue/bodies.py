"""From CSV files to a catalogue: one row is one body, or a group of one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from networks.arithmetic.text import fold, same_name
from networks.csvfiles.columns.of_fields import column, columns
from networks.csvfiles.columns.references import OrganisationColumn
from networks.csvfiles.importing.reports import Problem
from networks.csvfiles.reading.sheets import Sheet, read_sheet
from networks.csvfiles.table import Table
from networks.models import Organisation

CHECKED = ("name", "short_name", "kind", "setting", "website")
CATALOGUE = Table(
    name="catalogue",
    model=Organisation,
    columns=(
        *columns(Organisation, "name", "short_name"),
        # In a ledger a kind may be left to its default; what many pick from has to say it.
        column(Organisation, "kind").must_be_there(),
        *columns(Organisation, "setting", "website"),
        OrganisationColumn(Organisation._meta.get_field("parent")),
    ),
    key=attrgetter("name_key"),
)


@dataclass(frozen=True)
class Body:
    """`parent` is the name of the body that it is a group of, or empty."""

    name: str
    short_name: str
    kind: str
    setting: str
    parent: str
    website: str

    @property
    def key(self) -> str:
        """What it is called in an address."""
        return slugify(self.name, allow_unicode=True)

    @property
    def name_key(self) -> str:
        return same_name(self.name)

    @property
    def short(self) -> str:
        return self.short_name or self.name

    @cached_property
    def searchable(self) -> str:
        return fold(f"{self.name} {self.short_name}")

    @property
    def fields(self) -> dict[str, str]:
        """What an organisation in a ledger takes over from it, its place in the tree apart."""
        return {name: getattr(self, name) for name in CHECKED}


@dataclass
class Catalogue:
    """`problems` say what is wrong with its files, and where; those rows are not in it."""

    bodies: dict[str, Body] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def tops(self) -> list[Body]:
        return [body for body in self.bodies.values() if not body.parent]

    def get(self, key: str) -> Body | None:
        return self._by_key.get(key)

    def parent_of(self, body: Body) -> Body | None:
        return self.bodies.get(same_name(body.parent))

    def groups_of(self, body: Body) -> list[Body]:
        return [group for group in self.bodies.values() if same_name(group.parent) == body.name_key]

    def search(self, text: str) -> list[Body]:
        """Those in whose names each word of `text` stands, short names first."""
        words = fold(text).split()
        bodies = [
            body for body in self.bodies.values() if all(word in body.searchable for word in words)
        ]
        beginning = " ".join(words)
        # Sorting is stable: otherwise they stay in the order of the files.
        return sorted(bodies, key=lambda body: not fold(body.short).startswith(beginning))

    @cached_property
    def _by_key(self) -> dict[str, Body]:
        return {body.key: body for body in self.bodies.values()}


def read_catalogue(paths: Iterable[Path]) -> Catalogue:
    """A body of a later file takes the place of its namesake; nothing that is wrong raises."""
    catalogue, places = Catalogue(), {}
    for path in paths:
        try:
            sheet = read_sheet(CATALOGUE, path.read_bytes(), str(path))
        except OSError as error:
            catalogue.problems.append(f"{path}: {error}")
            continue
        catalogue.problems += map(str, sheet.problems)
        for place, body in _bodies(sheet, catalogue.problems):
            catalogue.bodies[body.name_key] = body
            places[body.name_key] = place
    _drop_orphans(catalogue, places)
    return catalogue


def _bodies(sheet: Sheet, problems: list[str]) -> Iterator[tuple[str, Body]]:
    for line, cells in sheet.rows:
        given = {absent.heading: absent.default() for absent in sheet.absent}
        wrong = []
        for read_by, cell in zip(sheet.columns, cells, strict=True):
            try:
                given[read_by.heading] = read_by.read(cell)
            except ValidationError as error:
                reason = " ".join(error.messages)
                wrong.append(str(Problem(sheet.file, reason, line, read_by.heading)))
        problems += wrong
        if not wrong:
            texts = {name: value or "" for name, value in given.items()}
            yield f"{sheet.file}, line {line}", Body(**texts)


def _drop_orphans(catalogue: Catalogue, places: dict[str, str]) -> None:
    """Bodies from which no chain of parents leads to one that stands by itself."""
    for key, body in list(catalogue.bodies.items()):
        # Each by its own walk up: two in a loop, or below one, must both go.
        above, seen = body, {key}
        while above.parent:
            step = same_name(above.parent)
            if step not in catalogue.bodies or step in seen:
                reason = "lies inside itself" if step in seen else "is in no file"
                catalogue.problems.append(f"{places[key]}: its parent “{above.parent}” {reason}.")
                del catalogue.bodies[key]
                break
            seen.add(step)
            above = catalogue.bodies[step]
