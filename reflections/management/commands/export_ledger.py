import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from networks import csvfiles
from networks.csvfiles.exporting import readme
from networks.csvfiles.table import Table
from networks.management import paths
from reflections.csv_tables import LEDGER
from reflections.management.people import find_person


@dataclass(frozen=True)
class WholeFile:
    """A kind of file that holds a ledger: what writes it, and whether a file is an earlier one."""

    write: Callable[..., None]
    is_earlier: Callable[[Path], bool]


class Command(BaseCommand):
    help = (
        "Write a ledger as CSV files, to a folder or a .zip, or as one workbook. An earlier export "
        "is replaced."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--user", required=True, metavar="NAME", help="whose ledger")
        parser.add_argument(
            "path", type=paths.path, help="a folder, or a file that ends in .zip or .xlsx"
        )

    def handle(self, *, user: str, path: Path, **options: Any) -> None:
        person = find_person(user)
        try:
            if whole := WHOLE.get(path.suffix.lower()):
                _write_file(person, path, whole)
            else:
                _write_folder(person, path)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"The ledger of {person} is in {path}.")


def _write_file(person: User, path: Path, whole: WholeFile) -> None:
    """The file is written beside its place first, so that a failed export spoils no earlier one."""
    if path.exists() and not whole.is_earlier(path):
        raise _in_the_way(path)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
        try:
            whole.write(LEDGER, person, stream)
        except BaseException:
            os.unlink(stream.name)
            raise
    os.replace(stream.name, path)


def _write_folder(person: User, path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise _in_the_way(path)
    for table in LEDGER:
        file = path / table.file
        if file.exists() and not _is_exported_file(file, table):
            raise _in_the_way(file)
    csvfiles.write_folder(LEDGER, person, path)


def _is_exported_zip(path: Path) -> bool:
    """Also by an earlier edition, which put no README beside the files."""
    try:
        with ZipFile(path) as archive:
            files = [name for name in archive.namelist() if name != readme.FILE]
    except (BadZipFile, OSError):
        return False
    return files == [table.file for table in LEDGER]


def _is_exported_workbook(path: Path) -> bool:
    """By the names of its sheets; of what stands in them nothing is read."""
    try:
        with ZipFile(path) as archive:
            # With no reader of spreadsheets: a stranger's workbook need not be opened for this.
            sheets = re.findall(rb'<sheet name="([^"]*)"', archive.read("xl/workbook.xml"))
    except (BadZipFile, KeyError, OSError):
        return False
    return sheets == [name.encode() for name in (readme.SHEET, *(table.name for table in LEDGER))]


WHOLE = {
    ".zip": WholeFile(csvfiles.write_zip, _is_exported_zip),
    ".xlsx": WholeFile(csvfiles.write_xlsx, _is_exported_workbook),
}


def _is_exported_file(path: Path, table: Table) -> bool:
    """Also by an earlier edition, which had fewer columns."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        headings = file.readline().decode(errors="replace").strip().split(",")
    return set(table.required) <= set(headings) <= set(table.headings)


def _in_the_way(path: Path) -> CommandError:
    return CommandError(
        f"{path} is there already and is not an exported ledger: "
        "move it away, or choose another place."
    )
