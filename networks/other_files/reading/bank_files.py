"""Statements as banks' own files, OFX, QIF and Santander's text: days, words and amounts alone.

The first two are read here, for no kept library fits: ofxtools is under the GPL alone, and quiffen
brings pydantic along for three letters of a QIF. No parser of XML is asked: no entity is looked up.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from pathlib import PurePosixPath

from networks.csvfiles.reading.text import Unreadable, decode
from networks.other_files.grids import MOST_ROWS, Grid
from networks.other_files.reading.statement_lines import read_amount, row_of, statement

OFX, QIF = {".ofx", ".qfx", ".qbo"}, {".qif"}
# With the end of an element where the file is XML; the older SGML leaves it out.
_ELEMENT = re.compile(r"<([A-Za-z0-9.]{1,32})>([^<\r\n]*)")
_LINE = re.compile(r"<STMTTRN>", re.IGNORECASE)
_END = "</STMTTRN>"
_CURRENCY = re.compile(r"<CURDEF>\s*([A-Za-z]{3})\b", re.IGNORECASE)
_OFX_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
# Quicken sets an apostrophe before a year of this century: 1/13'26, and 1/13' 6 for 2006.
_QIF_DAY = re.compile(r"([0-9]{1,2})[/.-]\s?([0-9]{1,2})'\s?([0-9]{1,2})")
_ACCOUNTS = ("bank", "ccard", "cash", "oth a", "oth l")
# Of Santander's text: a line each, with a blank one after the four of a payment.
_FIELD = re.compile(r"(Date|Description|Amount|Balance):\s*(.*)")
NO_LINES = "No payment stands in this statement."

Line = tuple[int, str, list[str], Decimal | None]


def is_bank_file(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in OFX | QIF


def is_santanders(data: bytes) -> bool:
    """A text that says line by line what other banks have in columns."""
    start = data[:2000].decode("latin-1")
    return all(re.search(rf"^{word}:", start, re.MULTILINE) for word in ("From", "Account", "Date"))


def read_bank_file(name: str, data: bytes) -> Grid:
    """Unreadable where no line of it can be made out."""
    text = decode(data)
    suffix = PurePosixPath(name).suffix.lower()
    is_ofx = suffix in OFX
    read = _ofx_lines if is_ofx else _qif_lines if suffix in QIF else _santanders_lines
    rows, lines = [], []
    for line, day, words, amount in read(text):
        if amount:
            rows.append(row_of(day, words, amount))
            lines.append(line)
    if not rows:
        raise Unreadable(NO_LINES)
    if len(rows) > MOST_ROWS:
        raise Unreadable(f"{name} has {len(rows):,} lines; at most {MOST_ROWS:,}, please.")
    currency = _CURRENCY.search(text) if is_ofx else None
    return statement(name, rows, lines, currency[1].upper() if currency else "")


def _ofx_lines(text: str) -> Iterator[Line]:
    """Numbered by themselves, for all of them may stand on one line of the file."""
    for number, piece in enumerate(_LINE.split(text)[1:], 1):
        fields: dict[str, str] = {}
        end = piece.upper().find(_END)
        for tag, value in _ELEMENT.findall(piece if end < 0 else piece[:end]):
            fields.setdefault(tag.upper(), unescape(value).strip())
        day = _OFX_DAY.sub(r"\1-\2-\3", fields.get("DTPOSTED", "")[:8])
        # A comma stands before the pence, never between thousands.
        amount = read_amount(fields.get("TRNAMT", "").replace(",", "."))
        yield number, day, [fields.get("NAME", ""), fields.get("MEMO", "")], amount


def _qif_lines(text: str) -> Iterator[Line]:
    """Payments of an account; lists of categories or shares, which may stand there too, are not."""
    fields: dict[str, str] = {}
    begun, counts = 1, False
    for number, line in enumerate(text.splitlines(), 1):
        letter, value = line[:1], line[1:].strip()
        if letter == "!":
            kind = value.lower()
            counts = kind.startswith("type:") and kind[5:].startswith(_ACCOUNTS)
            fields, begun = {}, number + 1
        elif letter == "^":
            if counts and fields:
                day = _QIF_DAY.sub(_this_century, fields.get("D", ""))
                amount = read_amount(fields.get("T", fields.get("U", "")))
                yield begun, day, [fields.get("P", ""), fields.get("M", "")], amount
            fields, begun = {}, number + 1
        else:
            fields.setdefault(letter, value)


def _santanders_lines(text: str) -> Iterator[Line]:
    fields: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _FIELD.match(line.replace("\xa0", " ").strip())
        if match is None:
            continue
        fields[match[1]] = match[2].strip()
        if match[1] == "Amount":
            yield (
                number,
                fields.get("Date", ""),
                [fields.get("Description", "")],
                read_amount(match[2]),
            )
            fields = {}


def _this_century(match: re.Match) -> str:
    return f"{match[1]}/{match[2]}/20{int(match[3]):02}"
