"""A whole ledger as CSV files, all of one moment."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from networks.csvfiles.table import Table
from networks.moment import one_moment


def write_zip(tables: Sequence[Table], owner, stream: BinaryIO) -> None:
    """All files of the ledger, also those without rows; `stream` need not be seekable."""
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive, one_moment():
        for table in tables:
            with archive.open(table.file, "w") as file:
                for line in table.lines(table.exported(owner)):
                    file.write(line.encode())


def write_empty(tables: Sequence[Table], stream: BinaryIO) -> None:
    """A .zip of all files with their headings alone."""
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for table in tables:
            archive.writestr(table.file, "".join(table.lines(())))


def write_folder(tables: Sequence[Table], owner, folder: Path) -> None:
    """All files of the ledger; those in `folder` of the same name are replaced.

    They take their places once all of them are whole, so that a failed export spoils no earlier
    one and never looks like a complete one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".export-", dir=folder) as aside, one_moment():
        for table in tables:
            with (Path(aside) / table.file).open("w", encoding="utf-8", newline="") as file:
                file.writelines(table.lines(table.exported(owner)))
        for table in tables:
            (Path(aside) / table.file).replace(folder / table.file)
