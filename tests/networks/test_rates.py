"""The European Central Bank's rates, against those it published."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from networks.models import Activity
from networks.rates import reference_rate
from tests.factories import ActivityFactory, FeeFactory, MembershipFactory, PreferenceFactory

# As published: on 1 September 2010, 1 EUR = 1.2800 USD = 0.83105 GBP.
THAT_DAY = date(2010, 9, 1)


def test_rate_is_the_quotient_of_two_euro_rates():
    assert reference_rate("USD", "GBP", THAT_DAY) == Decimal("0.649258")


def test_rate_of_the_euro_is_as_published():
    assert reference_rate("EUR", "GBP", THAT_DAY) == Decimal("0.831050")


def test_weekend_takes_the_friday_before():
    friday, sunday = date(2010, 9, 3), date(2010, 9, 5)
    assert reference_rate("USD", "GBP", sunday) == reference_rate("USD", "GBP", friday)


@pytest.mark.parametrize(
    ("currency", "day"),
    [
        ("USD", date(1998, 12, 31)),
        ("USD", date(2199, 12, 31)),
        ("RUB", date(2023, 1, 2)),
        ("XYZ", THAT_DAY),
    ],
)
def test_no_rate_is_guessed(currency, day):
    with pytest.raises(LookupError):
        reference_rate(currency, "GBP", day)


@pytest.mark.django_db
def test_foreign_fee_takes_the_rate_of_its_payment_date_and_keeps_it():
    fee = FeeFactory.build(
        membership=MembershipFactory(), paid_on=THAT_DAY, amount=Decimal("185.00"),
        currency="USD", exchange_rate=None,
    )  # fmt: skip
    fee.full_clean()
    assert fee.exchange_rate == Decimal("0.649258")
    fee.paid_on = date(2010, 10, 1)
    fee.full_clean()
    assert fee.exchange_rate == Decimal("0.649258")


@pytest.mark.django_db
def test_foreign_fee_without_a_known_rate_is_refused():
    fee = FeeFactory.build(
        membership=MembershipFactory(), amount=Decimal("1.00"), currency="XYZ", exchange_rate=None
    )
    with pytest.raises(ValidationError, match="Give the exchange rate"):
        fee.full_clean()


@pytest.mark.django_db
def test_home_currency_is_the_persons_own_and_its_rate_is_one():
    activity = ActivityFactory(cost=Decimal("6.20"), currency="EUR")
    owner = activity.organisation.owner
    PreferenceFactory(owner=owner, setting="home_currency", number=None, currency="EUR")
    activity = Activity.objects.get()
    activity.currency, activity.exchange_rate = "", None
    activity.full_clean()
    assert (activity.currency, activity.exchange_rate) == ("EUR", 1)
    activity.exchange_rate = Decimal("1.1")
    with pytest.raises(ValidationError, match="always 1"):
        activity.full_clean()
