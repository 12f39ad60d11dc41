"""A database made before the migrations were squashed still comes along, with all that is in it.

`first_edition` holds one as sqlite3's iterdump and pg_dump wrote it down: the story of the user
demo, a network in the bin, another that was added and changed since, and files waiting for a yes.
"""

import gzip
import re
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder

from networks.changing.undo import undo
from networks.models import Activity, Change, Fee, Organisation

pytestmark = pytest.mark.django_db

NAME = "first_edition"
ROWS = {
    "Activity": 76,
    "Appraisal": 22,
    "Decision": 5,
    "Fee": 8,
    "Membership": 16,
    "Organisation": 16,
    "Preference": 3,
    "Reflection": 3,
    "Role": 3,
    "StoryLoad": 1,
    "Upload": 1,
}
SCHEMA = {
    "sqlite": ["SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"],
    "postgresql": [
        "SELECT table_name, column_name, data_type, is_nullable, character_maximum_length,"
        " numeric_precision, numeric_scale FROM information_schema.columns"
        " WHERE table_schema = 'public'",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace",
        "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    ],
}


def schema() -> set[tuple[str, ...]]:
    """Tables, columns, constraints, indexes and triggers; the order of columns does not count."""
    found = set()
    with connection.cursor() as cursor:
        for query in SCHEMA[connection.vendor]:
            cursor.execute(query)
            for row in cursor.fetchall():
                # SQLite keeps a table as the statement that made it.
                parts = sorted(row[-1].split(", ")) if row[0] == "table" else map(str, row)
                # PostgreSQL writes a condition with other casts once it was dumped.
                found.add(tuple(re.sub(r"::[a-z ]+(\[\])?|[()]", "", part) for part in parts))
    return found


@contextmanager
def new_database(folder):
    """A database without tables, in the place of the usual one."""
    usual = connections["default"]
    is_sqlite = usual.vendor == "sqlite"
    name = str(folder / NAME) if is_sqlite else f"{NAME}_{usual.settings_dict['NAME']}"
    connections["default"] = usual.copy()
    connections["default"].settings_dict = usual.settings_dict | {"NAME": name}
    if not is_sqlite:
        with usual.creation._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = usual
        if not is_sqlite:
            with usual.creation._nodb_cursor() as cursor:
                cursor.execute(f"DROP DATABASE {name}")


def load_first_edition():
    packed = Path(__file__).parent / NAME / f"{connection.vendor}.sql.gz"
    script = gzip.decompress(packed.read_bytes()).decode()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # The script fills tables before it makes those that they refer to.
            cursor.executescript(f"PRAGMA foreign_keys = OFF; {script} PRAGMA foreign_keys = ON;")
        else:
            cursor.execute(script)


@pytest.fixture(scope="module")
def fresh_schema(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return schema()


@pytest.fixture(scope="module", autouse=True)
def upgraded(fresh_schema, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), new_database(tmp_path_factory.mktemp(NAME)):
        load_first_edition()
        ContentType.objects.clear_cache()
        call_command("migrate", verbosity=0)
        yield
    ContentType.objects.clear_cache()


def test_it_ends_with_the_schema_of_a_fresh_database(fresh_schema):
    assert schema() == fresh_schema


def test_it_was_made_by_the_old_migrations():
    names = {name for app, name in MigrationRecorder(connection).applied_migrations()}
    assert {"0001_initial", "0003_change", "0004_reflection_search", "0001_first_edition"} <= names


def test_every_row_is_still_there_and_passes_the_rules():
    found = Counter()
    for model in apps.get_models():
        if model.__name__ in ROWS:
            for row in model.objects.all():
                row.full_clean()
                found[model.__name__] += 1
    assert found == ROWS


def test_what_was_in_the_bin_comes_back():
    change = Change.objects.get(kind="deleted")
    undo(change)
    network = Organisation.objects.get(name="Ex Libris Évora")
    fee = Fee.objects.get(membership__organisation=network)
    assert (fee.amount, network.roles.get().title) == (12.50, "Chair")
    assert network.search_text.startswith("ex libris evora")


def test_what_was_written_before_is_found_by_every_search():
    assert not Activity.objects.filter(search_text=None).exists()
    assert Organisation.objects.get(search_text__endswith="\ncilip").short_name == "CILIP"


def test_a_change_from_before_is_taken_back():
    undo(Change.objects.get(kind="changed"))
    assert Organisation.objects.get(name="Added since").notes == ""
