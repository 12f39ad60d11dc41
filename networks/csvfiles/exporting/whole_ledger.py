"""A whole ledger as CSV files, all of one moment."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.contrib.auth.models import User

from networks.csvfiles.exporting import readme
from networks.csvfiles.exporting.whole_files import texts, together
from networks.csvfiles.exporting.workbooks import SheetOut, write_workbook
from networks.csvfiles.table import Table
from networks.models.snapshot import snapshot

# Half of the time that the usual level takes, for a file a sixth larger.
LEVEL = 2


class _Pieces:
    """What was written since it was last taken; a .zip can be written to it, and is sent so."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(self._pieces[-1])

    def flush(self) -> None:
        """Asked for by ZipFile, also where it was broken off."""

    def take(self) -> bytes:
        taken, self._pieces = b"".join(self._pieces), []
        return taken


def zip_pieces(
    tables: Sequence[Table], owner: User, others: Iterable[tuple[str, Iterator[bytes]]] = ()
) -> Iterator[bytes]:
    """All files of the ledger, also those without rows, as a .zip while it is being made.

    `others` are further files by their names, read in the same moment, each when its turn comes.
    One that breaks off has no list of its files, which stands at the end: nothing takes it for
    whole.
    """
    stream = _Pieces()
    # Not in a `with`: broken off, it would be closed, and pass for whole.
    archive = ZipFile(  # type: ignore[call-overload]  # what it is given it never closes
        stream, "w", ZIP_DEFLATED, compresslevel=LEVEL
    )
    archive.writestr(readme.FILE, readme.text(tables))
    with snapshot():
        for table in tables:
            pieces = (text.encode() for text in texts(table, owner))
            yield from _written(archive, stream, table.file, pieces)
        for name, lines in others:
            yield from _written(archive, stream, name, together(lines, b""))
    archive.close()
    yield stream.take()


def _written(
    archive: ZipFile, stream: _Pieces, name: str, pieces: Iterator[bytes]
) -> Iterator[bytes]:
    with archive.open(name, "w") as file:
        for chunk in pieces:
            file.write(chunk)
            if piece := stream.take():
                yield piece


def write_zip(tables: Sequence[Table], owner: User, stream: BinaryIO) -> None:
    """The same in one go; `stream` need not be seekable."""
    for piece in zip_pieces(tables, owner):
        stream.write(piece)


def write_xlsx(tables: Sequence[Table], owner: User, stream: BinaryIO) -> None:
    """A sheet for each file, after one that explains their columns; `stream` must be seekable."""
    with snapshot():
        about = SheetOut(readme.SHEET, readme.HEADINGS, readme.lines(tables))
        ledger = (
            SheetOut(table.name, table.headings, table.cells(table.exported(owner)))
            for table in tables
        )
        write_workbook((about, *ledger), stream)


def write_empty(tables: Sequence[Table], stream: BinaryIO) -> None:
    """A .zip of all files with their headings alone."""
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for table in tables:
            archive.writestr(table.file, "".join(table.lines(())))


def write_folder(tables: Sequence[Table], owner: User, folder: Path) -> None:
    """All files of the ledger; those in `folder` of the same name are replaced.

    They take their places once all of them are whole, so that a failed export spoils no earlier
    one and never looks like a complete one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".export-", dir=folder) as aside, snapshot():
        for table in tables:
            with (Path(aside) / table.file).open("w", encoding="utf-8", newline="") as file:
                file.writelines(texts(table, owner))
        for table in tables:
            (Path(aside) / table.file).replace(folder / table.file)
