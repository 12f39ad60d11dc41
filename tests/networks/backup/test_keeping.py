import os
from datetime import UTC, datetime, timedelta

import pytest

from networks.backup import CannotBackUp, back_up_into, keeping
from networks.backup.keeping import kept

LAST = datetime(2026, 11, 26, 6, 30, tzinfo=UTC)  # a Thursday


def test_of_two_years_every_day_a_week_of_days_four_weeks_and_a_year_of_months_are_kept():
    daily = [LAST - timedelta(days=number) for number in range(730)]
    days = {moment.date().isoformat() for moment in kept(daily)}
    # Days 20 to 26; the last days of weeks, of which 26 and 22 are days already; ends of months.
    assert days == {
        *(f"2026-11-{day}" for day in range(20, 27)),
        *("2026-11-15", "2026-11-08"),
        *("2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31"),
        *("2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31"),
    }


def test_several_of_one_day_leave_the_last():
    assert kept([LAST, LAST - timedelta(hours=1)]) == {LAST}


def test_few_and_old_ones_are_all_kept():
    yearly = [LAST - timedelta(days=365 * number) for number in range(7)]
    assert kept(yearly) == {*yearly}


@pytest.mark.django_db
def test_folder_loses_only_backups_that_had_their_time(tmp_path):
    old = [tmp_path / f"worth-renewing-2026-11-25T0{hour}0000Z.backup" for hour in (1, 2)]
    other = tmp_path / "keep-this-2020.backup"
    killed = tmp_path / ".worth-renewing-2026-11-20T063000Z.backup.x7"
    growing = tmp_path / ".worth-renewing-2026-11-26T062959Z.backup.x8"
    for file in (*old, other, killed, growing):
        file.touch()
    for file, days in ((killed, 6), (growing, 0)):
        os.utime(file, ((LAST - timedelta(days=days)).timestamp(),) * 2)
    path, _ = back_up_into(tmp_path, LAST)
    assert path.name == "worth-renewing-2026-11-26T063000Z.backup"
    assert {*tmp_path.iterdir()} == {path, old[1], other, growing}


def test_nothing_is_removed_when_no_backup_could_be_made(tmp_path, monkeypatch):
    def fail(path):
        raise CannotBackUp("The disk is full.")

    monkeypatch.setattr(keeping, "back_up", fail)
    files = [tmp_path / f"worth-renewing-2026-11-25T0{hour}0000Z.backup" for hour in (1, 2)]
    for file in files:
        file.touch()
    with pytest.raises(CannotBackUp):
        back_up_into(tmp_path, LAST)
    assert {*tmp_path.iterdir()} == {*files}
