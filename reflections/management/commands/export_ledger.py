import os
import tempfile
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.core.management.base import BaseCommand, CommandError

from networks import csvfiles
from networks.csvfiles import readme
from reflections.csv_tables import LEDGER
from reflections.management.people import find_person


class Command(BaseCommand):
    help = "Write a ledger as CSV files, to a folder or a .zip. An earlier export is replaced."

    def add_arguments(self, parser):
        parser.add_argument("--user", required=True, metavar="NAME", help="whose ledger")
        parser.add_argument("path", type=Path, help="a folder, or a file that ends in .zip")

    def handle(self, *, user, path, **options):
        person = find_person(user)
        try:
            if path.suffix.lower() == ".zip":
                _write_zip(person, path)
            else:
                _write_folder(person, path)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"The ledger of {person} is in {path}.")


def _write_zip(person, path: Path) -> None:
    """The file is written beside its place first, so that a failed export spoils no earlier one."""
    if path.exists() and not _is_exported_zip(path):
        raise _in_the_way(path)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
        try:
            csvfiles.write_zip(LEDGER, person, stream)
        except BaseException:
            os.unlink(stream.name)
            raise
    os.replace(stream.name, path)


def _write_folder(person, path: Path) -> None:
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


def _is_exported_file(path: Path, table) -> bool:
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
