import errno

import pytest
from django.db import OperationalError

from config import command


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OperationalError("database or disk is full"), "no room left"),
        (OSError(errno.ENOSPC, "No space left on device"), "no room left"),
        (OperationalError("connection refused"), "does not answer: connection refused"),
    ],
)
def test_command_says_in_words_what_it_is_not_to_blame_for(monkeypatch, error, said):
    def fail(arguments):
        raise error

    monkeypatch.setattr(command, "execute_from_command_line", fail)
    with pytest.raises(SystemExit) as ended:
        command.carry_out(["manage.py", "import_ledger"])
    assert said in str(ended.value)


def test_fault_of_a_command_is_shown_as_it_is(monkeypatch):
    def fail(arguments):
        raise FileNotFoundError(arguments[1])

    monkeypatch.setattr(command, "execute_from_command_line", fail)
    with pytest.raises(FileNotFoundError):
        command.carry_out(["manage.py", "check"])
