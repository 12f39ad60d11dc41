"""Whatever is done to a ledger in whatever order, it holds to its rules and can be taken back."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from networks.arithmetic.periods import VagueDate
from networks.changing import save, throw_away
from networks.changing.merging import become, merge
from networks.changing.undo import CannotUndo, go_back, undo
from networks.models import Activity, Change, Fee, Membership, Organisation, Record
from networks.models.change import ChangedRow, RowChange, stored_values
from reflections.csv_tables import LEDGER
from reflections.models import Appraisal
from tests.factories import UserFactory
from tests.networks.csvfiles.files import bring_in, said

YEARS = st.integers(2008, 2012)
NAMES = st.sampled_from(["CILIP", "CDG", "ARLG", "LISU"])
ANY = st.integers(0, 99)
PENNIES = st.integers(0, 30000).map(lambda pennies: Decimal(pennies) / 100)


def ledger(owner) -> dict:
    """Every row but the number of its saves."""
    return {
        (table.name, row.pk): stored_values(row) | {"version": 0}
        for table in LEDGER
        for row in table.of(owner)
    }


class AnyChanges(RuleBasedStateMachine):
    """What the rules of a ledger refuse is no step; only its refusal has to be in words."""

    @initialize()
    def begin(self):
        self.owner = UserFactory()
        self.done: list[Change] = []

    def rows(self, *models: type[Record]) -> list[Record]:
        return [row for model in models for row in model.objects.of(self.owner).order_by("pk")]

    def one(self, number: int, *models: type[Record]) -> Record | None:
        rows = self.rows(*models)
        return rows[number % len(rows)] if rows else None

    def note(self, change: Change | None) -> None:
        if change:
            self.done.append(change)

    def try_to_save(self, row: Record, **values) -> None:
        for name, value in values.items():
            setattr(row, name, value)
        try:
            row.full_clean()
            self.note(save(self.owner, row))
        except ValidationError as refused:
            assert refused.messages

    @rule(name=NAMES, parent=ANY, is_group=st.booleans())
    def add_network(self, name, parent, is_group):
        body = self.one(parent, Organisation) if is_group else None
        self.try_to_save(Organisation(owner=self.owner, name=name, parent=body))

    @rule(at=ANY, year=YEARS, years=st.integers(0, 2) | st.none())
    def join(self, at, year, years):
        if network := self.one(at, Organisation):
            until = None if years is None else date(year + years, 12, 31)
            start = date(year, 1, 1)
            self.try_to_save(Membership(organisation=network, started_on=start, ended_on=until))

    @rule(at=ANY, year=YEARS, amount=PENNIES)
    def add_below_a_membership(self, at, year, amount):
        if membership := self.one(at, Membership):
            day = date(year, 6, 1)
            paid = {"amount": amount, "currency": "GBP", "exchange_rate": Decimal(1)}
            self.try_to_save(Fee(membership=membership, paid_on=day, **paid))
            self.try_to_save(Appraisal(membership=membership, date=day, worth_per_year=amount))

    @rule(at=ANY, year=YEARS)
    def log(self, at, year):
        if network := self.one(at, Organisation):
            paid = {"currency": "GBP", "exchange_rate": Decimal(1)}
            day = date(year, 3, 16)
            self.try_to_save(Activity(organisation=network, date=day, title="Meeting", **paid))

    @rule(at=ANY, amount=PENNIES)
    def change_fee(self, at, amount):
        if fee := self.one(at, Fee):
            self.try_to_save(fee, amount=amount)

    @rule(at=ANY, year=YEARS)
    def move_membership(self, at, year):
        if membership := self.one(at, Membership):
            self.try_to_save(membership, started_on=date(year, 1, 1))

    @rule(at=ANY, year=YEARS)
    def close_network(self, at, year):
        if network := self.one(at, Organisation):
            self.try_to_save(network, closed_on=date(year, 12, 31))

    @rule(at=ANY)
    def delete(self, at):
        if row := self.one(at, Organisation, Membership, Fee, Activity, Appraisal):
            self.note(throw_away(self.owner, row))

    @rule(first=ANY, other=ANY, year=YEARS, are_the_same=st.booleans(), carry_on=st.booleans())
    def unite(self, first, other, year, are_the_same, carry_on):
        gone, into = self.one(first, Organisation), self.one(other, Organisation)
        if gone != into:
            try:
                if are_the_same:
                    self.note(merge(gone, into))
                else:
                    start = VagueDate(date(year, 1, 1))
                    self.note(become(gone, into, start, carry_on=carry_on))
            except ValidationError as refused:
                assert refused.messages

    @rule(name=NAMES, year=YEARS, amount=PENNIES)
    def import_files(self, name, year, amount):
        plan = bring_in(
            self.owner,
            organisations=f"name,notes\n{name},from a file",
            memberships=f"organisation,started_on\n{name},{year}-01-01",
            activities=f"organisation,date,title,cost\n{name},{year}-02-01,Dinner,{amount}",
        )
        assert plan.problems == [] or all(said(plan))
        latest = Change.objects.of(self.owner).order_by("pk").last()
        if latest and latest not in self.done and latest.is_open:
            self.done.append(latest)

    @rule(at=ANY)
    def go_back_to_an_earlier_version(self, at):
        own = ChangedRow.objects.of(self.owner).filter(what=RowChange.CHANGED).order_by("pk")
        if own:
            try:
                self.note(go_back(own[at % len(own)]))
            except CannotUndo as refused:
                assert str(refused)

    @rule()
    def undo_the_latest(self):
        if self.done:
            undo(self.done.pop())

    @invariant()
    def every_row_stands_among_the_others(self):
        for table in LEDGER:
            for row in table.of(self.owner):
                row.full_clean()

    @invariant()
    def own_files_are_taken_and_change_nothing(self):
        plan = bring_in(self.owner, **self.files())
        assert (said(plan), plan.changes_nothing) == ([], True)

    def files(self) -> dict[str, str]:
        return {table.name: "".join(table.lines(table.exported(self.owner))) for table in LEDGER}

    def teardown(self):
        plan = bring_in(None, **self.files())
        assert said(plan) == []
        for change in reversed(self.done):
            undo(change)
        assert ledger(self.owner) == {}


@pytest.mark.django_db
def test_any_changes_in_any_order():
    small = settings(max_examples=5, stateful_step_count=8)
    run_state_machine_as_test(AnyChanges, settings=small)
