"""Where an import comes from: a folder, a .zip or .csv files. Nothing is unpacked to disk."""

import io
import lzma
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from networks.csvfiles.exporting import readme
from networks.csvfiles.importing.reports import Problem
from networks.csvfiles.reading.recognising import (
    AmbiguousTable,
    is_spreadsheet,
    is_text,
    table_in_name,
    table_of_name,
    table_of_text,
    what_is_read,
)
from networks.csvfiles.table import Table

MEGABYTE = 1024 * 1024
# Of what comes out of a .zip: a small one can unpack to gigabytes.
LARGEST_FILE = 100 * MEGABYTE
LARGEST_TOTAL = 200 * MEGABYTE
MOST_ENTRIES = 1000
# All that zipfile and the unpackers below it raise on damaged or hostile files.
BROKEN_ZIP = (
    *(BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError),
    *(zlib.error, lzma.LZMAError, struct.error),
)
SAVE_AS_CSV = "This is a spreadsheet's own file. Save it as CSV first: one file for each sheet."
Tables = Sequence[Table]


@dataclass(frozen=True)
class SourceFile:
    """`name` is what messages call it."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Candidate:
    """A file that may be one of a ledger, not read yet; `chosen` when a person named just it."""

    name: str
    read: Callable[[], bytes]
    chosen: bool = False


@dataclass
class Sources:
    """The files of each table, by its name; `left_alone` are files of no table of ours.

    A table's rows name only rows of its own and of those before it in `tables`. `notes` say what
    a file was taken for when its name did not.
    """

    tables: Tables
    files: dict[str, list[SourceFile]] = field(default_factory=dict)
    left_alone: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def from_texts(tables: Tables, texts: dict[str, bytes]) -> Sources:
    """The text of each file by its table's name."""
    files = {table.name: table.file for table in tables}
    return Sources(tables, {name: [SourceFile(files[name], d)] for name, d in texts.items()})


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
    """One file as it was uploaded or opened: a .zip, or a .csv of one table.

    `most` is how many bytes the files may have in all, unpacked.
    """
    return from_streams(tables, [(name, stream)], most)


def from_streams(
    tables: Tables, uploads: list[tuple[str, BinaryIO]], most: int = LARGEST_TOTAL
) -> Sources:
    """Files as they were uploaded together: one .zip, or .csv files."""
    zipped = [upload for upload in uploads if upload[0].lower().endswith(".zip")]
    if zipped and len(uploads) == 1:
        return _from_zip(tables, *uploads[0], most)
    if zipped:
        reason = "Give a .zip by itself, or .csv files without one."
        return _refused(tables, zipped[0][0], reason)
    candidates = [
        Candidate(name, partial(stream.read, LARGEST_FILE + 1), chosen=True)
        for name, stream in uploads
    ]
    name = uploads[0][0] if len(uploads) == 1 else ""
    return _sorted(tables, candidates, name, most)


def packed(sources: Sources) -> bytes:
    """The files as a .zip, which `from_stream` reads."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for files in sources.files.values():
            for file in files:
                archive.writestr(file.name, file.data)
    return stream.getvalue()


def _from_folder(tables: Tables, folder: Path) -> Sources:
    def read(path: Path) -> bytes:
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)

    paths = sorted(folder.iterdir())
    candidates = [Candidate(path.name, partial(read, path)) for path in paths if path.is_file()]
    sources = _sorted(tables, candidates, folder.name)
    sources.left_alone += [path.name for path in paths if not path.is_file()]
    return sources


def _from_zip(tables: Tables, name: str, stream: BinaryIO, most: int) -> Sources:
    def read(entry: ZipInfo) -> bytes:
        # One byte over the limit is enough to refuse it; a zip may declare any size.
        with archive.open(entry) as file:
            return file.read(LARGEST_FILE + 1)

    try:
        with ZipFile(stream) as archive:
            if reason := _wrong_zip(archive.infolist(), most):
                return _refused(tables, name, reason)
            # Our own README, and what macOS puts beside the files.
            entries = [
                entry
                for entry in archive.infolist()
                if not entry.is_dir()
                and entry.filename != readme.FILE
                and not entry.filename.startswith("__MACOSX/")
            ]
            paths = [entry.filename for entry in entries]
            if doubled := [path for path, count in Counter(paths).items() if count > 1]:
                return _refused(tables, doubled[0], "This file is there more than once.")
            candidates = [Candidate(entry.filename, partial(read, entry)) for entry in entries]
            return _sorted(tables, candidates, name, most)
    except BROKEN_ZIP as error:
        return _refused(tables, name, f"This .zip cannot be read: {error}.")


def _wrong_zip(entries: list[ZipInfo], most: int) -> str:
    if len(entries) > MOST_ENTRIES:
        return f"This .zip holds {len(entries):,} files; at most {MOST_ENTRIES:,}, please."
    if sum(entry.file_size for entry in entries) > most:
        return f"Unpacked, this .zip would be over {most // MEGABYTE} MB."
    for entry in entries:
        # Bit 0 of the general purpose flags: encrypted.
        if entry.flag_bits & 0x1:
            return f"{entry.filename} is encrypted: make the .zip without a password."
        if entry.filename.startswith("/") or ".." in PurePosixPath(entry.filename).parts:
            return f"{entry.filename} points outside the .zip."
    return ""


def _sorted(
    tables: Tables, candidates: list[Candidate], name: str, most: int = LARGEST_TOTAL
) -> Sources:
    """Each file to its table; sizes are counted as read, whatever a .zip declares."""
    sources, total = Sources(tables), 0
    bases = Counter(PurePosixPath(candidate.name).name.lower() for candidate in candidates)
    for candidate in candidates:
        base = PurePosixPath(candidate.name).name
        # By its path only where two files share a name.
        called = base if bases[base.lower()] == 1 else candidate.name
        try:
            total += _take(sources, candidate, called)
        except AmbiguousTable as error:
            sources.problems.append(Problem(called, str(error)))
        if total > most:
            return _refused(tables, candidate.name, _too_large(min(LARGEST_FILE, most), most))
    if not (sources.files or sources.problems):
        reason = f"There is no file of a ledger in it. {what_is_read(tables)}"
        sources.problems.append(Problem(name, reason))
    return sources


def _take(sources: Sources, candidate: Candidate, called: str) -> int:
    """Put a file where it belongs, and say how many bytes of it were kept."""
    tables, name = sources.tables, candidate.name
    table = table_of_name(tables, name)
    is_meant = candidate.chosen or table_in_name(tables, name)
    if table is None and is_meant and is_spreadsheet(name):
        raise AmbiguousTable(SAVE_AS_CSV)
    data = candidate.read() if table or is_text(name) else b""
    if table is None and data and len(data) <= LARGEST_FILE:
        table = table_of_text(tables, name, data)
        if table:
            sources.notes.append(f"{called} is read as {table.file}.")
    if table is None:
        sources.left_alone.append(called)
        return 0
    if len(data) > LARGEST_FILE:
        raise AmbiguousTable(_too_large(LARGEST_FILE, LARGEST_TOTAL))
    files = sources.files.setdefault(table.name, [])
    # Downloaded twice: else each row of the second would be refused as a repeat of the first.
    same = next((other for other in files if other.data == data), None)
    if same:
        sources.notes.append(f"{called} is {same.name} once more, so it is read once.")
    else:
        files.append(SourceFile(called, data))
    return len(data)


def _too_large(of_a_file: int, in_all: int) -> str:
    limit = f"{of_a_file // MEGABYTE} MB a file and {in_all // MEGABYTE} MB"
    return f"This is too large: at most {limit} in all."


def _refused(tables: Tables, name: str, reason: str) -> Sources:
    return Sources(tables, problems=[Problem(name, reason)])
