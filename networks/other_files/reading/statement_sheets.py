"""Which sheets are statements of a bank, a card or PayPal, and where their lines stand in them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from networks.other_files.grids import Grid
from networks.other_files.meanings.guessing import is_date
from networks.other_files.meanings.headings import bare
from networks.other_files.reading.statement_lines import read_amount, row_of, statement

DATES = {"date", "transactiondate", "postingdate", "posteddate", "completeddate", "bookingdate"}
DATES |= {"dateposted", "transactionday", "valuedate", "startdate"}
DESCRIPTIONS = (
    *("transactiondescription", "description", "narrative", "counterparty", "details", "payee"),
    *("merchant", "merchantname", "transactiondetails", "memo", "name", "namedescription"),
    *("reference",),
)
OUT = {"debitamount", "debit", "paidout", "moneyout", "withdrawals", "withdrawal", "payments"}
IN = {"creditamount", "credit", "paidin", "moneyin", "deposits", "deposit", "receipts"}
AMOUNTS = {"amount", "value", "transactionamount", "amountgbp", "gross"}
# A column that says of amounts without a sign which way they went.
WAYS = {"debitcredit", "creditdebit", "drcr", "crdr", "debitorcredit", "creditdebitindicator"}
# What only a card's statement has; it counts what was spent upwards.
CARDS = {"cardmember", "appearsonyourstatementas", "cardnumber"}
# What only a bank writes beside them.
BANKS = {"balance", "sortcode", "accountnumber", "transactiontype", "account", "runningbalance"}
BANKS |= {"counterparty", "transactionid", "accountname", "subcategory", "feegbp", "net"}
BANKS |= OUT | IN | CARDS | WAYS
# Without any of these, three columns alone may be a card's or a bank's, too.
PLAINEST = 3
FIRST_ROWS = 15
_CURRENCY = re.compile(r"\(([A-Z]{3})\)|^[A-Z]{3}$")
_PAID_OFF = re.compile(r"\bpayment\b.*\breceived\b|\bthank you\b", re.IGNORECASE)
_UNDONE = {"reverted", "declined", "failed", "cancelled", "canceled", "denied", "voided"}


@dataclass(frozen=True)
class Places:
    """Where a statement has what: the row of its headings, and its columns by their places.

    Amounts stand in one column with a sign (`amount`), in two (`out` and `into`), or in one beside
    the `way` that the money went. `header` is -1 for a statement without headings.
    """

    header: int
    day: int
    words: list[int]
    amount: int | None
    out: int | None = None
    into: int | None = None
    way: int | None = None
    currency: int | None = None
    state: int | None = None
    is_card: bool = False


def statements_of(grid: Grid) -> list[Grid]:
    """The day, words and amount of each line, by currency; nothing of what is no statement."""
    named = next(filter(None, map(_places, range(FIRST_ROWS), grid.rows)), None)
    places = named or _unnamed(grid)
    if places is None:
        return []
    by_currency: dict[str, tuple[list[list[str]], list[int]]] = {}
    for number in range(places.header + 1, len(grid.rows)):
        cells = grid.rows[number]
        # What has no day yet has not been paid.
        if (amount := _amount(cells, places)) and cells[places.day].strip():
            words = [cells[place] for place in places.words]
            rows, lines = by_currency.setdefault(_currency(grid, places, cells), ([], []))
            rows.append(row_of(cells[places.day], words, amount))
            lines.append(grid.lines[number])
    statements = []
    for currency, (rows, lines) in by_currency.items():
        name = f"{grid.name}, {currency}" if len(by_currency) > 1 and currency else grid.name
        statements.append(statement(name, _spent_downwards(rows, places), lines, currency))
    return statements


def _places(number: int, row: list[str]) -> Places | None:
    names = [bare(cell) for cell in row]
    words = [names.index(name) for name in DESCRIPTIONS if name in names]
    day, amount, out, into, way, currency, state = (
        next((p for p, name in enumerate(names) if name in called), None)
        for called in (DATES, AMOUNTS, OUT, IN, WAYS, {"currency"}, {"state", "status"})
    )
    if day is None or not words or (amount is None and out is None):
        return None
    # A day, words and an amount alone may be a person's own list of what they paid.
    if not BANKS & set(names):
        return None
    if currency is None:
        currency = out if amount is None else amount
    amount = None if out is not None else amount
    is_card = bool(CARDS & set(names))
    return Places(number, day, words[:2], amount, out, into, way, currency, state, is_card)


def _unnamed(grid: Grid) -> Places | None:
    """Of a sheet with a day, words and an amount alone, some of them below nothing, as HSBC's.

    It has no headings, or three that would fit somebody's own list, too.
    """
    first = [bare(cell) for cell in grid.rows[0]] if grid.rows else []
    has_headings = bool({*first} & DATES) and bool({*first} & AMOUNTS)
    rows = grid.rows[has_headings : has_headings + FIRST_ROWS]
    if len(first) != PLAINEST or not rows:
        return None
    day, words, amount = range(PLAINEST)
    numbers = [read_amount(row[amount]) for row in rows]
    if not all(is_date(row[day]) for row in rows) or None in numbers:
        return None
    # Nobody writes a minus before what a membership cost: figures below nothing are a bank's.
    below = any(number < 0 for number in numbers if number is not None)
    return Places(0 if has_headings else -1, day, [words], amount) if below else None


def _currency(grid: Grid, places: Places, cells: list[str]) -> str:
    """Of a line, from its own column or from the heading of its amount; empty for neither."""
    if places.currency is None:
        return ""
    for text in (cells[places.currency].strip(), grid.rows[places.header][places.currency]):
        if match := _CURRENCY.search(text):
            return match[1] or match[0]
    return ""


def _amount(cells: list[str], places: Places) -> Decimal | None:
    """Below 0 for what was paid; None where nothing was, or it was taken back."""
    if places.state is not None and cells[places.state].strip().lower() in _UNDONE:
        return None
    if places.amount is not None:
        amount = read_amount(cells[places.amount])
        way = cells[places.way].strip().lower()[:1] if places.way is not None else ""
        if amount is None or way not in ("c", "d"):
            return amount
        return -abs(amount) if way == "d" else abs(amount)
    out = read_amount(cells[places.out]) if places.out is not None else None
    into = read_amount(cells[places.into]) if places.into is not None else None
    return -abs(out) if out else abs(into) if into else None


def _spent_downwards(rows: list[list[str]], places: Places) -> list[list[str]]:
    """A card's statement counts what was spent upwards, and what was paid off below nothing."""
    if places.amount is None or places.way is not None:
        return rows
    below = [words for _, words, amount in rows if amount.startswith("-")]
    is_card = places.is_card or all(_PAID_OFF.search(words) for words in below)
    if not is_card:
        return rows
    return [[day, words, f"{-Decimal(amount):.2f}"] for day, words, amount in rows]
