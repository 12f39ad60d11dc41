"""The story of the fixtures: a person whose ledger is told in reflections/story."""

import pytest
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


@pytest.fixture
def story(db):
    """A person whose ledger is the story."""
    return tell_story(username="teller")


@pytest.fixture(scope="session")
def story_ledger(django_db_setup, django_db_blocker):
    """The story as frozen rows; nothing of it stays in the database."""
    with django_db_blocker.unblock(), transaction.atomic():
        frozen = read_ledger(tell_story(username="teller"))
        transaction.set_rollback(True)
    return frozen
