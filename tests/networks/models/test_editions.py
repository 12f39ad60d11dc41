"""A database that a newer program made is left alone."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from networks.models.editions import from_a_newer_program

pytestmark = pytest.mark.django_db


def test_database_of_this_program_is_not_newer():
    assert from_a_newer_program(connection) == ""


def test_database_that_knew_a_later_program_is_refused_untouched():
    MigrationRecorder(connection).record_applied("networks", "9999_of_next_year")
    with pytest.raises(CommandError, match=r"newer Worth Renewing \(networks\.9999_of_next_year\)"):
        call_command("migrate", verbosity=0)


def test_tables_of_another_program_beside_ours_do_not_matter():
    MigrationRecorder(connection).record_applied("wiki", "0001_initial")
    assert from_a_newer_program(connection) == ""
