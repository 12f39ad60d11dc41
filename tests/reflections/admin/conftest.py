import pytest

from tests.keepers import fill_ledger, keeper


@pytest.fixture
def alice(db):
    return keeper("alice")


@pytest.fixture
def mine(alice):
    return fill_ledger(alice)


@pytest.fixture
def theirs(db):
    return fill_ledger(keeper("roberta"))


@pytest.fixture(autouse=True)
def signed_in(client, alice):
    client.force_login(alice)
