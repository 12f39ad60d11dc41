from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Certainty, Lens
from networks.arithmetic.periods import LAST_DAY, Period
from reflections.figures import total_in
from reflections.figures.load import read_ledger
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    PreferenceFactory,
    UserFactory,
)
from tests.reflections.rows import period

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return OrganisationFactory(name="A network")


def read(network):
    return read_ledger(network.owner).networks[network.pk]


def member(network, first, last=None, precision="day", **more):
    return MembershipFactory(
        organisation=network,
        started_on=date.fromisoformat(first),
        ended_on=last and date.fromisoformat(last),
        ended_on_precision=precision,
        **more,
    )


def days_of(network):
    return [
        (membership.days.first, membership.days.last) for membership in read(network).memberships
    ]


def test_open_membership_runs_past_any_day(network):
    member(network, "2009-09-01")
    membership = read(network).memberships[0]
    assert (membership.days, membership.is_open) == (Period(date(2009, 9, 1), LAST_DAY), True)


@pytest.mark.parametrize(
    ("last", "precision", "counts_to"),
    [
        ("2010-06-15", "day", date(2010, 6, 15)),
        ("2010-06-30", "month", date(2010, 6, 30)),
        ("2010-12-31", "year", date(2010, 12, 31)),
    ],
)
def test_vague_end_counts_to_its_last_day(network, last, precision, counts_to):
    member(network, "2009-09-01", last, precision)
    assert days_of(network) == [(date(2009, 9, 1), counts_to)]


def test_vague_end_stops_the_day_before_the_next_membership(network):
    member(network, "2009-09-01", "2010-12-31", "year")
    member(network, "2010-05-01")
    assert days_of(network)[0][1] == date(2010, 4, 30)


def test_next_membership_after_a_vague_end_changes_nothing(network):
    member(network, "2009-09-01", "2010-12-31", "year")
    member(network, "2011-05-01")
    assert days_of(network)[0][1] == date(2010, 12, 31)


def test_what_the_institution_held_meanwhile_does_not_hide_the_next_membership(network):
    member(network, "2004-01-01", "2006-12-31", "year")
    member(network, "2005-03-01", "2005-06-30", held_by="institution")
    member(network, "2006-07-01")
    assert days_of(network)[0][1] == date(2006, 6, 30)


# The bank's euro rates of 4 January 1999 were USD 1.1789 and GBP 0.7111: a dollar was £0.603189.
def test_currencies_meet_in_home_money_at_the_banks_rate(network):
    membership = member(network, "1999-01-01")
    for currency in ("GBP", "EUR", "USD"):
        fee = FeeFactory.build(
            membership=membership, amount=Decimal("100.00"), currency=currency,
            exchange_rate=None, paid_on=date(1999, 1, 4),
        )  # fmt: skip
        fee.full_clean()
        fee.save()
    amounts = [fee.amount for fee in read(network).fees]
    assert amounts == [Decimal("100.00"), Decimal("71.11"), Decimal("60.32")]


def test_foreign_refund_cancels_its_fee_to_the_penny(network):
    membership = member(network, "2010-01-01")
    for amount, kind in (("10.01", "subscription"), ("-10.01", "refund")):
        FeeFactory(
            membership=membership, amount=amount, kind=kind, currency="EUR",
            exchange_rate="0.500000", paid_on=date(2010, 1, 1),
        )  # fmt: skip
    total = total_in(read_ledger(network.owner), period("2010", "2010-12-31"), Lens.MINE)
    assert total.cost == Amount(Decimal("0.00"))


def test_home_currency_is_the_persons_own(network):
    PreferenceFactory(owner=network.owner, setting="home_currency", number=None, currency="CHF")
    assert read_ledger(network.owner).currency == "CHF"


def test_preferences_are_read_by_kind(network):
    PreferenceFactory(owner=network.owner)
    PreferenceFactory(owner=network.owner, setting="reminder_days", number=14)
    for year, rate in ((2006, 22), (2008, 20)):
        PreferenceFactory(
            owner=network.owner, setting="tax_rate", since=date(year, 4, 6), number=rate
        )
    ledger = read_ledger(network.owner)
    assert (ledger.currency, ledger.hour_value) == ("GBP", Decimal("15.00"))
    assert ledger.tax_rates == {date(2006, 4, 6): Decimal(22), date(2008, 4, 6): Decimal(20)}


def test_worth_of_an_hour_of_nothing_is_still_set(network):
    PreferenceFactory(owner=network.owner, number=0)
    assert read_ledger(network.owner).hour_value == 0


def test_unknown_amount_stays_unknown(network):
    FeeFactory(membership=member(network, "2010-01-01"), currency="USD", exchange_rate=None)
    fee = next(read(network).fees)
    assert (fee.amount, fee.known) == (None, Amount(Decimal("0.00"), Certainty.AT_LEAST))


def test_fee_without_coverage_covers_its_payment_date(network):
    FeeFactory(membership=member(network, "2010-01-01"), paid_on=date(2010, 9, 1))
    fee = next(read(network).fees)
    assert (fee.cover, fee.covers) == (period("2010-09-01", "2010-09-01"), False)


def test_activities_foreign_money_comes_home(network):
    ActivityFactory(
        organisation=network, cost="10.00", saved="5.01", currency="EUR", exchange_rate="0.5"
    )
    activity = read(network).activities[0]
    assert (activity.cost, activity.saved) == (Decimal("5.00"), Decimal("2.51"))


def test_appraisals_without_a_worth_value_nothing(network):
    membership = member(network, "2010-01-01")
    AppraisalFactory(membership=membership, worth_per_year=None, would_miss=1)
    AppraisalFactory(membership=membership, worth_per_year=0)
    assert [value.worth_per_year for value in read(network).memberships[0].valuations] == [0]


def test_last_settling_decision_is_read_with_its_choice(network):
    DecisionFactory(organisation=network, decided_on=date(2010, 8, 25), choice="renew")
    DecisionFactory(organisation=network, decided_on=date(2011, 8, 25), choice="leave")
    DecisionFactory(organisation=network, decided_on=date(2012, 8, 25), choice="undecided")
    found = read(network)
    assert (found.last_choice, found.last_decided_on) == ("leave", date(2011, 8, 25))


def test_short_name_falls_back_on_the_name(network):
    other = OrganisationFactory(owner=network.owner, name="Another network", short_name="AN")
    assert (read(network).short, read(other).short) == ("A network", "AN")


def test_networks_come_in_order_of_entry(network):
    later = OrganisationFactory(owner=network.owner, name="Aardvarks")
    member(later, "1990-01-01")
    member(network, "2000-01-01")
    assert list(read_ledger(network.owner).networks) == [network.pk, later.pk]


def test_another_persons_rows_are_never_read(network):
    theirs = member(OrganisationFactory(name="A network"), "2010-01-01")
    FeeFactory(membership=theirs)
    PreferenceFactory(owner=theirs.organisation.owner)
    ledger = read_ledger(network.owner)
    assert (list(ledger.networks), ledger.hour_value) == ([network.pk], None)


def test_thousand_fees_of_ten_pence_are_100(network):
    membership = member(network, "2010-01-01")
    FeeFactory.create_batch(1000, membership=membership, amount="0.10", paid_on=date(2010, 1, 1))
    total = total_in(read_ledger(network.owner), period("2010", "2010-12-31"), Lens.MINE)
    assert total.cost == Amount(Decimal("100.00"))


@pytest.mark.parametrize("organisations", [1, 30])
def test_ledger_takes_six_queries(django_assert_num_queries, organisations):
    person = UserFactory()
    for _ in range(organisations):
        membership = MembershipFactory(organisation__owner=person)
        FeeFactory(membership=membership)
        AppraisalFactory(membership=membership)
        ActivityFactory(organisation=membership.organisation)
        DecisionFactory(organisation=membership.organisation)
    with django_assert_num_queries(6):
        read_ledger(person)


def decided(network, on, choice, fee):
    DecisionFactory(organisation=network, decided_on=on, choice=choice, fee=fee and Decimal(fee))


def test_fee_refused_belongs_to_the_membership_before_the_gap(network):
    member(network, "2006-09-01", "2007-08-31")
    member(network, "2009-09-01", "2010-08-31")
    decided(network, "2007-08-25", "leave", "144.00")
    decided(network, "2008-08-25", "not_join", "150.00")
    decided(network, "2009-01-25", "leave", None)
    decided(network, "2010-08-25", "renew", "160.00")
    assert [membership.refused for membership in read(network).memberships] == [
        Decimal("150.00"),
        None,
    ]
