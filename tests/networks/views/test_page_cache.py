"""A page is kept only while it is surely the same, and only for whom it was made."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.contrib import messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from networks.models import Fee, Organisation
from networks.views import page_cache
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    PreferenceFactory,
    UserFactory,
)
from tests.networks.models.test_ledger_stamp import WATCHED
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db

PAGES = ["/", "/?period=all", "/networks/", "/renewals/", "/adds-up/", "/networks/purposes/"]
FRAME = {"django_session", "auth_user", "networks_ledger_stamp"}
# Its rows come and go with their change's.
WITH_OTHERS = {"networks_changedrow"}


@pytest.fixture(autouse=True)
def nothing_kept():
    page_cache.pages.clear()


@pytest.fixture
def ada(client):
    person = UserFactory(username="ada")
    client.force_login(person)
    return person


@pytest.fixture
def network(ada):
    network = OrganisationFactory(owner=ada, name="CILIP")
    member = MembershipFactory(organisation=network)
    FeeFactory(membership=member, amount="184.00")
    AppraisalFactory(membership=member)
    ActivityFactory(organisation=network)
    return network


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        page = client.get(address)
    return page, [query["sql"] for query in captured]


def parts(page):
    """All of it but the tokens, which are masked anew each time."""
    return [line for line in page.content.decode().splitlines() if page_cache.TOKEN not in line]


@pytest.mark.parametrize("address", PAGES)
def test_page_is_the_same_again_and_asks_for_nothing_of_the_ledger(client, network, address):
    first = client.get(address)
    again, asked = queries(client, address)
    assert parts(again) == parts(first)
    assert len(asked) == 2 and "networks_organisation" not in " ".join(asked)


@pytest.mark.parametrize("address", [*PAGES, "/networks/{}/", "/networks/{}/history/"])
def test_page_rests_on_watched_tables_alone(client, network, address):
    _, asked = queries(client, address.format(network.pk))
    tables = {word for sql in asked for word in sql.replace('"', " ").split() if "_" in word}
    known = {table for table in tables if table in set(connection.introspection.table_names())}
    assert known - WATCHED - FRAME - WITH_OTHERS == set()


def test_change_is_seen_at_once(client, network):
    before = words_of(client.get("/?period=all"))
    Fee.objects.update(amount="200.00")
    after = words_of(client.get("/?period=all"))
    assert before != after
    Organisation.objects.update(name="Library Association")
    assert "Library Association" in words_of(client.get("/?period=all"))


def test_another_person_at_the_same_address_sees_their_own(client, network):
    client.get("/networks/")
    bob = UserFactory()
    OrganisationFactory(owner=bob, name="BLA")
    client.force_login(bob)
    assert "CILIP" not in client.get("/networks/").content.decode()


def test_yesterdays_page_is_not_shown_after_midnight(client, ada, network, monkeypatch):
    PreferenceFactory(owner=ada, setting="time_zone", number=None, words="Pacific/Auckland")
    at = datetime(2026, 3, 1, 10, 59, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: at)
    client.get("/")
    _, asked = queries(client, "/")
    assert "networks_organisation" not in " ".join(asked)
    at = datetime(2026, 3, 1, 11, 1, tzinfo=UTC)
    _, asked = queries(client, "/")
    assert "networks_organisation" in " ".join(asked)


def test_message_is_shown_once_and_its_page_is_not_kept(client, network):
    network.refresh_from_db()
    client.post(
        f"/networks/{network.pk}/delete/", {"next": "/networks/", "version": network.version}
    )
    OrganisationFactory(owner=network.owner, name="BLA")
    told = client.get("/networks/")
    assert list(messages.get_messages(told.wsgi_request)) or told.context["messages"]
    assert 'class="messages"' in told.content.decode()
    assert 'class="messages"' not in client.get("/networks/").content.decode()


def test_page_with_a_form_that_changes_something_is_not_kept():
    pages = page_cache.PageCache()
    pages.put((1, "stamp", "day", "/"), {"content": f'<input name="{page_cache.TOKEN}">'})
    assert pages.find((1, "stamp", "day", "/")) is None


def test_large_page_is_not_kept():
    pages = page_cache.PageCache()
    pages.put((1, "stamp", "day", "/"), {"content": "x" * (page_cache.LARGEST + 1)})
    assert pages.find((1, "stamp", "day", "/")) is None


def test_only_so_many_are_kept_and_none_of_what_a_ledger_was(monkeypatch):
    monkeypatch.setattr(page_cache, "MOST", 2)
    pages, page = page_cache.PageCache(), {"content": "x"}
    keys = [(1, "now", "day", f"/{n}") for n in range(3)]
    for key in keys:
        pages.put(key, page)
    assert [pages.find(key) for key in keys] == [None, page, page]
    assert pages.find((1, "later", "day", "/")) is None
    assert [pages.find(key) for key in keys] == [None, None, None]


def test_nothing_is_kept_for_an_account_that_came_without_a_stamp():
    request = SimpleNamespace(method="GET", user=SimpleNamespace(pk=1))
    assert page_cache.cached_while_unchanged(lambda request: "made")(request) == "made"
