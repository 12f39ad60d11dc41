"""The file itself: how it is written, and what makes one a backup of ours, whole and unchanged."""

import hashlib
import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from networks.backup.rows import lines, tables
from networks.models.editions import HALFWAY, gone_through, known_migrations, stopped_halfway
from networks.models.snapshot import snapshot

FORMAT = "worth-renewing-backup"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"
# A damaged backup has it too, and may be replaced.
BEGINNING = re.compile(rb"PK\x03\x04.{26}tables/", re.DOTALL)


class CannotBackUp(Exception):
    """Says in words why no backup was made, or why none was brought back."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A table in a backup: how many rows, and the SHA-256 of their lines."""

    rows: int
    sha256: str


def back_up(path: Path) -> dict[str, Contents]:
    """Write the whole database to `path`, for its owner's eyes alone (mode 0600).

    It is one moment's, however long it takes; the file is whole and read back before it gets its
    name. Raises CannotBackUp, and leaves what was there before, when it could not be written, or
    when that is no backup.
    """
    try:
        _refuse_to_replace_anything_else(path)
        with _aside(path) as file:
            contents = _write(file)
            # On the disk, not only on its way there, before the old one loses its name.
            file.flush()
            os.fsync(file.fileno())
            if read_contents(Path(file.name)) != contents:
                raise CannotBackUp(f"{path} does not read back as it was written.")
    except OSError as error:
        raise CannotBackUp(f"{path} could not be written: {error.strerror}.") from error
    return contents


def _refuse_to_replace_anything_else(path: Path) -> None:
    """A file without a byte in it was made to hold the backup."""
    if path.is_file():
        with path.open("rb") as file:
            start = file.read(64)
        if not start or BEGINNING.match(start):
            return
    if path.exists():
        raise CannotBackUp(
            f"{path} is there already and is no backup: move it away, or choose another place."
        )


@contextmanager
def _aside(path: Path) -> Iterator[IO[bytes]]:
    """A file beside `path` that takes its name at the end, when nothing went wrong."""
    # Temporary files are readable by their owner alone, which a backup stays.
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            yield file
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def _write(file: IO[bytes]) -> dict[str, Contents]:
    contents = {}
    with ZipFile(file, "w", ZIP_DEFLATED) as archive, snapshot():
        for model in tables():
            # force_zip64: how large the part gets is not known when it is begun.
            with archive.open(member(model._meta.label), "w", force_zip64=True) as part:
                contents[model._meta.label] = contents_of(_through(part, lines(model)))
        manifest = {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "at": timezone.now().isoformat(),
            "migrations": sorted(_migrations()),
            "tables": {name: asdict(found) for name, found in contents.items()},
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return contents


def _through(part: IO[bytes], written: Iterator[bytes]) -> Iterator[bytes]:
    for line in written:
        part.write(line)
        yield line


def contents_of(rows: Iterable[bytes]) -> Contents:
    digest, number = hashlib.sha256(), 0
    for line in rows:
        digest.update(line)
        number += 1
    return Contents(number, digest.hexdigest())


def read_contents(path: Path) -> dict[str, Contents]:
    """What a backup holds, with every byte of it checked; raises CannotBackUp when it is none."""
    try:
        with ZipFile(path) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            if manifest.get("format") != FORMAT:
                raise CannotBackUp(f"{path} is not a backup of Worth Renewing.")
            loader = MigrationLoader(None)
            known = known_migrations(loader)
            if manifest["version"] > FORMAT_VERSION or not _of(manifest) <= known:
                raise CannotBackUp(
                    f"{path} was made by a newer version: upgrade first, then restore."
                )
            if step := stopped_halfway(loader, _of(manifest)):
                raise CannotBackUp(HALFWAY.format(f"The database of {path}", step))
            contents = {name: Contents(**found) for name, found in manifest["tables"].items()}
            if set(archive.namelist()) != {MANIFEST, *map(member, contents)}:
                raise CannotBackUp(f"{path} lacks a part, or has one too many.")
            for name, expected in contents.items():
                if _weigh(archive, name) != expected:
                    raise CannotBackUp(f"{path} is damaged: its part {member(name)} was changed.")
    except OSError as error:
        raise CannotBackUp(f"{path} could not be read: {error.strerror}.") from error
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise CannotBackUp(f"{path} is damaged, cut short or no backup at all.") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CannotBackUp(f"{path} is not a backup of Worth Renewing.") from error
    return contents


def _of(manifest: dict) -> set[tuple[str, str]]:
    return {(app, name) for app, name in manifest["migrations"]}


def went_through(path: Path) -> set[tuple[str, str]]:
    """The migrations of the database that a backup is of; one that was read and is whole."""
    with ZipFile(path) as archive:
        return _of(json.loads(archive.read(MANIFEST)))


def is_older(path: Path) -> bool:
    """Whether the database has gone through more than the one that the backup is of."""
    return bool(_migrations() - gone_through(MigrationLoader(None), went_through(path)))


def _migrations() -> set[tuple[str, str]]:
    return set(MigrationRecorder(connection).applied_migrations())


def _weigh(archive: ZipFile, name: str) -> Contents:
    digest, rows = hashlib.sha256(), 0
    with archive.open(member(name)) as part:
        while block := part.read(1 << 20):
            digest.update(block)
            rows += block.count(b"\n")
    return Contents(rows, digest.hexdigest())


def member(label: str) -> str:
    return f"tables/{label}.jsonl"
