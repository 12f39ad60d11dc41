"""Cells as people write them, from a sheet's headings and words to amounts, days and payers."""

from datetime import date
from decimal import Decimal

import pytest

from networks.models import Fee, Organisation
from tests.networks.csvfiles.files import said
from tests.networks.other_files.own_sheets import bring_in, fees, members

pytestmark = pytest.mark.django_db


def test_about_at_least_foreign_and_monthly_amounts_are_read():
    text = (
        "Name,Joined,Fee,Paid on\nA,2020-01-01,about £75,2024-01-01\n"
        "B,2020-01-01,$10,2024-01-01\nC,2020-01-01,£5 a month,2024-01-01\n"
    )
    assert said(bring_in(text)) == []
    rows = Fee.objects.order_by("amount").values_list("amount", "certainty", "currency", "every")
    assert list(rows) == [
        (Decimal("5.00"), "exact", "GBP", 1),
        (Decimal("10.00"), "exact", "USD", None),
        (Decimal("75.00"), "about", "GBP", None),
    ]


@pytest.mark.parametrize(
    ("cell", "amount"), [("1,50", "1.50"), ("98,50 €", "98.50"), ("1.050,00", "1050.00")]
)
def test_comma_before_the_pennies_is_read_where_it_can_be_nothing_else(cell, amount):
    text = f"Name;Joined;Fee;Renews on\nA;2020-01-01;{cell};2027-01-01\n"
    assert said(bring_in(text)) == []
    assert Fee.objects.get().amount == Decimal(amount)


def test_a_mark_that_could_be_either_is_refused():
    text = "Name;Joined;Fee;Renews on\nA;2020-01-01;1.050;2027-01-01\n"
    assert said(bring_in(text)) == ["mine.csv, line 2, Fee: Write at most 2 decimal places."]
    assert not Organisation.objects.exists()


def test_word_in_place_of_a_day_of_renewal_says_how_often_it_is_paid():
    text = "Name,Joined,Fee,Renewal\nA,2020-01-15,29.99,monthly\nB,2021,0,\n"
    assert said(bring_in(text)) == []
    assert Fee.objects.values_list("amount", "every", "covers_from").get() == (
        Decimal("29.99"),
        1,
        date(2020, 1, 15),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Verein;Mitglied seit;Jahresbeitrag;Nächste Zahlung;Bezahlt von\n"
        "DBV;März 2014;98,50 €;1. April 2027;Arbeitgeber\n"
        "GI;15. Mai 2010;1.250,00 €;31. Dezember 2026;ich\n",
        "Association,Adhésion,Cotisation annuelle,Renouvellement,Payé par\n"
        'DBV,mars 2014,"98,50 €",1er avril 2027,employeur\n'
        'GI,15 mai 2010,"1.250,00 €",31 déc. 2026,moi\n',
        "Asociación\tFecha de alta\tCuota anual\tRenovación\tPagado por\n"
        "DBV\tmarzo de 2014\t98,50 €\t1 de abril de 2027\tempresa\n"
        "GI\t15 de mayo de 2010\t1.250,00 €\t31 de diciembre de 2026\tyo\n",
    ],
)
def test_sheets_of_other_countries_are_known_by_their_own_words(text):
    assert said(bring_in(text)) == []
    assert members() == [("DBV", "2014-03"), ("GI", "2010-05-15")]
    assert fees() == [
        ("DBV", Decimal("98.50"), date(2027, 3, 31)),
        ("GI", Decimal("1250.00"), date(2026, 12, 30)),
    ]
    paid = Fee.objects.order_by("id").values_list("paid_by", "currency")
    assert list(paid) == [("employer", "EUR"), ("self", "EUR")]


def test_decimal_commas_between_semicolons_cut_no_row():
    bring_in("Name;Beitrag;Fällig;Austritt\nA;98,50;2027-03-01;\nB;120,00;2027-01-01;\n")
    assert [amount for _, amount, _ in fees()] == [Decimal("98.50"), Decimal(120)]


def test_days_in_words_are_read_however_they_are_written():
    text = (
        "Society,Joined,Fee,Expires\n"
        'A,"June 12th, 2001",£65,"Dec 31, 2026"\nB,04/2015,£20,31st March 2027\n'
    )
    assert said(bring_in(text)) == []
    assert members() == [("A", "2001-06-12"), ("B", "2015-04")]
    # What expires on a day is good on that day still.
    assert [until for *_, until in fees()] == [date(2026, 12, 31), date(2027, 3, 31)]


def test_month_of_renewal_is_the_next_one_and_that_is_said():
    text = "Name,Fee,Due\nA,£10,March\nB,£20,26 November\nC,£30,1 Nov\nD,£0,n/a\nE,tbc,Jan\n"
    done = bring_in(text)
    assert said(done) == []
    # Today is 26 November 2026.
    assert fees() == [
        ("A", Decimal("10.00"), date(2027, 2, 28)),
        ("B", Decimal("20.00"), date(2026, 11, 25)),
        ("C", Decimal("30.00"), date(2027, 10, 31)),
    ]
    assert any("a month or a day without a year" in note for note in done.notes)


def test_what_is_said_of_an_amount_in_brackets_is_noted():
    bring_in("Name,Fee,Renews\nA,£45 (reduced),2027-01-01\nB,45 (EUR),2027-01-01\n")
    rows = Fee.objects.order_by("id").values_list("amount", "currency", "notes")
    assert list(rows) == [(Decimal(45), "GBP", "reduced"), (Decimal(45), "EUR", "")]


@pytest.mark.parametrize(
    ("heading", "currency"), [("Fee (€)", "EUR"), ("Cost USD", "USD"), ("Fee £", "GBP")]
)
def test_currency_of_a_heading_is_that_of_its_amounts(heading, currency):
    bring_in(f"Name,{heading},Renews\nA,45.00,2026-01-01\nB,CHF 5,2026-01-01\n")
    assert list(Fee.objects.order_by("id").values_list("currency", flat=True)) == [currency, "CHF"]


def test_of_fees_in_a_column_for_each_year_the_last_is_taken():
    bring_in("Name,Fee 2025,Fee 2026,Renews\nA,£10,£12,March\n")
    assert fees() == [("A", Decimal("12.00"), date(2027, 2, 28))]
