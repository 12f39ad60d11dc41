from datetime import date
from decimal import Decimal

import pytest

from reflections.models import Appraisal
from tests.factories import AppraisalFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def before():
    return MembershipFactory(organisation__name="Guild", started_on=date(2012, 5, 1))


@pytest.fixture
def after(before):
    return MembershipFactory(
        organisation__owner=before.organisation.owner, started_on=date(2026, 5, 1)
    )


def test_last_said_of_each_goes_on_and_what_looks_back_does_not(before, after):
    AppraisalFactory(membership=before, date=date(2024, 1, 1), worth_per_year="90", would_miss=2)
    AppraisalFactory(membership=before, date=date(2025, 1, 1), worth_per_year="100", got_out=4)
    AppraisalFactory(membership=before, date=date(2026, 1, 1), worth_per_year=None, put_in=3)
    answer = Appraisal.gone_on(before, after)
    assert (answer.date, answer.worth_per_year, answer.would_miss) == (
        date(2026, 5, 1), Decimal("100"), 2,
    )  # fmt: skip
    assert (answer.put_in, answer.got_out) == (None, None)
    assert answer.note == "As you said of Guild on 1 January 2025."


def test_nothing_goes_on_where_neither_worth_nor_missing_was_said(before, after):
    AppraisalFactory(membership=before, date=date(2026, 1, 1), worth_per_year=None, put_in=3)
    assert Appraisal.gone_on(before, after) is None
