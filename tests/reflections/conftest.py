"""The story of the fixtures: a person whose ledger is told in reflections/story."""

from copy import deepcopy

import pytest
from django.apps import apps
from django.db import connection, transaction

from networks import csvfiles
from reflections.csv_tables import LEDGER
from reflections.figures.load import read_ledger
from reflections.story import FOLDER
from tests.factories import UserFactory


def tell_story(**person):
    teller = UserFactory(**person)
    told = csvfiles.bring_in(teller, csvfiles.from_path(LEDGER, FOLDER))
    assert told.problems == []
    return teller


def ledger_tables() -> dict[str, list[str]]:
    """Those of all ledgers with their columns, the key first; what others lead to comes first."""
    models = [table.model for table in LEDGER]
    for app in ("networks", "reflections"):
        there = apps.get_app_config(app).get_models(include_auto_created=True)
        models += [model for model in there if model not in models]
    found = {}
    for model in models:
        key = model._meta.pk
        others = [field.column for field in model._meta.concrete_fields if field is not key]
        found[model._meta.db_table] = [key.column, *others]
    return found


def quoted(columns) -> str:
    return ", ".join(map(connection.ops.quote_name, columns))


def rows_of_all_ledgers() -> dict[str, list[tuple]]:
    """As the database keeps them, by table."""
    found = {}
    with connection.cursor() as cursor:
        for table, columns in ledger_tables().items():
            cursor.execute(f"SELECT {quoted(columns)} FROM {table} ORDER BY 1")
            found[table] = cursor.fetchall()
    return found


@pytest.fixture(scope="session")
def told(django_db_setup, django_db_blocker):
    """A person and every row of the story, which was brought in once and taken away again."""
    with django_db_blocker.unblock(), transaction.atomic():
        before = rows_of_all_ledgers()
        teller = tell_story(username="teller")
        after = rows_of_all_ledgers()
        transaction.set_rollback(True)
    keys = {table: {key for key, *_ in rows} for table, rows in before.items()}
    return teller, {
        table: [row for row in rows if row[0] not in keys[table]] for table, rows in after.items()
    }


@pytest.fixture
def story(db, told):
    """A person whose ledger is the story."""
    teller, ledger = deepcopy(told[0]), told[1]
    teller.save(force_insert=True)
    with connection.cursor() as cursor:
        for table, columns in ledger_tables().items():
            places = ", ".join(["%s"] * len(columns))
            insert = f"INSERT INTO {table} ({quoted(columns)}) VALUES ({places})"
            cursor.executemany(insert, ledger[table])
    return teller


@pytest.fixture(scope="session")
def story_ledger(django_db_setup, django_db_blocker):
    """The story as frozen rows; nothing of it stays in the database."""
    with django_db_blocker.unblock(), transaction.atomic():
        frozen = read_ledger(tell_story(username="teller"))
        transaction.set_rollback(True)
    return frozen
