"""Lists that share a sheet, side by side or one below the other, each as a sheet of its own."""

from collections.abc import Iterator
from dataclasses import replace

from networks.other_files.grids import Grid, stands_alone
from networks.other_files.meanings.columns import ACTIVITIES, FEES, MEANINGS, MEMBERSHIPS
from networks.other_files.meanings.guessing import (
    ALL_NAMES,
    guess,
    header_row,
    holds_values,
    is_number,
)
from networks.other_files.meanings.headings import bare

FEWEST_HEADINGS = 2


def lists_on(grid: Grid) -> list[Grid]:
    """The sheet itself where it holds one list, with its headings in one row."""
    lists = [part for piece in _below(grid) for part in _beside(piece)]
    for number, part in enumerate(lists[1:], 2):
        part.name = f"{part.name}, list {number}"
    return [_with_one_row_of_headings(part) for part in lists]


def _below(grid: Grid) -> Iterator[Grid]:
    """A list ends where, after a gap or a title, other headings stand; the same ones are none."""
    header = header_row(grid)
    if header < 0:
        yield grid
        return
    named, begin = grid.rows[header], 0
    kept: list[int] = []
    for place in range(len(grid.rows)):
        if place > header and grid.rows[place] == named:
            continue
        if place > header + 1 and _begins_a_list(grid, place):
            while kept and stands_alone(grid.rows[kept[-1]]):
                kept.pop()
            yield _part(grid, kept, begin)
            kept, header, named = [], place, grid.rows[place]
        kept.append(place)
    yield _part(grid, kept, begin)


def _begins_a_list(grid: Grid, place: int) -> bool:
    is_apart = grid.lines[place] > grid.lines[place - 1] + 1
    is_titled = stands_alone(grid.rows[place - 1])
    return (is_apart or is_titled) and _are_headings(grid.rows[place])


def _are_headings(row: list[str]) -> bool:
    cells = [cell for cell in row if cell.strip()]
    known = [bare(cell) in ALL_NAMES for cell in cells]
    few = sum(known) < FEWEST_HEADINGS or sum(known) * 2 < len(cells)
    return not few and known[0] and not holds_values(cells)


def _part(grid: Grid, places: list[int], first: int, end: int | None = None) -> Grid:
    """Those rows, from one column up to another, without what is blank there."""
    rows = [(place, grid.rows[place][first:end]) for place in places]
    filled = [(place, row) for place, row in rows if any(map(str.strip, row))]
    return replace(
        grid,
        rows=[row for _, row in filled],
        lines=[grid.lines[place] for place, _ in filled],
        first_column=grid.first_column + first,
    )


def _beside(grid: Grid) -> Iterator[Grid]:
    """Two lists with a blank column between: networks, and what was done or other networks."""
    header = header_row(grid)
    if header < 0:
        yield grid
        return
    rows = grid.rows[header:]
    everything = range(len(grid.rows))
    for column in range(1, len(rows[0]) - 1):
        if any(row[column].strip() for row in rows):
            continue
        left = _part(grid, [*everything], 0, column)
        right = _part(grid, [*everything], column + 1)
        # A blank column alone parts nothing: many leave one between columns of the same list.
        if _stand_alone(left, right):
            yield left
            yield from _beside(right)
            return
    yield grid


def _stand_alone(left: Grid, right: Grid) -> bool:
    ours, theirs = _meant(left), _meant(right)
    tables = [MEANINGS[key].table for key in ours]
    are_networks = "network" in ours and sum(t in (FEES, MEMBERSHIPS) for t in tables) > 1
    is_done = any(MEANINGS[key].table == ACTIVITIES for key in theirs) and "title" in theirs
    return are_networks and ACTIVITIES not in tables and (is_done or "network" in theirs)


def _meant(grid: Grid) -> list[str]:
    header = header_row(grid)
    return [key for key in guess(grid, header) if key] if header >= 0 else []


def _with_one_row_of_headings(grid: Grid) -> Grid:
    """Where a heading spans columns that have names of their own below it, those count."""
    header = header_row(grid)
    for place in (header, header - 1):
        if header >= 0 <= place < len(grid.rows) - 2 and _name_together(grid, place):
            both = [
                low if low.strip() else high
                for high, low in zip(grid.rows[place], grid.rows[place + 1], strict=True)
            ]
            rows = [*grid.rows[:place], both, *grid.rows[place + 2 :]]
            return replace(grid, rows=rows, lines=[*grid.lines[:place], *grid.lines[place + 1 :]])
    return grid


def _name_together(grid: Grid, place: int) -> bool:
    """Whether this row and the next name columns, each some that the other does not."""
    upper, lower = grid.rows[place : place + 2]
    cells = [cell for cell in [*upper, *lower] if cell.strip()]
    if holds_values(cells) or any(map(is_number, cells)):
        return False
    alone = [
        [
            bare(cell)
            for cell, other in zip(row, beside, strict=True)
            if cell.strip() and not other.strip()
        ]
        for row, beside in ((upper, lower), (lower, upper))
    ]
    return all(any(name in ALL_NAMES for name in names) for names in alone)
