"""Where an import comes from: a folder, a .zip or .csv files. Nothing is unpacked to disk."""

import io
import lzma
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from networks.csvfiles.reports import Problem
from networks.csvfiles.table import Table

MEGABYTE = 1024 * 1024
LARGEST_FILE = 100 * MEGABYTE
LARGEST_TOTAL = 200 * MEGABYTE
MOST_ENTRIES = 1000
BROKEN_ZIP = (
    *(BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError),
    *(zlib.error, lzma.LZMAError, struct.error),
)
Tables = Sequence[Table]


@dataclass
class Sources:
    """The bytes of each file by its table's name; `left_alone` are files of no table of ours.

    A table's rows name only rows of its own and of those before it in `tables`.
    """

    tables: Tables
    files: dict[str, bytes] = field(default_factory=dict)
    left_alone: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def from_path(tables: Tables, path: Path) -> Sources:
    """Never raises for what is wrong with the path or the files: that stands in `problems`."""
    try:
        if path.is_dir():
            return _from_folder(tables, path)
        with path.open("rb") as stream:
            return from_stream(tables, path.name, stream)
    except OSError as error:
        return _refused(tables, path.name, error.strerror or str(error))


def from_stream(tables: Tables, name: str, stream: BinaryIO, most: int = LARGEST_TOTAL) -> Sources:
    """One file as it was uploaded or opened: a .zip, or a .csv named after its table.

    `most` is how many bytes the files may have in all, unpacked.
    """
    if name.lower().endswith(".zip"):
        return _from_zip(tables, name, stream, most)
    table = _table(tables, name)
    if table is None:
        return _refused(tables, name, f"Give a folder, a .zip or one of {_files(tables)}.")
    return _take(tables, [(name, table, stream)], most=most)


def from_streams(
    tables: Tables, uploads: list[tuple[str, BinaryIO]], most: int = LARGEST_TOTAL
) -> Sources:
    """Files as they were uploaded together: one .zip, or .csv files named after their tables."""
    if len(uploads) == 1:
        return from_stream(tables, *uploads[0], most)
    names = [name for name, _ in uploads]
    if zipped := [name for name in names if name.lower().endswith(".zip")]:
        return _refused(tables, zipped[0], "Give a .zip by itself, or .csv files without one.")
    ours = [name for name in names if _table(tables, name)]
    if refusal := _wrong_names(tables, "", ours):
        return refusal
    opened = [(name, _table(tables, name), stream) for name, stream in uploads if name in ours]
    return _take(tables, opened, [name for name in names if name not in ours], most)


def packed(sources: Sources) -> bytes:
    """The files as a .zip, which `from_stream` reads."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in sources.files.items():
            archive.writestr(f"{name}.csv", data)
    return stream.getvalue()


def _from_folder(tables: Tables, folder: Path) -> Sources:
    paths = sorted(folder.iterdir())
    ours = [path for path in paths if path.is_file() and _table(tables, path.name)]
    others = [path.name for path in paths if path not in ours]
    if refusal := _wrong_names(tables, folder.name, [path.name for path in ours]):
        return refusal
    return _take(tables, ((path.name, _table(tables, path.name), path) for path in ours), others)


def _from_zip(tables: Tables, name: str, stream: BinaryIO, most: int) -> Sources:
    try:
        with ZipFile(stream) as archive:
            if reason := _wrong_zip(archive.infolist(), most):
                return _refused(tables, name, reason)
            entries = [entry for entry in archive.infolist() if not _is_litter(entry)]
            ours = _ours(tables, entries)
            others = [entry.filename for entry in entries if entry not in ours]
            if refusal := _wrong_names(tables, name, [entry.filename for entry in ours]):
                return refusal
            opened = (
                (entry.filename, _table(tables, entry.filename), (archive, entry)) for entry in ours
            )
            return _take(tables, opened, others, most)
    except BROKEN_ZIP as error:
        return _refused(tables, name, f"This .zip cannot be read: {error}.")


def _is_litter(entry: ZipInfo) -> bool:
    return entry.is_dir() or entry.filename.startswith("__MACOSX/")


def _wrong_zip(entries: list[ZipInfo], most: int) -> str:
    if len(entries) > MOST_ENTRIES:
        return f"This .zip holds {len(entries):,} files; at most {MOST_ENTRIES:,}, please."
    if sum(entry.file_size for entry in entries) > most:
        return f"Unpacked, this .zip would be over {most // MEGABYTE} MB."
    for entry in entries:
        if entry.flag_bits & 0x1:
            return f"{entry.filename} is encrypted: make the .zip without a password."
        if entry.filename.startswith("/") or ".." in PurePosixPath(entry.filename).parts:
            return f"{entry.filename} points outside the .zip."
    return ""


def _ours(tables: Tables, entries: list[ZipInfo]) -> list[ZipInfo]:
    """The ledger's files at the top or, when there are none, those one folder below."""
    files = [entry for entry in entries if _table(tables, entry.filename)]
    by_depth = {
        depth: [entry for entry in files if len(PurePosixPath(entry.filename).parts) == depth]
        for depth in (1, 2)
    }
    return by_depth[1] or by_depth[2]


def _wrong_names(tables: Tables, name: str, names: list[str]) -> Sources | None:
    if not names:
        return _refused(tables, name, f"There is no file of a ledger in it: {_files(tables)}.")
    counts = Counter(_table(tables, each).file for each in names)
    doubled = [file for file, count in counts.items() if count > 1]
    if doubled:
        return _refused(tables, doubled[0], "This file is there more than once.")
    return None


def _take(
    tables: Tables, opened: Iterable, left_alone: Iterable[str] = (), most: int = LARGEST_TOTAL
) -> Sources:
    """Read each of (name, table, where); sizes are counted as read, whatever a .zip declares."""
    sources, total = Sources(tables, left_alone=list(left_alone)), 0
    for name, table, where in opened:
        data = _read(where)
        total += len(data)
        if len(data) > LARGEST_FILE or total > most:
            each = min(LARGEST_FILE, most) // MEGABYTE
            limit = f"{each} MB a file and {most // MEGABYTE} MB"
            return _refused(tables, name, f"This is too large: at most {limit} in all.")
        sources.files[table.name] = data
    return sources


def _read(where) -> bytes:
    if isinstance(where, tuple):
        archive, entry = where
        with archive.open(entry) as stream:
            return stream.read(LARGEST_FILE + 1)
    if isinstance(where, Path):
        with where.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    return where.read(LARGEST_FILE + 1)


def _table(tables: Tables, name: str) -> Table | None:
    file = PurePosixPath(name).name.lower()
    return next((table for table in tables if table.file == file), None)


def _refused(tables: Tables, name: str, reason: str) -> Sources:
    return Sources(tables, problems=[Problem(name, reason)])


def _files(tables: Tables) -> str:
    return ", ".join(table.file for table in tables)
