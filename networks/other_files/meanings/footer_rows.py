"""Rows beneath a list that are none of its own: its totals, and remarks after a gap."""

from networks.csvfiles.columns.cell_words import same_word
from networks.other_files.grids import Grid, stands_alone

_TOTALS = {"total", "totals", "sum", "grand total", "subtotal", "sub total", "total cost"}


def footer_rows(grid: Grid, header: int) -> dict[int, str]:
    """By their lines in the file, what they say first; `header` is the place of the headings."""
    beneath: dict[int, str] = {}
    places = range(header + 1, len(grid.rows))
    # One row has nothing above it that it could be the total of.
    if len(places) < 2:
        return beneath
    end = _end_of_list(grid, places)
    for place in places:
        filled = [cell.strip() for cell in grid.rows[place] if cell.strip()]
        if same_word(filled[0]).rstrip(":") in _TOTALS or place >= end:
            beneath[grid.lines[place]] = filled[0]
    return beneath


def _end_of_list(grid: Grid, places: range) -> int:
    """The place after its last row: a line of one cell below a blank one is a remark."""
    alone = [stands_alone(grid.rows[place]) for place in places]
    # In a list of one column every row stands alone, and none is a remark.
    if sum(alone) * 2 > len(alone):
        return places.stop
    end = places.stop
    for place in reversed(places[1:]):
        if not alone[place - places.start]:
            break
        if grid.lines[place] > grid.lines[place - 1] + 1:
            end = place
    return end
