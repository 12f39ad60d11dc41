"""OFX and QIF as banks write them: the same lines as of a statement that is a CSV file."""

import io
from datetime import date
from decimal import Decimal

import pytest

from networks.csvfiles.reading.text import Unreadable
from networks.models import Fee
from networks.other_files.material import ConvertedFiles
from networks.other_files.reading.bank_files import read_bank_file
from reflections.csv_tables import LEDGER
from tests.factories import MembershipFactory, UserFactory

SGML = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
ENCODING:USASCII
CHARSET:1252

<OFX><SIGNONMSGSRSV1><SONRS><DTSERVER>20260201</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>GBP
<BANKACCTFROM><BANKID>000000<ACCTID>12345678<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260101<DTEND>20260131
<STMTTRN><TRNTYPE>DIRECTDEBIT<DTPOSTED>20260105120000[0:GMT]<TRNAMT>-184.00<FITID>1
<NAME>LIBRARY GUILD<MEMO>A &amp; B</STMTTRN>
<STMTTRN>
<TRNTYPE>CREDIT
<DTPOSTED>20260301
<TRNAMT>+20,00
<FITID>2
<NAME>LIBRARY GUILD
</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>1036.91<DTASOF>20260301</LEDGERBAL></STMTRS></STMTTRNRS>
</BANKMSGSRSV1></OFX>
"""
XML = (
    '<?xml version="1.0" encoding="UTF-8"?><?OFX OFXHEADER="200" VERSION="211"?><OFX>'
    "<CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>EUR</CURDEF><BANKTRANLIST><STMTTRN>"
    "<TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20260105</DTPOSTED><TRNAMT>-12.50</TRNAMT>"
    "<FITID>1</FITID><PAYEE><NAME>Buchgilde</NAME><CITY>Bonn</CITY></PAYEE></STMTTRN><STMTTRN>"
    "<TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20260106</DTPOSTED><TRNAMT>-3.20</TRNAMT>"
    "<FITID>2</FITID><NAME>Café</NAME></STMTTRN></BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS>"
    "</CREDITCARDMSGSRSV1></OFX>"
)
QIF = """!Account
NMine
TBank
^
!Type:Bank
D13/01/2026
T-1,184.00
N000123
PLIBRARY GUILD
MSUBS
SBooks
$-1,184.00
^
D1/3'26
U20.00
PLIBRARY GUILD
^
!Type:Cat
NBooks
^
"""


def read(text, name):
    return read_bank_file(name, text.encode())


@pytest.mark.parametrize(
    ("name", "text", "rows", "currency"),
    [
        (
            "a.ofx",
            SGML,
            [
                ["2026-01-05", "LIBRARY GUILD A & B", "-184.00"],
                ["2026-03-01", "LIBRARY GUILD", "20.00"],
            ],
            "GBP",
        ),
        (
            "a.QFX",
            XML,
            [["2026-01-05", "Buchgilde", "-12.50"], ["2026-01-06", "Café", "-3.20"]],
            "EUR",
        ),
        # The thirteenth tells that the day stands first in all of the file.
        (
            "a.qif",
            QIF,
            [
                ["2026-01-13", "LIBRARY GUILD SUBS", "-1184.00"],
                ["2026-03-01", "LIBRARY GUILD", "20.00"],
            ],
            "",
        ),
    ],
)
def test_days_words_and_amounts_are_read_and_no_more(name, text, rows, currency):
    grid = read(text, name)
    assert (grid.rows, grid.kind, grid.currency) == (rows, "statement", currency)
    assert len(set(grid.lines)) == len(rows)
    assert "12345678" not in str(grid.as_json())


def test_days_of_a_qif_that_could_be_two_stay_to_be_asked_about():
    assert read("!Type:CCard\nD3/4'26\nT-5\nPX\n^\n", "a.qif").rows[0][0] == "3/4/2026"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ofx", ""),
        ("a.ofx", "<STMTTRN>" * 100_000),
        ("a.ofx", "<STMTTRN><DTPOSTED>20260101<TRNAMT>1e999<NAME>x</STMTTRN>"),
        ("a.ofx", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><OFX>&a;</OFX>'),
        ("a.qif", "!Type:Invst\nD1/1/2026\nT-5\n^\n"),
        ("a.qif", "^\n" * 100_000),
    ],
)
def test_what_holds_no_payment_is_refused(name, text):
    with pytest.raises(Unreadable, match="No payment stands in this statement"):
        read(text, name)


def test_entity_that_a_sender_makes_is_never_looked_up():
    text = (
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        "<STMTTRN><DTPOSTED>20260101<TRNAMT>-5<NAME>&a; &lt;b&gt;</STMTTRN>"
    )
    assert read(text, "a.ofx").rows == [["2026-01-01", "&a; <b>", "-5.00"]]


@pytest.mark.django_db
def test_amounts_are_in_the_currency_that_the_bank_says():
    owner = UserFactory()
    guild = MembershipFactory(
        organisation__owner=owner, organisation__name="Buchgilde", started_on="2020-02-01"
    )
    uploads = [("card.ofx", io.BytesIO(XML.encode()))]
    material = ConvertedFiles.read(LEDGER, uploads, date(2026, 11, 26), "UTC")
    material.choices[0].chosen = {"1": "Buchgilde"}
    assert material.bring_in(owner, None, date(2026, 11, 26)).problems == []
    fee = Fee.objects.get()
    assert (fee.membership, fee.currency) == (guild, "EUR")
    assert (fee.amount, str(fee.covers_until)) == (Decimal("12.50"), "2027-01-31")


SANTANDER = """From:\xa001/01/2026\xa0to\xa030/06/2026

Account:\xa0XXXX XXXX XXXX 1234

Date:\xa002/03/2026
Description:\xa0DIRECT DEBIT PAYMENT TO LIBRARY GUILD REF 12345, MANDATE NO 0012
Amount:\xa0-184.00\xa0
Balance:\xa01234.56\xa0

Date:\xa015/03/2026
Description:\xa0BANK GIRO CREDIT REF SALARY
Amount:\xa01,500.00\xa0
Balance:\xa02734.56\xa0
"""


def test_a_text_that_says_line_by_line_what_was_paid_is_a_statement():
    sent = [("statement.txt", io.BytesIO(SANTANDER.encode("latin-1")))]
    [grid] = ConvertedFiles.read(LEDGER, sent, date(2026, 11, 26), "Europe/London").grids
    assert (grid.kind, grid.rows) == (
        "statement",
        [
            [
                "2026-03-02",
                "DIRECT DEBIT PAYMENT TO LIBRARY GUILD REF 12345, MANDATE NO 0012",
                "-184.00",
            ],
            ["2026-03-15", "BANK GIRO CREDIT REF SALARY", "1500.00"],
        ],
    )
