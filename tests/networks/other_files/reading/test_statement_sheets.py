"""Statements as banks, cards and PayPal lay them out, with made-up payments in them."""

import pytest

from networks.other_files.grids import read_text
from networks.other_files.reading.statement_sheets import statements_of
from tests.cases.test_files import CASES

LLOYDS = (CASES / "bank-statement" / "statement.csv").read_text()
NATIONWIDE = (
    '"Account Name:","FlexAccount ****12345"\n"Account Balance:","£1,020.11"\n\n'
    '"Date","Transaction type","Description","Paid out","Paid in","Balance"\n'
    '"05 Jan 2026","Direct debit","LIBRARY GUILD","£1,184.00","","£1,020.11"\n'
)
MONZO = (
    "Transaction ID,Date,Time,Type,Name,Category,Amount,Currency\n"
    "tx_1,13/01/2026,09:00:00,Payment,Library Guild,Bills,-184.00,GBP\n"
)
STARLING = (
    "Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP)\n"
    "13/01/2026,Library Guild,MEMBER 12,DIRECT DEBIT,-184.00,10.00\n"
)
BARCLAYS = (
    "Number,Date,Account,Amount,Subcategory,Memo\n"
    " ,13/01/2026,20-00-00 1,-184.00,Direct Debit,LIBRARY GUILD\t0012 DDR\n"
)
HSBC = (
    '13/01/2026,DD LIBRARY GUILD,-184.00\n14/01/2026,CR SALARY,"2,100.00"\n'
    '15/01/2026,RENT,"-1,184.00"\n'
)
REVOLUT = (
    "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
    "CARD,Current,2026-01-12 09:00:11,2026-01-13 03:11:12,Library Guild,-184.00,0.00,EUR,"
    "COMPLETED,9.00\n"
    "CARD,Current,2026-01-14 10:00:11,,Coffee,-3.20,0.00,EUR,REVERTED,\n"
)
ING = (
    '"Date";"Name / Description";"Account";"Debit/credit";"Amount (EUR)"\n'
    '"20260113";"Library Guild";"NL1";"Debit";"1.184,50"\n'
    '"20260114";"Salary";"NL1";"Credit";"2100,00"\n'
)
AMEX = (
    "Date,Description,Card Member,Amount\n13/01/2026,LIBRARY GUILD,M,184.00\n"
    "14/01/2026,PAYMENT RECEIVED - THANK YOU,M,-20.00\n"
)
PAYPAL = (
    "Date,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
    "13/01/2026,Library Guild,Payment,Completed,GBP,-184.00,0.00,-184.00,1\n"
    "14/01/2026,Indexers Abroad,Payment,Completed,USD,-20.00,0.00,-20.00,2\n"
    "15/01/2026,Coffee,Payment,Denied,GBP,-3.20,0.00,-3.20,3\n"
)


def read(text):
    return statements_of(read_text("bank.csv", text.encode()))


def rows(text):
    [statement] = read(text)
    return statement.rows


def test_only_day_words_and_amount_are_read():
    assert rows(LLOYDS) == [
        ["05/01/2026", "LIBRARY GUILD", "-184.00"],
        ["12/02/2026", "COFFEE", "-3.20"],
        ["01/03/2026", "LIBRARY GUILD", "20.00"],
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (NATIONWIDE, ["2026-01-05", "LIBRARY GUILD", "-1184.00"]),
        (MONZO, ["2026-01-13", "Library Guild", "-184.00"]),
        (STARLING, ["2026-01-13", "Library Guild MEMBER 12", "-184.00"]),
        (BARCLAYS, ["2026-01-13", "LIBRARY GUILD\t0012 DDR", "-184.00"]),
        (REVOLUT, ["2026-01-13", "Library Guild", "-184.00"]),
    ],
    ids=["Nationwide", "Monzo", "Starling", "Barclays", "Revolut"],
)
def test_usual_banks_are_read(text, row):
    assert rows(text) == [row]


def test_statement_without_headings_is_known_by_what_stands_in_it():
    assert [row[2] for row in rows(HSBC)] == ["-184.00", "2100.00", "-1184.00"]
    headed = "Date,Description,Amount\n" + HSBC
    assert rows(headed) == rows(HSBC)


def test_comma_before_the_pence_and_a_column_that_says_which_way_are_read():
    [statement] = read(ING)
    assert statement.currency == "EUR"
    assert statement.rows == [
        ["2026-01-13", "Library Guild", "-1184.50"],
        ["2026-01-14", "Salary", "2100.00"],
    ]


def test_a_card_that_counts_spending_upwards_is_turned_around():
    assert [row[2] for row in rows(AMEX)] == ["-184.00", "20.00"]
    plain = AMEX.replace("Card Member", "Account Number").replace("-20", "3")
    assert [row[2] for row in rows(plain)] == ["-184.00", "-3.00"]


def test_each_currency_of_a_statement_is_a_list_of_its_own_and_what_was_denied_is_none():
    found = {grid.name: (grid.currency, [row[1] for row in grid.rows]) for grid in read(PAYPAL)}
    assert found == {
        "bank.csv, GBP": ("GBP", ["Library Guild"]),
        "bank.csv, USD": ("USD", ["Indexers Abroad"]),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Name,Joined,Amount\nA,2001,1\n",
        "Date,Description,Amount\n2001-01-01,x,1\n",
        "2001-01-01,A talk,2\n2002-01-01,Another,3\n",
    ],
)
def test_other_sheets_are_no_statement(text):
    assert read(text) == []
