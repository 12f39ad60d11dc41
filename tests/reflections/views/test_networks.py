from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.networks.views.sending import send
from tests.reflections.pages import YEAR, links_of, markup_of, way_back, words_of

pytestmark = pytest.mark.django_db


def test_sentence_counts_what_one_belongs_to(teller):
    words = words_of(teller.get(f"/networks/?{YEAR}"))
    assert "You belong to 15 networks , 9 of them inside another." in words


# Its last one of its own was on 15 June 2010; CILIP Communities, a group of it, had one later.
def test_tree_shows_spells_and_the_last_activity(teller):
    words = words_of(teller.get(f"/networks/?{YEAR}"))
    assert "CILIP , offline 2006–2007, since 2009 5 September 2011 £220.92 £270.00" in words


def test_timeline_is_also_told_in_words(teller):
    words = words_of(teller.get(f"/networks/?{YEAR}"))
    assert "; out for 2 years, about £288.00 not paid, not missed" in words


# Committee 15 hours at BLA; blogging and writing 3.75 and 6 hours.
def test_hours_that_went_to_others_stand_against_the_rest(teller):
    words = words_of(teller.get(f"/networks/?{YEAR}"))
    assert "18.75 of 118.75 hours went to others" in words


def test_left_and_closed_networks_are_folded(client):
    gone = MembershipFactory(organisation__name="Gone", ended_on=date(2011, 1, 1)).organisation
    OrganisationFactory(owner=gone.owner, name="Shut", closed_on=date(2012, 12, 31))
    MembershipFactory(organisation__owner=gone.owner)
    client.force_login(gone.owner)
    words = words_of(client.get("/networks/"))
    assert "You belong to 1 network . You have left 1 behind." in words
    assert "Left: 1" in words
    assert "Closed: 1" in words
    assert "closed 2012" in words


def test_silence_says_what_it_has_cost(client):
    membership = MembershipFactory(organisation__name="Quiet", started_on=date(2010, 1, 1))
    ActivityFactory(organisation=membership.organisation, date=date(2010, 3, 1))
    FeeFactory(membership=membership, amount="12.00", paid_on=date(2010, 6, 1))
    client.force_login(membership.organisation.owner)
    words = words_of(client.get("/networks/"))
    assert "One has gone quiet." in words
    assert "Quiet nothing for" in words
    assert "£12.00" in words


def test_empty_ledger_is_greeted(client):
    client.force_login(UserFactory())
    assert "Which of your networks are worth it?" in words_of(client.get("/networks/"))


def test_networks_without_memberships_say_what_is_missing(client):
    client.force_login(OrganisationFactory().owner)
    words = words_of(client.get("/networks/"))
    assert "You belong to no network today." in words
    assert "No membership is recorded yet: open a network and say when you joined." in words


def test_scope_stays_on_links(teller):
    links = links_of(teller.get("/networks/?lens=all&fee_change=10"))
    own = [link for link in links if link.startswith("/networks/") and link[10:11].isdigit()]
    assert own and all(way_back(link).endswith("?lens=all&fee_change=10") for link in own)


def test_another_persons_networks_are_not_there(teller):
    MembershipFactory(organisation__name="Theirs alone")
    assert "Theirs alone" not in words_of(teller.get("/networks/"))


@pytest.mark.parametrize("networks", [1, 40])
def test_page_takes_eight_queries(client, django_assert_num_queries, networks):
    person = UserFactory()
    for number in range(networks):
        membership = MembershipFactory(organisation__owner=person)
        FeeFactory(membership=membership, amount="10.00")
        AppraisalFactory(membership=membership, would_miss=number % 5 + 1)
        ActivityFactory(organisation=membership.organisation, hours="1.00")
    client.force_login(person)
    with django_assert_num_queries(8):
        client.get("/networks/")


def listed_names(page):
    return [entry.network.short for entry in page.context["alive"]]


def test_list_is_searched_filtered_and_sorted(client):
    person = UserFactory()
    client.force_login(person)
    for name, setting, day in [
        ("Évora Readers", "online", date(2011, 3, 1)),
        ("Archivists", "offline", date(2011, 5, 1)),
        ("Bindery", "online", date(2011, 4, 1)),
    ]:
        network = OrganisationFactory(owner=person, name=name, setting=setting)
        ActivityFactory(organisation=network, date=day)
        if name != "Archivists":
            worth = Decimal(day.month)
            AppraisalFactory(membership__organisation=network, worth_per_year=worth)
    assert listed_names(client.get("/networks/?text=EVORA")) == ["Évora Readers"]
    assert "<mark>Évora</mark>Readers" in markup_of(client.get("/networks/?text=EVORA"))
    by_name = client.get("/networks/?setting=online&sort=name")
    assert listed_names(by_name) == ["Bindery", "Évora Readers"]
    latest = client.get("/networks/?sort=latest")
    assert listed_names(latest) == ["Archivists", "Bindery", "Évora Readers"]
    worth = client.get("/networks/?sort=worth")
    assert listed_names(worth) == ["Bindery", "Évora Readers", "Archivists"]
    assert "is not one of the available choices" in words_of(client.get("/networks/?sort=owner"))


def test_closed_network_stands_apart_and_says_what_it_became(client):
    new = OrganisationFactory(name="New Body")
    old = OrganisationFactory(
        owner=new.owner, name="Old Body", closed_on=date(2011, 1, 1), successor=new
    )
    MembershipFactory(organisation=old, started_on=date(2009, 1, 1))
    left = MembershipFactory(
        organisation__owner=new.owner, started_on=date(2009, 1, 1), ended_on=date(2010, 1, 1)
    )
    client.force_login(new.owner)
    page = client.get("/networks/")
    assert [entry.network.short for entry in page.context["closed"]] == ["Old Body"]
    assert [entry.network.id for entry in page.context["left"]] == [left.organisation_id]
    assert "closed 2011, became New Body" in words_of(page)


def test_last_activity_counts_that_of_the_groups(client):
    body = OrganisationFactory(name="Body")
    group = OrganisationFactory(owner=body.owner, name="Group", parent=body)
    ActivityFactory(organisation=group, date=date(2011, 3, 1))
    client.force_login(body.owner)
    assert {entry.last_activity for entry in client.get("/networks/").context["alive"]} == {
        date(2011, 3, 1)
    }


def test_how_often_one_means_to_be_there_is_said_on_the_network_and_counts(client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2011, 10, 31))
    network = MembershipFactory(organisation__name="Guild").organisation
    # Every 100 days, and 46 days ago: no silence by its own habit.
    for days in (346, 246, 146, 46):
        ActivityFactory(organisation=network, date=date(2011, 10, 31) - timedelta(days))
    client.force_login(network.owner)
    assert "gone quiet" not in words_of(client.get("/networks/")).split("Gone quiet")[0]
    send(client, f"/networks/{network.pk}/edit/", how_often="30")
    words = words_of(client.get("/networks/"))
    assert "One has gone quiet." in words
    assert ", meant to be every 30 days" in words
