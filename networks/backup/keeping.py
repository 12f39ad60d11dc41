"""Backups that are made every day, of which the older are kept the more seldom."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from networks.backup.archive import Contents, back_up

NAME = "worth-renewing-%Y-%m-%dT%H%M%SZ.backup"
# What a backup that was killed leaves.
UNFINISHED = ".worth-renewing-*.backup.*"
# How many of which rhythm are kept, the newest of each.
KEPT: list[tuple[int, Callable[[datetime], object]]] = [
    (7, lambda at: at.date()),
    (4, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
]


def back_up_into(folder: Path, now: datetime) -> tuple[Path, dict[str, Contents]]:
    """A new backup in the folder, and only then away with those that have had their time.

    Files of other names are nobody's business here. Raises CannotBackUp, and removes nothing.
    """
    path = folder / now.astimezone(UTC).strftime(NAME)
    contents = back_up(path)
    backups = {moment: file for file in folder.iterdir() if (moment := _moment(file)) is not None}
    for moment in backups.keys() - kept(backups):
        backups[moment].unlink(missing_ok=True)
    for unfinished in folder.glob(UNFINISHED):
        # A younger one may still be written.
        if unfinished.stat().st_mtime < (now - timedelta(days=1)).timestamp():
            unfinished.unlink(missing_ok=True)
    return path, contents


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """Those to keep: the last of each of 7 days, 4 weeks and 12 months that have any."""
    newest_first = sorted(moments, reverse=True)
    to_keep = set()
    for number, span in KEPT:
        last_of: dict[object, datetime] = {}
        for moment in newest_first:
            last_of.setdefault(span(moment), moment)
        to_keep |= {*list(last_of.values())[:number]}
    return to_keep


def _moment(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name, NAME).replace(tzinfo=UTC)
    except ValueError:
        return None
