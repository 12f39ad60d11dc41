"""What a sheet seems to be: where its headings stand, and what each column means."""

import re
from collections.abc import Sequence

from networks.arithmetic.cell_dates import TwoWays, read_cell_date
from networks.arithmetic.periods import VagueDate
from networks.csvfiles.columns.cell_words import GOES_ON, same_word
from networks.other_files.grids import Grid, letters
from networks.other_files.meanings.columns import (
    ACTIVITIES,
    MEANINGS,
    NETWORKS,
    Meaning,
    is_about_activities,
)
from networks.other_files.meanings.headings import bare, ways_to_read

# Titles may stand above the headings, and a few rows tell what a column holds.
ROWS_LOOKED_AT = 12
_MONEY = re.compile(r"[-−]?\s*[£$€]\s*[0-9][0-9.,]*|[0-9]+(?:,[0-9]{3})*\.[0-9]{2}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_NUMBER = re.compile(r"[-0-9.,\s]+")
ALL_NAMES = {name for meaning in MEANINGS.values() for name in meaning.names}
SHORTEST_ACRONYM, LONGEST_ACRONYM = 2, 8


def header_row(grid: Grid) -> int:
    """The place of the row that names the columns; -1 where none does."""
    best, most = -1, 0
    for place, row in enumerate(grid.rows[:ROWS_LOOKED_AT]):
        cells = [cell for cell in row if cell.strip()]
        known = sum(bare(cell) in ALL_NAMES for cell in cells)
        # Of rows that know as many the first: a second such row is of another list.
        if known > most and not holds_values(cells):
            best, most = place, known
    # In a language that nobody here knows, headings are still words above dates and figures.
    if best < 0 and _looks_like_headings(grid):
        return 0
    return best


def holds_values(cells: list[str]) -> bool:
    """Whether days or amounts of money are among them, which no headings are."""
    return any(is_date(cell) or _MONEY.fullmatch(cell) for cell in cells)


def is_number(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell))


def _looks_like_headings(grid: Grid) -> bool:
    """Words alone above a column of dates or figures."""
    first, others = grid.rows[0], grid.rows[1:ROWS_LOOKED_AT]
    if any(is_date(cell) or _NUMBER.fullmatch(cell) for cell in first if cell.strip()):
        return False
    below = [cell for row in others for cell in row if cell.strip()]
    return any(is_date(cell) or _NUMBER.fullmatch(cell) for cell in below)


def headings_of(grid: Grid, header: int) -> list[str]:
    """What each column is called: by its heading, else by its letter."""
    width = len(grid.rows[0]) if grid.rows else 0
    named = grid.rows[header] if header >= 0 else [""] * width
    return [
        cell.strip() or f"Column {letters(grid.first_column + place)}"
        for place, cell in enumerate(named)
    ]


def guess(grid: Grid, header: int) -> list[str]:
    """The key of each column's meaning, empty for none; each meaning once."""
    headings = headings_of(grid, header)
    keys = _by_name(headings) if header >= 0 else [""] * len(headings)
    lacks_day = "paid_on" not in keys and not is_about_activities(headings)
    for place, key in enumerate(keys):
        cells = [row[place] for row in grid.rows[header + 1 :] if row[place].strip()]
        # "Paid" is an amount to one person and a day to another.
        if lacks_day and bare(headings[place]) == "paid" and cells and all(map(is_date, cells)):
            keys[place] = "paid_on"
        elif not key:
            named = header >= 0 and bool(grid.rows[header][place].strip())
            keys[place] = _by_content(cells[:ROWS_LOOKED_AT], keys, named)
        elif key == "evidence_url" and not any(map(_ADDRESS.fullmatch, cells)):
            # A tick for each certificate is no link to it.
            keys[place] = ""
    return keys


def _by_name(headings: list[str]) -> list[str]:
    about = is_about_activities(headings)
    own = [m for m in MEANINGS.values() if about == (m.table == ACTIVITIES)]
    shared = [MEANINGS["network"]] + ([] if not about else [MEANINGS["currency"]])
    keys = [""] * len(headings)
    # A sheet of things done may call these by name, and its network by what is left.
    meanings = [*own, *shared] if about else own
    for called in zip(*map(ways_to_read, headings), strict=True):
        _name(keys, meanings, called)
    _take_the_latest(keys, headings)
    # Where each row is a payment, with no word of when one joined, the notes are the payment's.
    is_payments = {"fee", "paid_on"} <= set(keys) and "joined" not in keys
    if is_payments and "notes" in keys and "fee_notes" not in keys:
        keys[keys.index("notes")] = "fee_notes"
    return keys


def _take_the_latest(keys: list[str], headings: list[str]) -> None:
    """Of fees of several years, each in a column, the last is what is paid now."""
    for place, key in enumerate(keys):
        if key not in ("fee", "cost") or not (year_said := _YEAR.search(headings[place])):
            continue
        alike = [
            (int(year[0]), other)
            for other, heading in enumerate(headings)
            if not keys[other]
            and bare(heading) == bare(headings[place])
            and (year := _YEAR.search(heading))
        ]
        latest = max([(int(year_said[0]), place), *alike])[1]
        keys[place], keys[latest] = "", key
        return


def _name(keys: list[str], meanings: list[Meaning], called: Sequence[set[str]]) -> None:
    """Give each meaning that has no column yet the first one that is called so."""
    for meaning in meanings:
        if meaning.key in keys:
            continue
        free = [place for place, key in enumerate(keys) if not key]
        fitting = (place for name in meaning.names for place in free if name in called[place])
        if (place := next(fitting, None)) is not None:
            keys[place] = meaning.key


def _by_content(cells: list[str], taken: list[str], named: bool) -> str:
    """Only what leaves no doubt, and in a sheet whose rows are networks.

    A column of days or of capitals that is `named` by words nobody here knows may mean anything.
    """
    if not cells or any(MEANINGS[key].table == ACTIVITIES for key in taken if key):
        return ""
    if "website" not in taken and all(_ADDRESS.fullmatch(cell) for cell in cells):
        return "website"
    if "fee" not in taken and all(_MONEY.fullmatch(cell.strip()) for cell in cells):
        return "fee"
    if all(is_date(cell) or same_word(cell) in GOES_ON for cell in cells):
        return "" if named else next((key for key in ("joined", "left") if key not in taken), "")
    words = all(not _NUMBER.fullmatch(cell) for cell in cells)
    if words and "network" not in taken:
        return "network"
    if (
        not named
        and "short_name" not in taken
        and all(
            cell.isupper() and SHORTEST_ACRONYM <= len(cell) <= LONGEST_ACRONYM for cell in cells
        )
    ):
        return "short_name"
    return ""


def is_date(cell: str) -> bool:
    text = cell.strip()
    try:
        return bool(read_cell_date(text) or VagueDate.parse(text))
    except TwoWays:
        return True
    except ValueError:
        return False


def taken_for(keys: list[str]) -> str:
    """In a few words, what rows with such columns become."""
    tables = {MEANINGS[key].table for key in keys if key}
    if ACTIVITIES in tables:
        return "things that you did"
    if "fees" in tables:
        return "networks and what was paid for them"
    if "memberships" in tables:
        return "networks and when you belonged to them"
    return "networks" if NETWORKS in tables else "nothing"
