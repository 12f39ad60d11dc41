"""A ledger says in its files which currency it is kept in, chosen or not."""

import io
from decimal import Decimal

import pytest

from networks.csvfiles import bring_in
from networks.models import Preference
from tests.factories import FeeFactory, PreferenceFactory, UserFactory
from tests.networks.csvfiles.files import from_stream, write_zip

pytestmark = pytest.mark.django_db


def exported(owner):
    stream = io.BytesIO()
    write_zip(owner, stream)
    stream.seek(0)
    return stream


@pytest.fixture
def pounds():
    """A ledger in pounds whose owner never chose a currency."""
    fee = FeeFactory(amount=Decimal("75.00"))
    return fee.membership.organisation.owner


def test_ledger_in_pounds_makes_an_empty_one_keep_pounds(pounds):
    reader = UserFactory()
    PreferenceFactory(owner=reader, setting="home_currency", number=None, currency="EUR")
    assert bring_in(reader, from_stream("ledger.zip", exported(pounds))).ok
    assert Preference.objects.home_currency(reader.pk) == "GBP"


def test_ledger_in_pounds_is_refused_by_one_in_euros(pounds):
    reader = FeeFactory(currency="EUR").membership.organisation.owner
    PreferenceFactory(owner=reader, setting="home_currency", number=None, currency="EUR")
    problems = bring_in(reader, from_stream("ledger.zip", exported(pounds))).problems
    assert [(problem.file, problem.line) for problem in problems] == [("preferences.csv", 2)]


def test_currency_that_was_never_chosen_comes_back_unchosen(pounds):
    plan = bring_in(pounds, from_stream("ledger.zip", exported(pounds)))
    assert plan.ok and plan.changes_nothing
    assert not Preference.objects.exists()


def test_another_currency_is_chosen_for_an_empty_ledger():
    reader = UserFactory()
    file = io.BytesIO(b"setting,from,value\nhome_currency,,EUR\n")
    assert bring_in(reader, from_stream("preferences.csv", file)).added == 1
    assert Preference.objects.home_currency(reader.pk) == "EUR"
