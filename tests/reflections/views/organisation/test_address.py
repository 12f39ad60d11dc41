"""Where the page of a network is found, by whom, and what it asks of the database."""

from datetime import date

import pytest

from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    ReflectionFactory,
    RoleFactory,
    UserFactory,
)
from tests.reflections.pages import YEAR, links_of, way_back, words_of
from tests.reflections.views.organisation.test_figures import address

pytestmark = pytest.mark.django_db


def test_bare_network_has_a_page(client):
    bare = OrganisationFactory(name="Somewhere")
    client.force_login(bare.owner)
    page = client.get(f"/networks/{bare.pk}/?period=all")
    assert "Nothing is recorded of it since the first day recorded." in words_of(page)


def test_membership_still_to_come_has_a_page(client):
    ahead = MembershipFactory(started_on=date(2199, 1, 1), organisation__name="Later")
    client.force_login(ahead.organisation.owner)
    page = client.get(f"/networks/{ahead.organisation_id}/?period=all")
    assert "1 January 2199 still Me" in words_of(page)


@pytest.mark.parametrize("last", [date(2199, 12, 31), date(1900, 12, 31)])
def test_ledger_at_the_ends_of_the_calendar_has_pages(client, last):
    first = date(1900, 1, 1)
    membership = MembershipFactory(started_on=first, notice_days=366)
    FeeFactory(
        membership=membership, amount="1.00", paid_on=first, covers_from=first, covers_until=last
    )
    ActivityFactory(organisation=membership.organisation, date=last)
    AppraisalFactory(membership=membership, date=last)
    client.force_login(membership.organisation.owner)
    for query in ("period=all", "period=custom&from=1900-01-01&until=2199-12-31"):
        assert client.get(f"/networks/{membership.organisation_id}/?{query}").status_code == 200
        assert client.get(f"/?{query}").status_code == 200


MISSING = [0, 999_999_999, int("9" * 20), "9" * 5000, "１", "-1", "abc", "1%2e5"]


@pytest.mark.parametrize("pk", MISSING, ids=lambda pk: str(pk)[:20])
def test_id_that_never_was_is_not_found(client, pk):
    client.force_login(UserFactory())
    assert client.get(f"/networks/{pk}/").status_code == 404


def test_another_persons_network_is_as_good_as_none(client):
    theirs = OrganisationFactory(name="Theirs")
    client.force_login(UserFactory())
    found, missing = client.get(f"/networks/{theirs.pk}/"), client.get("/networks/999999999/")
    assert (found.status_code, found.content) == (404, missing.content)
    assert found.headers == missing.headers


def test_page_is_kept_out_of_caches(teller, story):
    assert teller.get(address(story, "Twitter")).headers["Cache-Control"] == "no-store"


def fill(person, organisations, rows):
    """A ledger whose first network has `rows` of each kind; gives back its id."""
    networks = OrganisationFactory.create_batch(organisations, owner=person)
    first = networks[0]
    for number in range(rows):
        membership = MembershipFactory(
            organisation=first,
            started_on=date(1990 + number, 1, 1),
            ended_on=date(1990 + number, 9, 30),
        )
        FeeFactory(membership=membership, amount="10.00", paid_on=date(2011, 1, 1))
        AppraisalFactory(membership=membership)
        ActivityFactory(organisation=first, cost=5)
        RoleFactory(organisation=first)
        DecisionFactory(organisation=first)
        ReflectionFactory(owner=person).organisations.add(first)
    return first.pk


@pytest.mark.parametrize(("organisations", "rows"), [(1, 1), (1, 12), (300, 3)])
def test_page_takes_seventeen_queries(client, django_assert_num_queries, organisations, rows):
    person = UserFactory()
    pk = fill(person, organisations, rows)
    client.force_login(person)
    with django_assert_num_queries(17):
        client.get(f"/networks/{pk}/?{YEAR}")


def test_edit_links_come_back_here(teller, story):
    first = story.organisations.first().pk
    links = links_of(teller.get(f"/networks/{first}/?lens=all"))
    forms = [link for link in links if "next=" in link]
    assert forms and all(way_back(link).startswith(f"/networks/{first}/") for link in forms)
    assert not [link for link in links if link.startswith("/admin/networks")]


def test_each_place_has_an_address_and_all_of_them_are_on_paper(teller, story):
    first = story.organisations.first().pk
    for place, words in {
        "money/": "What was paid",
        "activities/": "What came of it",
        "gave/": "What you said",
        "history/": "What you decided",
    }.items():
        page = teller.get(f"/networks/{first}/{place}").content.decode()
        places = page.partition('<nav class="places')[2]
        shown, *_ = places.split('<div class="stack">', 1)[1].split("stack print-only")
        assert words in shown
        assert places.count("stack print-only") == 3
