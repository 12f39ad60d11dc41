from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import CharField

from networks.arithmetic.periods import Precision, VagueDate
from networks.arithmetic.typed_dates import DateOrder
from networks.csvfiles.columns.amounts import AmountInCurrency
from networks.csvfiles.columns.cell_words import same_word
from networks.csvfiles.columns.of_fields import column
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
        (Activity, "cpd", " YES ", True),
        (Activity, "cpd", "FALSE", False),
        (Activity, "cost", "1,234.50", Decimal("1234.50")),
        (Activity, "cost", "1,234", Decimal("1234.00")),
        (Activity, "cost", "£1,184.00", AmountInCurrency(Decimal("1184.00"), "£")),
        (Fee, "amount", "-£38", AmountInCurrency(Decimal("-38.00"), "£")),
        (Fee, "amount", "−£38.50", AmountInCurrency(Decimal("-38.50"), "£")),
        (Fee, "amount", "kr 350", AmountInCurrency(Decimal("350.00"), "kr")),
        (Fee, "amount", "CHF 120.-", AmountInCurrency(Decimal("120.00"), "chf")),
        (Fee, "amount", "CHF 1'184.00", AmountInCurrency(Decimal("1184.00"), "chf")),
        (Fee, "amount", "A$340", AmountInCurrency(Decimal("340.00"), "a$")),
        (Fee, "amount", "₹1,20,000", AmountInCurrency(Decimal("120000.00"), "₹")),
        (Fee, "amount", "80,50 €", AmountInCurrency(Decimal("80.50"), "€")),
        (Fee, "amount", "€1.184,00", AmountInCurrency(Decimal("1184.00"), "€")),
        (Fee, "amount", "5 pounds", AmountInCurrency(Decimal("5.00"), "pounds")),
        (Activity, "date", "13/07/2024", date(2024, 7, 13)),
        (Activity, "date", "7/13/2024", date(2024, 7, 13)),
        (Activity, "date", "05/05/2025", date(2025, 5, 5)),
        (Activity, "date", "2024/7/3", date(2024, 7, 3)),
        (Activity, "date", "2024-07-13 00:00:00", date(2024, 7, 13)),
        (Activity, "date", "13 July 2024", date(2024, 7, 13)),
        (Membership, "started_on", "July 2004", VagueDate(date(2004, 7, 1), Precision.MONTH)),
        (Membership, "ended_on", "Present", None),
        (Membership, "ended_on", "to date", None),
        (Membership, "held_by", "Me", "self"),
        (Membership, "held_for", "Letters after my name; PEOPLE", ["people", "letters"]),
        (Fee, "kind", "Joining fee", "joining"),
        (Fee, "paid_by", "My employer", "employer"),
        (Organisation, "kind", "Special interest group", "special_interest_group"),
        (Organisation, "kind", "special-interest  GROUP", "special_interest_group"),
        (Fee, "amount", "-38.00", Decimal("-38.00")),
        (Fee, "amount", "−38.00", Decimal("-38.00")),
        (Fee, "amount", "−1,038.00", Decimal("-1038.00")),
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
        (Activity, "date", "2004", "2004-07-15"),
        (Activity, "date", "40000", "2004-07-15"),
        (Activity, "date", "1st May", "2004-07-15"),
        (Activity, "date", "1899-12-31", "1 January 1900"),
        (Fee, "paid_on", "2023-02-29", "no 29 February 2023"),
        (Membership, "started_on", "2004-13", "no month 13"),
        (Activity, "date", "12/03/2011", "could be 12 March 2011 or 3 December 2011"),
        (Activity, "date", "12/03/11", "could be 12 March 2011 or 3 December 2011"),
        (Activity, "date", "31/02/2011", "no 31 February 2011"),
        (Membership, "started_on", "Jul-04", "Jul-04 could be July 2004"),
        (Fee, "paid_on", "01-Apr-11", "01-Apr-11 could be 1 April 2011"),
        (Fee, "paid_on", "31-Apr-11", "no 31 April 2011"),
        (Membership, "started_on", "present", "2004-07-15"),
        (Activity, "hours", "1,50", "without commas"),
        (Activity, "hours", "1,234", "without commas"),
        (Activity, "cost", "1,50", "without commas"),
        (Activity, "cost", "1,23,456", "without commas"),
        (Activity, "cost", "5 apples", "plain number"),
        (Activity, "cost", "£1,50", "Write pennies after a point"),
        (Activity, "cost", "€1.184", "1184 or 1.184"),
        (Activity, "cost", "1e3", "plain number"),
        (Activity, "cost", "1_000", "plain number"),
        (Activity, "cost", "٣", "plain number"),
        (Activity, "cost", "-5", "below 0"),
        (Activity, "cost", "1.005", "at most 2 decimal places"),
        (Activity, "cost", "10000000", "9,999,999.99"),
        (Activity, "rating", "6", "less than or equal to 5"),
        (Activity, "rating", "4.5", "whole number"),
        (Activity, "rating", "٣", "plain number"),
        (Activity, "kind", "party", "“party” is not one of conference, event"),
        (Activity, "evidence_url", "javascript:alert(1)", "https://"),
        (Fee, "currency", "gbp", "three letters"),
        (Membership, "held_for", "people; fame", "“fame” is not one of learning, people"),
        (Membership, "held_for", "poeple", "Do you mean people"),
        (Activity, "kind", "Comittee", "Do you mean committee"),
        (Organisation, "kind", "maling list", "Do you mean mailing_list"),
        (Organisation, "name", "One; two", "separates names"),
    ],
)
def test_cell_is_refused(model, name, cell, reason):
    with pytest.raises(ValidationError, match=reason):
        read(model, name, cell)


@pytest.mark.parametrize(
    ("cell", "day_first", "month_first"),
    [
        ("05/01/2025", date(2025, 1, 5), date(2025, 5, 1)),
        ("5.1.2025", date(2025, 1, 5), date(2025, 5, 1)),
        ("05/01/25", date(2025, 1, 5), date(2025, 5, 1)),
        ("31-Dec-11", date(2011, 12, 31), date(2011, 12, 31)),
    ],
)
def test_order_of_dates_settles_what_could_be_two(cell, day_first, month_first):
    date_column = column(Activity, "date")
    assert date_column.in_order(DateOrder.DAY_FIRST).read(cell) == day_first
    assert date_column.in_order(DateOrder.MONTH_FIRST).read(cell) == month_first


def test_month_with_a_short_year_is_read_once_the_order_is_said():
    start = column(Membership, "started_on").in_order(DateOrder.MONTH_FIRST).read("Jul-04")
    assert start == VagueDate(date(2004, 7, 1), Precision.MONTH)
    with pytest.raises(ValidationError, match="2004-07-15"):
        column(Activity, "date").in_order(DateOrder.MONTH_FIRST).read("Jul-04")


def test_date_against_the_order_that_was_said_is_refused():
    with pytest.raises(ValidationError, match="no month 31"):
        column(Activity, "date").in_order(DateOrder.MONTH_FIRST).read("31/12/2025")


def test_no_label_of_one_choice_is_the_word_of_another():
    models = [
        m for app in ("networks", "reflections") for m in apps.get_app_config(app).get_models()
    ]
    for model in models:
        for field in model._meta.concrete_fields:
            if field.choices and isinstance(field, CharField):
                labels = {same_word(str(label)): value for value, label in field.flatchoices}
                assert {v: labels.get(same_word(v), v) for v, _ in field.flatchoices} == {
                    value: value for value, _ in field.flatchoices
                }, field


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
