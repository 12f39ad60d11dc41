"""The rows of a sheet by what their cells mean."""

from collections.abc import Callable, Iterator

from networks.arithmetic.text import tidy
from networks.csvfiles.columns.cell_words import same_word
from networks.other_files.drafting.cells import IN_OUR_WORDS
from networks.other_files.drafting.drafts import Draft, Origin
from networks.other_files.grids import Grid
from networks.other_files.meanings.choices import BLANK, Choices, known_words
from networks.other_files.meanings.columns import MEANINGS
from networks.other_files.meanings.guessing import headings_of
from networks.other_files.meanings.programs import program_of

ENDED = "It is over in {program}: say when it ended, or leave the row out."


def rows_of(grid: Grid, choices: Choices, draft: Draft) -> Iterator[tuple[dict[str, str], Origin]]:
    """Each row by the keys of meanings, its words already what they mean, with its origin.

    Refused are rows with a cell that cannot be read, such as #N/A, and those that their program
    calls over without saying since when.
    """
    headings = headings_of(grid, choices.header)
    program = program_of(headings)
    placed = {key: place for place, key in enumerate(choices.columns) if key}
    called = {MEANINGS[key].heading or "paid_on": headings[place] for key, place in placed.items()}
    left_out = set(choices.left_out)
    translate = {key: _translator(key, choices) for key in {*placed, *choices.shared}}
    for number in range(choices.header + 1, len(grid.rows)):
        origin = Origin(grid.name, grid.lines[number], called)
        if origin.line in left_out:
            continue
        faults = [grid.cell(number, place) for place in placed.values()]
        if wrong := [f"{cell} {grid.faults[cell]}." for cell in faults if cell in grid.faults]:
            draft.refuse(origin, " ".join(wrong))
            continue
        cells = grid.rows[number]
        values = {key: text for key, text in choices.shared.items() if text}
        own = {key: tidy(cells[place]) for key, place in placed.items() if cells[place].strip()}
        if program and "left" not in own and program.says_ended(headings, cells):
            draft.refuse(origin, ENDED.format(program=program.name), "ended_on")
        elif own:
            yield {key: translate[key](text) for key, text in (values | own).items()}, origin


def _translator(key: str, choices: Choices) -> Callable[[str], str]:
    chosen, known = choices.words.get(key, {}), known_words(MEANINGS[key])

    def translate(text: str) -> str:
        if key in IN_OUR_WORDS:
            return IN_OUR_WORDS[key](text)
        word = same_word(text)
        translated = chosen.get(word) or known.get(word, text)
        return "" if translated == BLANK else translated

    return translate
