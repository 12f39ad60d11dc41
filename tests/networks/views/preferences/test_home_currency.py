"""Another home currency: all money of the ledger becomes that of it."""

from decimal import Decimal

import pytest

from networks.models import Activity, Fee, Membership, Preference
from reflections.models import Appraisal, Decision
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    PreferenceFactory,
)
from tests.networks.views.preferences.page import PAGE
from tests.networks.views.sending import ledger, send, undo_latest

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_use(alice):
    """£10.00 and €20.00 at 0.85, worth £150.00 a year, £144.00 refused, and £15 an hour."""
    membership = MembershipFactory(organisation__owner=alice)
    FeeFactory(membership=membership, amount="10.00")
    FeeFactory(membership=membership, amount="20.00", currency="EUR", exchange_rate="0.85")
    AppraisalFactory(membership=membership, worth_per_year="150.00")
    DecisionFactory(organisation=membership.organisation, fee="144.00")
    ActivityFactory(organisation=membership.organisation, cost="6.00")
    PreferenceFactory(owner=alice, number="15.00")
    return ledger(alice)


def money_of(owner):
    fees = Fee.objects.of(owner).order_by("id").values_list("amount", "currency", "exchange_rate")
    worth = Appraisal.objects.of(owner).get().worth_per_year
    hour = Preference.objects.of(owner).get(setting="hour_value").number
    return list(fees), worth, Decision.objects.of(owner).get().fee, hour


def test_rate_for_what_is_there_is_asked_and_the_banks_offered(client, alice, in_use):
    answer = send(client, PAGE, home_currency="EUR")
    form = answer.context["form"]
    assert list(form.errors) == ["home_rate"]
    assert Decimal(form["home_rate"].value()) > 0
    assert ledger(alice) == in_use


def test_all_money_becomes_that_of_the_new_currency(client, alice, in_use):
    send(client, PAGE, home_currency="EUR", home_rate="1.2")
    assert Preference.objects.home_currency(alice.pk) == "EUR"
    fees, worth, refused, hour = money_of(alice)
    # Ten pounds are twelve euros; twenty euros are twenty.
    assert fees == [(10, "GBP", Decimal("1.2")), (20, "EUR", 1)]
    assert (worth, refused, hour) == (180, Decimal("172.80"), 18)
    assert Activity.objects.of(alice).get().exchange_rate == Decimal("1.2")


def test_one_undo_brings_the_old_currency_back_to_the_penny(client, alice, in_use):
    send(client, PAGE, home_currency="EUR", home_rate="1.234567")
    undo_latest(client)
    assert ledger(alice) == in_use


def test_currency_stays_where_money_came_in_since(client, alice, in_use):
    send(client, PAGE, home_currency="EUR", home_rate="1.2")
    FeeFactory(membership=Membership.objects.get(), amount="1.00", currency="EUR")
    undo_latest(client)
    assert Preference.objects.home_currency(alice.pk) == "EUR"


@pytest.mark.parametrize("rate", ["0", "much", "-1", "0.000001", "999999"])
def test_rate_that_cannot_be_is_refused_and_nothing_changes(client, alice, in_use, rate):
    Appraisal.objects.update(worth_per_year="9999.00")
    before = ledger(alice)
    answer = send(client, PAGE, home_currency="EUR", home_rate=rate)
    is_refused = answer.status_code == 422
    assert is_refused == (rate != "0.000001")
    assert (ledger(alice) == before) == is_refused


def test_another_persons_money_stays_as_it_is(client, alice, in_use):
    fee = FeeFactory(amount="7.00")
    send(client, PAGE, home_currency="EUR", home_rate="1.2")
    fee.refresh_from_db()
    assert fee.exchange_rate == 1


def test_currency_of_an_empty_ledger_needs_no_rate(client, alice):
    assert send(client, PAGE, home_currency="EUR").status_code == 302
