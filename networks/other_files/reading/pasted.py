"""What is pasted into the page: rows of a spreadsheet, or the memberships of a CV."""

from networks.arithmetic.typed_membership import read_memberships
from networks.csvfiles.reading.text import Unreadable
from networks.other_files.grids import Grid, read_text
from networks.other_files.meanings.columns import MEANINGS
from networks.other_files.meanings.guessing import header_row
from networks.other_files.meanings.headings import bare

PASTED = "What you pasted"
HEADINGS = ["Name", "Acronym", "Role", "Letters", "Joined", "Left"]
RARE = {"Acronym", "Letters"}
ALL_NAMES = {name for meaning in MEANINGS.values() for name in meaning.names}


def read_pasted(text: str) -> Grid:
    """Unreadable where nothing is in it."""
    try:
        # Half of a surrogate pair, as some pages paste, is no text in UTF-8.
        table = read_text(PASTED, text.encode("utf-8", "replace"))
    except Unreadable:
        # A quotation mark that is never closed is nothing odd in a CV.
        return _cv(text)
    # Two headings that are known, on a line of their own: a CV may name one by accident.
    place = header_row(table) if table.rows else -1
    is_table = place >= 0 and sum(bare(cell) in ALL_NAMES for cell in table.rows[place]) > 1
    return table if is_table else _cv(text)


def _cv(text: str) -> Grid:
    rows = [
        (number, [m.name, m.short_name, m.role, m.letters, m.joined, m.left])
        for number, line in enumerate(text.splitlines(), 1)
        for m in read_memberships(line)
    ]
    if not rows:
        raise Unreadable("Nothing in it names a network.")
    # Of initials and letters, which most lists have none of, nothing is asked.
    asked = [
        n
        for n, heading in enumerate(HEADINGS)
        if heading not in RARE or any(row[n] for _, row in rows)
    ]
    return Grid.of(
        PASTED, [(line, [row[n] for n in asked]) for line, row in [(0, HEADINGS), *rows]]
    )
