from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from reflections.management.commands.daily import next_run

LONDON = ZoneInfo("Europe/London")


def test_next_run_is_today_or_tomorrow():
    morning = datetime(2026, 11, 26, 6, 29, tzinfo=LONDON)
    assert next_run(morning, (6, 30)) == datetime(2026, 11, 26, 6, 30, tzinfo=LONDON)
    on_time = datetime(2026, 11, 26, 6, 30, tzinfo=LONDON)
    assert next_run(on_time, (6, 30)) == datetime(2026, 11, 27, 6, 30, tzinfo=LONDON)


def test_clock_of_the_wall_counts_when_it_was_put_back():
    before = datetime(2026, 10, 24, 7, 0, tzinfo=LONDON)
    assert next_run(before, (6, 30)).isoformat() == "2026-10-25T06:30:00+00:00"


@pytest.mark.django_db
def test_all_is_done_in_one_go(tmp_path):
    out = StringIO()
    call_command("daily", "--backups", str(tmp_path), stdout=out)
    assert len(list(tmp_path.glob("*.backup"))) == 1
    assert "0 sent." in out.getvalue()
    assert "sessions: 0" in out.getvalue()


@pytest.mark.django_db
def test_folder_of_backups_is_made_for_its_owner_alone(tmp_path):
    folder = tmp_path / "backups"
    call_command("daily", "--backups", str(folder), stdout=StringIO())
    assert [file.suffix for file in folder.iterdir()] == [".backup"]
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.django_db
def test_one_that_fails_is_named_and_keeps_nothing_from_the_others(tmp_path):
    out = StringIO()
    nowhere = tmp_path / "gone" / "x"
    with pytest.raises(CommandError, match=r"^Failed: backup\.$"):
        call_command("daily", "--backups", str(nowhere), stdout=out, stderr=StringIO())
    assert "sessions: 0" in out.getvalue()
