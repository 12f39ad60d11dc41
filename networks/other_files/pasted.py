"""What is pasted into the page: rows of a spreadsheet, or the memberships of a CV."""

from networks.arithmetic.typed_membership import read_membership
from networks.csvfiles.reading import Unreadable
from networks.other_files.grids import Grid, read_text
from networks.other_files.guessing import header_row
from networks.other_files.meanings import MEANINGS, bare

PASTED = "What you pasted"
HEADINGS = ["Name", "Role", "Joined", "Left"]
ALL_NAMES = {name for meaning in MEANINGS.values() for name in meaning.names}


def read_pasted(text: str) -> Grid:
    """Unreadable where nothing is in it."""
    try:
        table = read_text(PASTED, text.encode("utf-8", "replace"))
    except Unreadable:
        # A quotation mark that is never closed is nothing odd in a CV.
        return _cv(text)
    return table if _is_table(table) else _cv(text)


def _is_table(grid: Grid) -> bool:
    """Whether two columns at least have names that are known, on a line of their own."""
    place = header_row(grid) if grid.rows else -1
    return place >= 0 and sum(bare(cell) in ALL_NAMES for cell in grid.rows[place]) > 1


def _cv(text: str) -> Grid:
    found = [(number, read_membership(line)) for number, line in enumerate(text.splitlines(), 1)]
    rows = [(number, [m.name, m.role, m.joined, m.left]) for number, m in found if m]
    if not rows:
        raise Unreadable("Nothing in it names a network.")
    return Grid.of(PASTED, [(0, HEADINGS), *rows])
