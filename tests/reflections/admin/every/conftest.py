"""Two people with a ledger each, made once for all the walks."""

from copy import deepcopy

import pytest
from django.db import transaction
from django.test import Client

from tests.keepers import fill_ledger, keeper, untouched_form
from tests.reflections.admin.every.walk import address


@pytest.fixture(scope="package")
def ledgers(django_db_setup, django_db_blocker):
    """Two people with a ledger each, and the cookies of the first; no test can change them."""
    with django_db_blocker.unblock(), transaction.atomic():
        alice, browser = keeper("alice"), Client()
        browser.force_login(alice)
        yield alice, browser.cookies, fill_ledger(alice), fill_ledger(keeper("roberta"))
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def forms():
    """By model what its form sends untouched, of those that were asked for."""
    return {}


@pytest.fixture
def people(db, ledgers):
    return deepcopy(ledgers)


@pytest.fixture
def alice(people):
    return people[0]


@pytest.fixture
def mine(people):
    return people[2]


@pytest.fixture
def theirs(people):
    return people[3]


@pytest.fixture(autouse=True)
def signed_in(client, people):
    client.cookies = people[1]


@pytest.fixture
def untouched(client, mine, forms):
    """A function that gives what the form of one's own row sends where nobody changed it."""

    def untouched(model):
        if model not in forms:
            forms[model] = untouched_form(client, address(model, "change", mine[model].pk))
        return dict(forms[model])

    return untouched
