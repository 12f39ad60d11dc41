"""A database made before the migrations were squashed still comes along, with all that is in it.

The folders `first_edition` and `second_edition` hold one each, as sqlite3's iterdump and pg_dump
wrote it down: the story of the user demo, a network in the bin, another that was added and changed
since, and files waiting for a yes. Of the second edition is what its 34 migrations made before they
became eight.
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
from django.db.migrations.executor import MigrationExecutor

from networks.changing.undo import undo
from networks.models import Activity, Change, Fee, Organisation

pytestmark = pytest.mark.django_db

EDITIONS = ("first_edition", "second_edition")
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
def new_database(name, folder):
    """A database without tables, in the place of the usual one."""
    usual = connections["default"]
    is_sqlite = usual.vendor == "sqlite"
    name = str(folder / name) if is_sqlite else f"{name}_{usual.settings_dict['NAME']}"
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


def load(edition):
    packed = Path(__file__).parent / edition / f"{connection.vendor}.sql.gz"
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


def everything():
    """The rows of all tables but the one of the migrations themselves."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - {"django_migrations"}
        for table in sorted(tables):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield table, sorted(map(repr, cursor.fetchall()))


@pytest.fixture(scope="module", params=EDITIONS, autouse=True)
def edition(request, fresh_schema, django_db_blocker, tmp_path_factory):
    """One after the other; what `migrate` had to do there, and the rows of before."""
    folder = tmp_path_factory.mktemp(request.param)
    with django_db_blocker.unblock(), new_database(request.param, folder):
        load(request.param)
        before = dict(everything())
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        ContentType.objects.clear_cache()
        call_command("migrate", verbosity=0)
        ours = [str(each) for each, _ in plan if each.app_label in ("networks", "reflections")]
        yield request.param, ours, before
    ContentType.objects.clear_cache()


def test_it_ends_with_the_schema_of_a_fresh_database(fresh_schema):
    assert schema() == fresh_schema


def test_only_what_it_has_not_gone_through_is_done(edition):
    name, done, before = edition
    second = ("0002_second_edition_tables", "0003_second_edition_rows", "0004_second_edition_rules")
    if name == "first_edition":
        assert done == [f"{app}.{step}" for app in ("networks", "reflections") for step in second]
    else:
        assert done == []
        assert dict(everything()) == before


def test_nothing_is_left_to_do():
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert ("networks", "0004_second_edition_rules") in executor.loader.applied_migrations


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
