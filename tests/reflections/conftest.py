"""The story of the fixtures: a person whose ledger is told in reflections/story."""

from copy import deepcopy

import pytest
from django.apps import apps
from django.db import transaction

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


def rows_of_all_ledgers():
    models = [table.model for table in LEDGER]
    for app in ("networks", "reflections"):
        there = apps.get_app_config(app).get_models(include_auto_created=True)
        models += [model for model in there if model not in models]
    return {model: {row.pk: row for row in model._base_manager.order_by("pk")} for model in models}


@pytest.fixture(scope="session")
def told(django_db_setup, django_db_blocker):
    """A person and every row of the story, which was brought in once and taken away again."""
    with django_db_blocker.unblock(), transaction.atomic():
        before = rows_of_all_ledgers()
        teller = tell_story(username="teller")
        after = rows_of_all_ledgers()
        transaction.set_rollback(True)
    return teller, {
        model: [row for pk, row in rows.items() if pk not in before[model]]
        for model, rows in after.items()
    }


@pytest.fixture
def story(db, told):
    """A person whose ledger is the story."""
    teller, ledger = deepcopy(told)
    teller.save(force_insert=True)
    for model, rows in ledger.items():
        model._base_manager.bulk_create(rows)
    return teller


@pytest.fixture(scope="session")
def story_ledger(django_db_setup, django_db_blocker):
    """The story as frozen rows; nothing of it stays in the database."""
    with django_db_blocker.unblock(), transaction.atomic():
        frozen = read_ledger(tell_story(username="teller"))
        transaction.set_rollback(True)
    return frozen
