import errno

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import InternalError, OperationalError, ProgrammingError

from config import command


class UndefinedTable(Exception):
    """As psycopg raises it."""

    sqlstate = "42P01"


class ReadOnlySqlTransaction(Exception):
    sqlstate = "25006"


def unknown_relation():
    error = ProgrammingError('relation "auth_user" does not exist')
    error.__cause__ = UndefinedTable()
    return error


def standby():
    error = InternalError("cannot execute INSERT in a read-only transaction")
    error.__cause__ = ReadOnlySqlTransaction()
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OperationalError("database or disk is full"), "no room left"),
        (OSError(errno.ENOSPC, "No space left on device"), "no room left"),
        (OperationalError("connection refused"), "or takes no changes: connection refused"),
        (OperationalError("no such table: auth_user"), "with `migrate` first"),
        (unknown_relation(), "with `migrate` first"),
        (standby(), "takes no changes: cannot execute INSERT"),
        (ImproperlyConfigured("TIME_ZONE=Mars is none"), "TIME_ZONE=Mars is none"),
    ],
)
def test_command_says_in_words_what_it_is_not_to_blame_for(monkeypatch, error, said):
    def fail(arguments):
        raise error

    monkeypatch.setattr(command, "execute_from_command_line", fail)
    with pytest.raises(SystemExit) as ended:
        command.carry_out(["manage.py", "import_ledger"])
    assert said in str(ended.value)


@pytest.mark.parametrize("error", [FileNotFoundError("check"), ProgrammingError("syntax error")])
def test_fault_of_a_command_is_shown_as_it_is(monkeypatch, error):
    def fail(arguments):
        raise error

    monkeypatch.setattr(command, "execute_from_command_line", fail)
    with pytest.raises(type(error)):
        command.carry_out(["manage.py", "check"])
