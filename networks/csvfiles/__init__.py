"""CSV files in and out: a ledger whole, in a folder or a .zip, or one table of it.

Everything here works over the tables that the caller gives. `table.py` says what a table is, out
of `columns/`; `tables/` has those of this app. An import goes through `reading/` and `importing/`.
"""

from networks.csvfiles.exporting.whole_ledger import (
    write_empty,
    write_folder,
    write_xlsx,
    write_zip,
)
from networks.csvfiles.importing.all_or_nothing import bring_in, carrying_out, plan, planning
from networks.csvfiles.importing.progress import Progress, WithProgress, finished
from networks.csvfiles.importing.reports import Plan, Problem, listed_problems
from networks.csvfiles.reading.sources import Sources, from_path, from_stream, from_streams, packed

__all__ = [
    "Plan",
    "Problem",
    "Progress",
    "Sources",
    "WithProgress",
    "bring_in",
    "carrying_out",
    "finished",
    "from_path",
    "from_stream",
    "from_streams",
    "listed_problems",
    "packed",
    "plan",
    "planning",
    "write_empty",
    "write_folder",
    "write_xlsx",
    "write_zip",
]
