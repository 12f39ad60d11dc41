"""Networks that closed or were left, and what is still asked about them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.reflections.pages import links_of, words_of

pytestmark = pytest.mark.django_db


def test_closed_network_says_what_it_became(client):
    person = UserFactory()
    new = OrganisationFactory(owner=person, name="Information World")
    old = MembershipFactory(
        organisation__owner=person,
        organisation__successor=new,
        organisation__closed_on=date(2026, 4, 30),
    ).organisation
    client.force_login(person)
    words = words_of(client.get(f"/networks/{old.pk}/"))
    assert "Closed 30 April 2026, became Information World" in words
    assert "Do you miss it?" not in words_of(client.get(f"/networks/{old.pk}/gave/"))
    assert f"It goes on from {old.name} , closed 30 April 2026" in words_of(
        client.get(f"/networks/{new.pk}/")
    )


def test_group_that_stands_open_after_its_body_was_left_asks_when_it_ended(client):
    body = MembershipFactory(started_on=date(2005, 1, 1), ended_on=date(2007, 8, 31))
    person = body.organisation.owner
    group = MembershipFactory(
        organisation__owner=person,
        organisation__parent=body.organisation,
        started_on=date(2006, 1, 1),
    )
    client.force_login(person)
    page = client.get(f"/networks/{group.organisation_id}/")
    assert "ended for you on 31 August 2007." in words_of(page)
    assert any(f"/memberships/{group.pk}/leave/" in link for link in links_of(page))
    leaving = client.get(f"/memberships/{group.pk}/leave/").context["form"]
    assert leaving.initial["ended_on"].day == date(2007, 8, 31)
    [item] = client.get("/").context["upcoming"].items
    assert item.path == f"/memberships/{group.pk}/leave/?next=/"


def test_network_that_was_left_can_still_be_asked_whether_it_is_missed(client):
    left = MembershipFactory(ended_on=date(2011, 12, 31))
    client.force_login(left.organisation.owner)
    page = client.get(f"/networks/{left.organisation_id}/gave/")
    assert "Do you miss it?" in words_of(page)
    assert any(f"/memberships/{left.pk}/appraisals/add/" in link for link in links_of(page))


def test_who_will_leave_on_a_day_to_come_is_a_member_until_then(client):
    ending = MembershipFactory(
        started_on=date(2010, 1, 1), ended_on=timezone.localdate() + timedelta(days=30)
    )
    client.force_login(ending.organisation.owner)
    page = client.get(f"/networks/{ending.organisation_id}/")
    links = [link.partition("?")[0] for link in links_of(page)]
    assert {f"/memberships/{ending.pk}/", f"/memberships/{ending.pk}/fees/add/"} <= set(links)
    assert f"/memberships/{ending.pk}/leave/" not in links
    assert "Join again" not in words_of(page)
    assert "Do you miss it?" not in words_of(page)


@pytest.fixture
def closed_in_2011(client):
    """A body that closed in 2011, as far as is known, and became another; a member since 2004."""
    new = OrganisationFactory(name="New Body")
    old = OrganisationFactory(
        owner=new.owner,
        name="Old Body",
        closed_on=date(2011, 1, 1),
        closed_on_precision="year",
        successor=new,
    )
    MembershipFactory(organisation=old, started_on=date(2004, 1, 1), started_on_precision="year")
    client.force_login(new.owner)
    return old


def test_closing_is_shown_as_vague_as_it_was_written_with_a_link_to_what_it_became(
    client, closed_in_2011
):
    page = client.get(f"/networks/{closed_in_2011.pk}/")
    assert "Closed 2011, became New Body ." in words_of(page)
    assert f"/networks/{closed_in_2011.successor_id}/" in links_of(page)
    assert "None: it closed in 2011." in words_of(page)
    new = client.get(f"/networks/{closed_in_2011.successor_id}/")
    assert "It goes on from Old Body , closed 2011." in words_of(new)
    brief = words_of(client.get(f"/renewals/{closed_in_2011.memberships.get().pk}/"))
    assert "It closed in 2011." in brief


def test_times_in_and_out_are_as_vague_as_they_were_written(client, closed_in_2011):
    MembershipFactory(
        organisation=closed_in_2011, started_on=date(2002, 1, 1), started_on_precision="year",
        ended_on=date(2002, 7, 1), ended_on_precision="month",
    )  # fmt: skip
    words = words_of(client.get(f"/networks/{closed_in_2011.pk}/history/"))
    assert "Member 2002 to July 2002 Out 1 August 2002 to 31 December 2003" in words
    assert "Member again 2004 to 2011" in words
    assert "2002 to July 2002, 7 months" in words


def test_end_that_is_known_to_the_month_is_said_so(client):
    membership = MembershipFactory(ended_on=date(2011, 6, 1), ended_on_precision="month")
    client.force_login(membership.organisation.owner)
    page = words_of(client.get(f"/networks/{membership.organisation_id}/"))
    assert "You left in June 2011." in page
    brief = words_of(client.get(f"/renewals/{membership.pk}/"))
    assert "This membership ended in June 2011." in brief
