"""A database that a newer program made is left alone, and so is one between two editions."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from networks.models.editions import from_a_newer_program, stopped_halfway

pytestmark = pytest.mark.django_db


def newer_migration():
    applied = MigrationRecorder(connection).applied_migrations()
    return from_a_newer_program(MigrationLoader(None), applied)


def test_database_of_this_program_is_not_newer():
    assert newer_migration() == ""


def test_database_that_knew_a_later_program_is_refused_untouched():
    MigrationRecorder(connection).record_applied("networks", "9999_of_next_year")
    with pytest.raises(CommandError, match=r"newer Worth Renewing \(networks\.9999_of_next_year\)"):
        call_command("migrate", verbosity=0)


def test_tables_of_another_program_beside_ours_do_not_matter():
    MigrationRecorder(connection).record_applied("wiki", "0001_initial")
    assert newer_migration() == ""


def test_database_between_two_editions_is_told_what_takes_it_on():
    MigrationRecorder(connection).record_unapplied("networks", "0020_language")
    with pytest.raises(CommandError, match=r"halfway .* \(at networks\.0018.*git checkout \w{7},"):
        call_command("migrate", verbosity=0)


@pytest.mark.parametrize("app, number", [("networks", 18), ("reflections", 11)])
def test_no_step_between_the_editions_passes_for_one_of_them(app, number):
    loader = MigrationLoader(None)
    stands_for = {
        name: set(migration.replaces)
        for (label, name), migration in loader.disk_migrations.items()
        if label == app
    }
    first = stands_for.pop("0001_first_edition")
    steps = sorted(set().union(*stands_for.values()))
    assert len(steps) == number
    assert stopped_halfway(loader, first) == stopped_halfway(loader, first.union(steps)) == ""
    for done in range(1, number):
        assert stopped_halfway(loader, first.union(steps[:done])) in map(".".join, steps[:done])


def test_first_migrations_of_the_second_edition_are_carried_on_from():
    """As where the power failed between two of them."""
    loader = MigrationLoader(None)
    tables = loader.disk_migrations["networks", "0002_second_edition_tables"]
    first = loader.disk_migrations["networks", "0001_first_edition"]
    assert stopped_halfway(loader, first.replaces + tables.replaces) == ""
