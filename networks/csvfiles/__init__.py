"""CSV files in and out: a ledger whole, in a folder or a .zip, or one table of it.

Everything here works over the tables that the caller gives.
"""

from networks.csvfiles.exporting import write_empty, write_folder, write_zip
from networks.csvfiles.importing import bring_in, plan
from networks.csvfiles.reports import Plan, Problem, listed_problems
from networks.csvfiles.sources import Sources, from_path, from_stream, from_streams, packed

__all__ = [
    "Plan",
    "Problem",
    "Sources",
    "bring_in",
    "from_path",
    "from_stream",
    "from_streams",
    "listed_problems",
    "packed",
    "plan",
    "write_empty",
    "write_folder",
    "write_zip",
]
