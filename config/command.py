"""The program `worth-renewing`: what manage.py does, and without a word after it, the demo."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, execute_from_command_line
from django.db import InternalError, OperationalError, ProgrammingError

from config.errors import NO_ROOM, UNAVAILABLE, trouble

SENTENCES = {
    NO_ROOM: "There is no room left on the disk. Nothing was half saved; make room and try again.",
    UNAVAILABLE: "The database does not answer, or takes no changes: {}",
}
NOT_MIGRATED = (
    "The tables of the database are missing or an earlier version's. Bring them up to date with "
    "`migrate` first. ({})"
)
# How SQLite says so; PostgreSQL's codes are those of a table and of a column that it does not know.
SAYS_NOT_MIGRATED = ("no such table", "no such column", "has no column named")
UNDEFINED = ("42P01", "42703")


def main() -> None:
    if len(sys.argv) > 1:
        carry_out(sys.argv)
    else:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        show_demo()


def carry_out(arguments: list[str]) -> None:
    """A command of manage.py, with words for what no command is to blame for."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(arguments)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except (InternalError, OperationalError, ProgrammingError, OSError) as error:
        words = NOT_MIGRATED if _is_not_migrated(error) else SENTENCES.get(trouble(error))
        if words is None:
            raise
        sys.exit(words.format(str(error).strip()))


def _is_not_migrated(error: Exception) -> bool:
    if isinstance(error, ProgrammingError):
        return getattr(error.__cause__, "sqlstate", "") in UNDEFINED
    return any(words in str(error) for words in SAYS_NOT_MIGRATED)


def show_demo() -> None:
    """Serve the story on this machine alone, from a file of its own."""
    import django

    from config.startup.places import data_folder

    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {"DEBUG": "on", "DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}"}
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("demo")
    address = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
    print(f"Worth Renewing is at http://{address}/", flush=True)
    print("Sign in as demo / demo. Stop with Ctrl-C.", flush=True)
    call_command("runserver", address, use_reloader=False)
