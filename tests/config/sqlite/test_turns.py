"""Who may write next to a SQLite file, among threads and processes."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import DatabaseError, connection, transaction

from config.sqlite.turns import take_turn
from networks.models.snapshot import snapshot

TAKE_AND_STAY = """
import sys
from config.sqlite.turns import take_turn
print(take_turn(sys.argv[1]), flush=True)
sys.stdin.read()
"""


def is_taken(folder):
    if (turn := take_turn(str(folder), patience=0)) is not None:
        os.close(turn)
    return turn is None


def becomes_free(folder):
    # Whoever found it taken just now stands in the queue still, and passes the turn on.
    if (turn := take_turn(str(folder))) is not None:
        os.close(turn)
    return turn is not None


def test_second_waits_for_the_first(tmp_path):
    first = take_turn(str(tmp_path))
    with ThreadPoolExecutor(1) as elsewhere:
        waiting = elsewhere.submit(take_turn, str(tmp_path))
        assert is_taken(tmp_path)
        os.close(first)
        second = waiting.result(timeout=20)
    assert is_taken(tmp_path)
    os.close(second)
    assert list(tmp_path.iterdir()) == []


def test_who_gave_up_waiting_keeps_no_turn(tmp_path):
    first = take_turn(str(tmp_path))
    assert [take_turn(str(tmp_path), patience=0.001) for _ in range(3)] == [None] * 3
    os.close(first)
    # Behind those three, to which it came first.
    os.close(take_turn(str(tmp_path)))


def test_turn_of_a_process_that_is_killed_is_free(tmp_path):
    command = [sys.executable, "-c", TAKE_AND_STAY, str(tmp_path)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout.readline().strip().isdigit()
    assert is_taken(tmp_path)
    process.kill()
    process.communicate()
    os.close(take_turn(str(tmp_path)))


def test_who_can_start_no_thread_goes_on_without_a_turn(tmp_path, monkeypatch):
    first = take_turn(str(tmp_path))

    def refuse(thread):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("threading.Thread.start", refuse)
    assert take_turn(str(tmp_path)) is None
    os.close(first)
    assert becomes_free(tmp_path)


def test_folder_that_is_not_there_has_no_queue(tmp_path):
    assert take_turn(str(tmp_path / "gone")) is None


@pytest.fixture
def folder(database_for_threads, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has a queue of its own")
    return tmp_path


def test_transaction_keeps_its_turn_to_its_end(folder):
    with transaction.atomic():
        with transaction.atomic():
            assert is_taken(folder)
        assert is_taken(folder)
    assert becomes_free(folder)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        1 / 0  # noqa: B018
    assert becomes_free(folder)


def break_off():
    with suppress(DatabaseError), transaction.atomic():
        connection.close()


def test_connection_that_breaks_off_gives_its_turn_back(folder):
    with ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(break_off).result(timeout=20)
    assert becomes_free(folder)


def test_reader_needs_no_turn(folder):
    with snapshot():
        assert becomes_free(folder)
