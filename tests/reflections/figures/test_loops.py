"""Loops that rules and database refuse, planted by hand: every page answers, and says so."""

import pytest
from django.db import connection

from networks.models import Organisation
from reflections.figures import load
from reflections.figures.loops import without_loops
from tests.factories import FeeFactory, OrganisationFactory, UserFactory
from tests.reflections.pages import words_of
from tests.reflections.rows import a_network

SAID = "Two lies inside One, which lies inside Two. That cannot be"


def test_ledger_without_loops_is_as_it_was():
    tree = {1: a_network(1), 2: a_network(2, parent_id=1), 3: a_network(3, parent_id=2)}
    assert without_loops(tree) == (tree, ())


def test_one_link_of_each_loop_is_cut_and_told():
    tree = {
        1: a_network(1, parent_id=3, successor_id=1),
        2: a_network(2, parent_id=1),
        3: a_network(3, parent_id=2),
        4: a_network(4, parent_id=2),
    }
    cut, told = without_loops(tree)
    assert [cut[pk].parent_id for pk in (1, 2, 3, 4)] == [3, 1, None, 2]
    assert cut[1].successor_id is None
    assert len(told) == 2


@pytest.fixture
def looped(client):
    """Two networks inside each other, as only a hand at the database can put them."""
    owner = UserFactory(is_staff=True, is_superuser=True)
    first = OrganisationFactory(owner=owner, name="One")
    two = OrganisationFactory(owner=owner, name="Two", parent=first)
    FeeFactory(membership__organisation=two, amount="10.00")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for [name] in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE networks_organisation DISABLE TRIGGER USER")
    Organisation.objects.filter(pk=first.pk).update(parent=two)
    client.force_login(owner)
    return owner, first, two


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/", "/networks/", "/networks/{}/", "/networks/{}/money/", "/adds-up/", "/renewals/"],
)
def test_page_answers_and_says_so(client, looped, address):
    two = looped[2]
    answer = client.get(address.format(two.pk))
    assert answer.status_code == 200
    assert SAID in words_of(answer)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/activities/",
        "/networks/compare/",
        "/networks/purposes/",
        "/networks/{}/edit/",
        "/networks/{}/delete/",
        "/networks/{}/merge/",
        "/renewals/decisions/",
        "/journal/",
        "/look/",
        "/log/",
        "/search/?q=one",
        "/summary.csv",
        "/ledger/export/",
        "/admin/networks/organisation/",
        "/admin/networks/organisation/{}/delete/",
    ],
)
def test_other_addresses_answer(client, looped, address):
    answer = client.get(address.format(looped[1].pk))
    assert answer.status_code == 200
    b"".join(answer)


@pytest.mark.django_db
def test_loop_is_mended_on_its_page(client, looped):
    owner, _, two = looped
    typed = {"name": "Two", "kind": two.kind, "setting": two.setting, "parent": ""}
    answer = client.post(f"/networks/{two.pk}/edit/", typed | {"opened_version": two.version})
    assert answer.status_code == 302
    assert load.read_ledger(owner).loops == ()
