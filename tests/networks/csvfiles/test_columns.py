from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from networks.arithmetic.periods import Precision, VagueDate
from networks.csvfiles.columns import column
from networks.models import Activity, Fee, Membership, Organisation
from tests.factories import ActivityFactory, FeeFactory, MembershipFactory, OrganisationFactory


def read(model, name, cell):
    return column(model, name).read(cell)


@pytest.mark.parametrize(
    ("model", "name", "cell", "value"),
    [
        (Activity, "title", " Study visit ", "Study visit"),
        (Activity, "title", "Cafe\u0301", "Café"),
        (Activity, "title", "'=1+1", "=1+1"),
        (Activity, "title", "''=1+1", "'=1+1"),
        (Activity, "title", "'tis", "'tis"),
        (Activity, "title", "''x", "''x"),
        (Activity, "outcome", "'-5", "-5"),
        (Activity, "outcome", "one\r\ntwo", "one\ntwo"),
        (Activity, "date", "2011-03-12", date(2011, 3, 12)),
        (Activity, "hours", "1.5", Decimal("1.50")),
        (Activity, "hours", "", None),
        (Activity, "rating", " 4 ", 4),
        (Activity, "kind", "", "event"),
        (Activity, "kind", "visit", "visit"),
        (Activity, "cpd", "yes", True),
        (Activity, "cpd", "no", False),
        (Activity, "cpd", "", False),
        (Fee, "amount", "-38.00", Decimal("-38.00")),
        (Fee, "exchange_rate", "0.842105", Decimal("0.842105")),
        (Membership, "started_on", "2004", VagueDate(date(2004, 1, 1), Precision.YEAR)),
        (Membership, "ended_on", "2004-07", VagueDate(date(2004, 7, 1), Precision.MONTH)),
        (Membership, "ended_on", " ", None),
        (Membership, "held_for", "people; letters", ["people", "letters"]),
    ],
)
def test_cell_is_read_as(model, name, cell, value):
    assert read(model, name, cell) == value


@pytest.mark.parametrize(
    ("model", "name", "cell", "reason"),
    [
        (Activity, "title", "", "This must not be empty."),
        (Activity, "title", " \u200b ", "at least one visible character"),
        (Activity, "title", "x" * 301, "at most 300 characters"),
        (Activity, "title", "one\ntwo", "one line only"),
        (Activity, "outcome", "a\0b", "NUL"),
        (Activity, "date", "\0", "NUL"),
        (Activity, "outcome", "a\x07b", "U\\+0007"),
        (Activity, "date", "12/03/2011", "2004-07-15"),
        (Activity, "date", "2004", "2004-07-15"),
        (Activity, "date", "40000", "2004-07-15"),
        (Activity, "date", "1st May", "2004-07-15"),
        (Activity, "date", "1899-12-31", "1 January 1900"),
        (Fee, "paid_on", "2023-02-29", "no 29 February 2023"),
        (Membership, "started_on", "2004-13", "no month 13"),
        (Activity, "hours", "1,50", "without commas"),
        (Activity, "cost", "1,234.50", "without commas"),
        (Activity, "cost", "£5", "plain number"),
        (Activity, "cost", "1e3", "plain number"),
        (Activity, "cost", "1_000", "plain number"),
        (Activity, "cost", "٣", "plain number"),
        (Activity, "cost", "-5", "below 0"),
        (Activity, "cost", "1.005", "at most 2 decimal places"),
        (Activity, "cost", "10000000", "9,999,999.99"),
        (Activity, "rating", "6", "less than or equal to 5"),
        (Activity, "rating", "4.5", "whole number"),
        (Activity, "rating", "٣", "plain number"),
        (Activity, "cpd", "Yes", "yes or no"),
        (Activity, "kind", "party", "“party” is not one of conference, event"),
        (Activity, "evidence_url", "javascript:alert(1)", "https://"),
        (Fee, "currency", "gbp", "three letters"),
        (Membership, "held_for", "people; fame", "“fame” is not one of the choices"),
        (Organisation, "name", "One; two", "separates names"),
    ],
)
def test_cell_is_refused(model, name, cell, reason):
    with pytest.raises(ValidationError, match=reason):
        read(model, name, cell)


def test_long_cell_is_shown_short():
    with pytest.raises(ValidationError) as refused:
        read(Activity, "kind", "word " * 10_000)
    assert len(refused.value.messages[0]) < 300


@pytest.mark.parametrize(
    ("row", "name", "cell"),
    [
        (FeeFactory.build(amount=Decimal("-38")), "amount", "-38.00"),
        (FeeFactory.build(exchange_rate=Decimal("1")), "exchange_rate", "1.000000"),
        (FeeFactory.build(), "amount", ""),
        (FeeFactory.build(notes="-5"), "notes", "'-5"),
        (ActivityFactory.build(title="＝1"), "title", "'＝1"),
        (ActivityFactory.build(cpd=True), "cpd", "yes"),
        (ActivityFactory.build(hours=Decimal("7.5")), "hours", "7.50"),
        (ActivityFactory.build(rating=4), "rating", "4"),
        (MembershipFactory.build(held_for=["people", "letters"]), "held_for", "people; letters"),
        (
            MembershipFactory.build(ended_on=date(2011, 12, 31), ended_on_precision="year"),
            "ended_on",
            "2011",
        ),
        (OrganisationFactory.build(name="@home"), "name", "'@home"),
    ],
)
def test_cell_is_written_as(row, name, cell):
    assert column(type(row), name).write(row) == cell
