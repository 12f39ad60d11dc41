"""CSV files in and out: a ledger whole, in a folder or a .zip, or one table of it.

Everything here works over the tables that the caller gives.
"""

from networks.csvfiles.exporting import write_empty, write_folder, write_xlsx, write_zip
from networks.csvfiles.importing import bring_in, carrying_out, plan, planning
from networks.csvfiles.progress import Progress, Telling, finished
from networks.csvfiles.reports import Plan, Problem, listed_problems
from networks.csvfiles.sources import Sources, from_path, from_stream, from_streams, packed

__all__ = [
    "Plan",
    "Problem",
    "Progress",
    "Sources",
    "Telling",
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
