"""A real browser at a real server; each test begins with an empty database."""

import pytest
from django.utils import timezone

from reflections.story import tell_story
from tests.browser.looking import listening
from tests.factories import UserFactory

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    # Before pytest-django puts those last that empty the database: others need its first rows.
    for item in items:
        if item.path.is_relative_to(__file__.removesuffix("conftest.py")):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "en-GB"}


@pytest.fixture
def reader():
    """Someone with an empty ledger and the password "reader's own"."""
    reader = UserFactory(username="reader", is_staff=True, is_superuser=True)
    reader.set_password("reader's own")
    reader.save()
    return reader


@pytest.fixture
def teller(reader):
    """The same person with the story, told as of today."""
    told = tell_story(reader, timezone.localdate())
    assert told.problems == []
    return reader


@pytest.fixture
def context(context):
    # In milliseconds: long, for a machine that does other work beside, and still an end.
    context.set_default_timeout(60_000)
    return context


@pytest.fixture
def page(page, live_server):
    """A page that fails the test when it complains."""
    with listening(page, live_server.url) as heard:
        yield page
    assert heard == []


@pytest.fixture
def at(page, live_server):
    """A function that goes to an address of the site."""
    return lambda address: page.goto(live_server.url + address)
