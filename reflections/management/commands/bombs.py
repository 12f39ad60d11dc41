"""`manage.py bombs`: archives made to choke whoever unpacks them, and how soon each is refused."""

import json
import resource
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, TextIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.management.base import BaseCommand, CommandError

from networks import csvfiles
from networks.other_files.grids import Unreadable
from networks.other_files.reading.workbooks import read_workbook
from reflections.csv_tables import LEDGER
from reflections.management import forked

MEGABYTE = 1024 * 1024
MOST_SECONDS, MOST_MEGABYTES = 2.0, 300
ENCRYPTED = 0x1


class Command(BaseCommand):
    help = "Bring in archives that are bombs; each must be refused within 2 s and 300 MB."

    def handle(self, **options: Any) -> None:
        over = []
        with TemporaryDirectory() as folder:
            for name, make in BOMBS.items():
                path = Path(folder) / f"{name}.zip"
                make(path)
                for way, read in WAYS.items():
                    seconds, megabytes, reason = _in_a_process_of_its_own(read, path)
                    self.stdout.write(
                        f"{name}, {path.stat().st_size:,} bytes, as {way}: refused after "
                        f"{seconds:.3f} s of the processor and {megabytes} MB: {reason}"
                    )
                    if not reason or seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES:
                        over.append(f"{name} as {way}")
        if over:
            raise CommandError(f"Too slow, too large or let in: {', '.join(over)}.")


def zeros(path: Path) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("roles.csv", "w") as part:
        for _ in range(500):
            part.write(b"\0" * MEGABYTE)


def zeros_that_declare_ten_bytes(path: Path) -> None:
    zeros(path)
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.rfind(mark) + place
        content[at : at + 4] = (10).to_bytes(4, "little")
    path.write_bytes(content)


def many_entries(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        for number in range(100_000):
            archive.writestr(f"{number}.csv", b"")


def nested(path: Path) -> None:
    inner = path.with_suffix(".inner")
    zeros(inner)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for number in range(10):
            archive.write(inner, f"{number}.zip")


def encrypted(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("roles.csv", b"organisation,title,started_on\n")
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rfind(mark) + place] |= ENCRYPTED
    path.write_bytes(content)


def as_ledger(path: Path) -> str:
    with path.open("rb") as stream:
        return "; ".join(map(str, csvfiles.from_stream(LEDGER, path.name, stream).problems))


def as_spreadsheet(path: Path) -> str:
    try:
        read_workbook("ledger.xlsx", path.read_bytes())
    except Unreadable as error:
        return str(error)
    return ""


BOMBS: dict[str, Callable[[Path], None]] = {
    "500 MB of zeros": zeros,
    "500 MB of zeros that declare 10 bytes": zeros_that_declare_ten_bytes,
    "100,000 entries": many_entries,
    "zips within a zip": nested,
    "an encrypted zip": encrypted,
}
WAYS: dict[str, Callable[[Path], str]] = {"a ledger": as_ledger, "a spreadsheet": as_spreadsheet}


def _in_a_process_of_its_own(read: Callable[[Path], str], path: Path) -> tuple[float, int, str]:
    """Processor time in seconds, the most memory in megabytes, and the reason that was given."""

    def work(report: TextIO) -> None:
        begun = _processor_time()
        reason = read(path)
        seconds = _processor_time() - begun
        # The reader may have left the work to a process of its own.
        whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        megabytes = max(resource.getrusage(who).ru_maxrss for who in whose) // 1024
        report.write(json.dumps([seconds, megabytes, reason]))

    answer = forked.end(forked.begin(work))
    return tuple(json.loads(answer)) if answer else (0.0, 0, "")


def _processor_time() -> float:
    return process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
