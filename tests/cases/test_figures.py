"""Ledgers on which the first edition went wrong: what is right stands in each one's steps.md."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from networks import csvfiles
from networks.arithmetic.money import Amount, Lens, Payer
from networks.arithmetic.periods import VagueDate, calendar_year
from networks.changing import one_change
from networks.changing.merging import become
from networks.models import ChangeKind, Organisation
from reflections.arithmetic.verdicts import Verdict, WorthIs
from reflections.csv_tables import LEDGER
from reflections.figures import summarise
from reflections.figures.belonging import was_left
from reflections.figures.load import read_ledger
from reflections.history.decisions import read_decisions
from reflections.history.outcomes import add_up, look_back
from reflections.history.spells import days_out
from reflections.renewals.advice import advice
from reflections.renewals.due import renewals
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

CASES = Path(__file__).parent
TODAY = date(2026, 11, 26)


def person_of(case):
    person = UserFactory()
    assert csvfiles.bring_in(person, csvfiles.from_path(LEDGER, CASES / case)).problems == []
    return person


def renewals_of(person, lens=Lens.MINE):
    return renewals(read_ledger(person), TODAY, lens)


def renewal_in(case, lens=Lens.MINE):
    (found,) = renewals_of(person_of(case), lens)
    return found


def year_of(person):
    return summarise(read_ledger(person), calendar_year(2026), Lens.MINE, TODAY)


def test_fee_by_the_month_is_weighed_by_the_year():
    found = renewal_in("fee-by-the-month")
    assert found.fee == Amount(Decimal("240.00"))
    assert (found.label, found.highest_fee) == ("Not worth it", Decimal("83.33"))


def test_fifteen_months_are_weighed_by_twelve():
    found = renewal_in("fifteen-months-at-first")
    assert (found.fee, found.label) == (Amount(Decimal("96.00")), "Borderline")


def test_free_year_is_weighed_by_the_last_fee_above_nothing():
    found = renewal_in("free-year")
    assert (found.fee, found.label) == (Amount(Decimal("150.00")), "Not worth it")
    assert found.on == date(2027, 1, 1)
    assert "This year was free; the last fee was £150.00." in advice(found)


def test_fees_of_groups_are_counted_where_their_worth_is():
    group, body = renewals_of(person_of("group-with-its-own-fee"))
    assert (body.cost, body.label) == (Amount(Decimal("202.00")), "Borderline")
    assert body.highest_fee + body.fees_below.value == Decimal("158.33")
    assert advice(group).endswith("It needs Library Body, which has a fee of its own.")


@pytest.mark.parametrize(("lens", "label"), [(Lens.MINE, "Worth it"), (Lens.ALL, "Not worth it")])
def test_half_of_a_joint_fee_is_weighed_under_my_money(lens, label):
    assert renewal_in("joint-membership", lens).label == label


def test_fee_paid_back_is_borne_by_who_paid_it_back():
    found = renewal_in("paid-back-by-the-employer")
    assert found.by_payer == {Payer.EMPLOYER: Amount(Decimal("184.00"))}
    assert found.verdict_if_i_paid == Verdict.WORTH_IT


def test_part_of_a_year_is_weighed_by_the_year():
    found = renewal_in("part-of-the-first-year")
    assert (found.worth, found.fee) == (Decimal("200.00"), Amount(Decimal("180.00")))
    assert (found.label, found.highest_fee) == ("Borderline", Decimal("166.66"))


def test_worth_not_said_is_not_nothing():
    summary = year_of(person_of("worth-not-said-for-all"))
    silent = summary.rows[1].whole
    assert (silent.worth, silent.net, silent.back) == (None, None, None)
    assert (summary.total.worth, summary.total.worth_is) == (Decimal("150.00"), WorthIs.AT_LEAST)


def test_worth_of_a_body_ends_when_it_closes():
    person = person_of("body-that-closed")
    body, new = Organisation.objects.of(person)
    body.closed_on, body.closed_on_precision, body.successor = date(2026, 4, 30), "day", new
    body.save()
    assert renewals_of(person) == []
    # 120 of 365 days at 100.00.
    assert year_of(person).rows[0].whole.worth == Decimal("32.88")
    assert left_by(person) == []


def test_paid_time_goes_on_after_a_merger():
    person = person_of("went-on-after-a-merger")
    old, new = Organisation.objects.of(person)
    with one_change(person, "", ChangeKind.CHANGED) as steps:
        become(old, new, VagueDate(date(2026, 5, 1)), steps, carry_on=True)
    (found,) = renewals_of(person)
    assert (found.network.id, found.on) == (new.pk, date(2027, 1, 1))
    assert found.fee == Amount(Decimal("150.00"))
    ledger = read_ledger(person)
    assert left_by(person) == []
    assert days_out(ledger.networks[old.pk], TODAY) == []


def left_by(person):
    ledger = read_ledger(person)
    return [
        network.name for network in ledger.networks.values() if was_left(ledger, network, TODAY)
    ]


def test_time_away_that_arrears_paid_for_saved_nothing():
    person = person_of("arrears-paid-later")
    hindsights = look_back(read_ledger(person), read_decisions(person), TODAY)
    assert add_up(hindsights).unpaid == Amount()


def test_network_that_closed_before_one_could_join_was_not_left():
    assert left_by(person_of("never-joined")) == []
