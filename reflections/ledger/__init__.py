"""A whole ledger in and out: CSV files in a folder or a .zip."""

from reflections.ledger.exporting import write_folder, write_zip
from reflections.ledger.importing import bring_in, plan
from reflections.ledger.reports import Plan, Problem
from reflections.ledger.sources import Sources, from_path, from_stream, from_streams, packed

__all__ = [
    "Plan",
    "Problem",
    "Sources",
    "bring_in",
    "from_path",
    "from_stream",
    "from_streams",
    "packed",
    "plan",
    "write_folder",
    "write_zip",
]
