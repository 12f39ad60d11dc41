"""What a ledger's files hold, column by column: put beside them to explain them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from networks.csvfiles.table import Table

FILE, SHEET = "README.txt", "README"
HEADINGS = ("file", "column", "must_be_there", "takes")
ABOUT = """\
A ledger of Worth Renewing: what one person belongs to, what it costs, and what comes back.

One file for each kind of row: UTF-8, commas, the names of the columns first. A column marked * is
never empty. A row names its network by name, and its membership by the day on which that began.
An empty cell says that nothing is known, which is not 0. Where a text begins like a formula, an
apostrophe stands before it. Brought in again, the files give the same ledger.
"""


def lines(tables: Sequence[Table]) -> Iterator[tuple[str, ...]]:
    """Under HEADINGS, one for each column of each file."""
    for table in tables:
        for column in table.columns:
            is_required = "yes" if column.required else "no"
            yield table.file, column.heading, is_required, column.takes


def text(tables: Sequence[Table]) -> str:
    """The same to be read."""
    files = groupby(lines(tables), key=lambda line: line[0])
    return "\n".join([ABOUT, *(_file(name, about) for name, about in files)])


def _file(name: str, about: Iterable[tuple[str, ...]]) -> str:
    rows = [
        (f"{heading}*" if is_required == "yes" else heading, takes)
        for _, heading, is_required, takes in about
    ]
    width = max(len(heading) for heading, _ in rows) + 2
    return "".join([f"{name}\n", *(f"  {heading:{width}}{takes}\n" for heading, takes in rows)])
