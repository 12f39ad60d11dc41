"""Rules about one row that both databases hold, each named after its table and column.

They say nothing that only Django taught SQLite, such as a regular expression or the month of a day:
the file can then be checked, copied and dumped by SQLite's own program.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import and_
from string import ascii_uppercase
from typing import Any

from django.db.models import BaseConstraint, CheckConstraint, Q, UniqueConstraint
from django.db.models.functions import Length, Substr
from django.db.models.lookups import Exact, In

from networks.arithmetic.periods import FIRST_DAY, LAST_DAY, ROUGH, Precision

# What a column of numbers or days is held between, as it is written in the rule.
Bound = int | str | Decimal | date


def _words(column: str) -> str:
    return column.replace("_", " ").capitalize()


def within(table: str, column: str, low: Bound, high: Bound) -> CheckConstraint:
    """`column` lies between `low` and `high`, both included, or is empty.

    An upper bound also keeps out NaN and infinity, which could be stored but never read again.
    """
    rule = Q(**{f"{column}__gte": low, f"{column}__lte": high}) | Q(**{f"{column}__isnull": True})
    return CheckConstraint(
        condition=rule,
        name=f"{table}_{column}_range",
        violation_error_message=f"{_words(column)} must be between {low} and {high}.",
    )


def days(table: str, *columns: str) -> list[CheckConstraint]:
    """Each column holds a day that pages and files can show."""
    return [within(table, column, FIRST_DAY, LAST_DAY) for column in columns]


# The same as `three_capitals` says to the database.
THREE_CAPITALS = r"\A[A-Z]{3}\Z"


def three_capitals(column: str) -> Q:
    """`column` holds three letters from A to Z."""
    # Letter by letter: a regular expression would be Django's own, not SQLite's.
    letters = (In(Substr(column, place, 1), list(ascii_uppercase)) for place in (1, 2, 3))
    return Q(Exact(Length(column), 3), *letters)


def one_of(table: str, column: str, choices: Any, *, blank: bool = False) -> CheckConstraint:
    """`column` holds one of the choices; `choices` as a field takes them or a TextChoices."""
    values = [choice[0] for choice in getattr(choices, "choices", choices)]
    return CheckConstraint(
        condition=Q(**{f"{column}__in": [*values, *([""] if blank else [])]}),
        name=f"{table}_{column}_known",
        violation_error_message=f"{_words(column)} is not one of the choices.",
    )


def precisions(table: str, *columns: str, rough: bool = False) -> list[CheckConstraint]:
    """With `rough`, also "about 2009", "the 1990s" and "before 2000"."""
    fitting = [(p.value, p.value) for p in Precision if rough or p not in ROUGH]
    return [one_of(table, f"{column}_precision", fitting) for column in columns]


def ref_once(table: str, within: str) -> UniqueConstraint:
    """No two rows below the same `within` have the same lasting name."""
    return UniqueConstraint(
        fields=[within, "ref"],
        name=f"{table}_ref_once",
        violation_error_message="This is in the ledger already.",
    )


def together(
    constraints: Iterable[BaseConstraint], exclude: Collection[str]
) -> Iterator[BaseConstraint]:
    """The same constraints with all checks as one, but for those of columns in `exclude`.

    Django asks the database for each check, between two savepoints.
    """
    checks: list[Q] = []
    for constraint in constraints:
        if not isinstance(constraint, CheckConstraint):
            yield constraint
        elif (rule := Q(constraint.condition)).referenced_base_fields.isdisjoint(exclude):
            checks.append(rule)
    if checks:
        yield CheckConstraint(condition=reduce(and_, checks), name="together")
