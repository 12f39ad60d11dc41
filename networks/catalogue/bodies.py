"""From CSV files to a catalogue: one row is one body, or a group of one."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from networks.arithmetic.text import fold, same_name
from networks.models import Organisation

COLUMNS = ("name", "short_name", "kind", "setting", "parent", "website")
REQUIRED = ("name", "kind")
CHECKED = ("name", "short_name", "kind", "setting", "website")


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
        return [one for one in self.bodies.values() if same_name(one.parent) == body.name_key]

    def search(self, text: str) -> list[Body]:
        """Those in whose names each word of `text` stands, short names first."""
        words = fold(text).split()
        found = [
            body for body in self.bodies.values() if all(word in body.searchable for word in words)
        ]
        whole = " ".join(words)
        return sorted(found, key=lambda body: not fold(body.short).startswith(whole))

    @cached_property
    def _by_key(self) -> dict[str, Body]:
        return {body.key: body for body in self.bodies.values()}


def read_catalogue(paths: Iterable[Path]) -> Catalogue:
    """A body of a later file takes the place of its namesake; nothing that is wrong raises."""
    found, places = Catalogue(), {}
    for path in paths:
        try:
            for place, body in _rows(path, found.problems):
                found.bodies[body.name_key] = body
                places[body.name_key] = place
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            found.problems.append(f"{path}: {error}")
    _drop_orphans(found, places)
    return found


def _rows(path: Path, problems: list[str]) -> Iterator[tuple[str, Body]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream, strict=True, restkey="", restval="")
        headings = reader.fieldnames or []
        if wrong := _wrong_headings(headings):
            problems.append(f"{path}: {wrong}")
            return
        for row in reader:
            place = f"{path}, line {reader.line_num}"
            try:
                yield place, _body(row)
            except ValidationError as error:
                problems.append(f"{place}: {_said(error)}")


def _wrong_headings(headings) -> str:
    if unknown := [one for one in headings if one not in COLUMNS]:
        return f"there is no column “{unknown[0]}”; a catalogue has {', '.join(COLUMNS)}."
    if missing := [one for one in REQUIRED if one not in headings]:
        return f"the column {missing[0]} must be there."
    return ""


def _body(row: dict[str, str]) -> Body:
    if "" in row:
        raise ValidationError("the row has more cells than the header.")
    given = {name: text.strip() for name, text in row.items() if text.strip()}
    checked = Organisation(**{name: given[name] for name in CHECKED if name in given})
    checked.kind = given.get("kind", "")
    fields = {one.name for one in Organisation._meta.fields}
    checked.clean_fields(exclude=fields - set(CHECKED))
    parent = Organisation._meta.get_field("name").to_python(given.get("parent", ""))
    return Body(**{name: getattr(checked, name) for name in CHECKED}, parent=parent)


def _said(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    told = error.message_dict.items()
    return " ".join(f"{name}: {' '.join(messages)}" for name, messages in told)


def _drop_orphans(found: Catalogue, places: dict[str, str]) -> None:
    """Bodies from which no chain of parents leads to one that stands by itself."""
    for key, body in list(found.bodies.items()):
        above, seen = body, {key}
        while above.parent:
            step = same_name(above.parent)
            if step not in found.bodies or step in seen:
                reason = "lies inside itself" if step in seen else "is in no file"
                found.problems.append(f"{places[key]}: its parent “{above.parent}” {reason}.")
                del found.bodies[key]
                break
            seen.add(step)
            above = found.bodies[step]
