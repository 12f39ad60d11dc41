"""A network that closed, and what became of memberships of it."""

from datetime import date

import pytest

from tests.factories import (
    MembershipFactory,
    OrganisationFactory,
)
from tests.networks.views.sending import send, undo_latest

pytestmark = pytest.mark.django_db


@pytest.fixture
def closing(alice):
    """A body that closes under an open membership, what it became, and where it is changed."""
    body = OrganisationFactory(owner=alice, name="Media Librarians")
    new = OrganisationFactory(owner=alice, name="Information World")
    MembershipFactory(organisation=body, started_on=date(2012, 5, 1), category="Full")
    return body, new, f"/networks/{body.pk}/edit/"


def test_closing_asks_what_became_of_an_open_membership(client, closing):
    body, new, address = closing
    answer = send(client, address, closed_on="30 April 2026", successor=new.pk)
    assert answer.status_code == 422
    asked = "Did your membership end on that day, or go on at Information World?"
    assert answer.context["form"].errors["then"] == [asked]
    body.refresh_from_db()
    assert body.closed_on is None


def test_membership_ends_with_its_body_and_one_undo_takes_both_back(client, closing):
    body, new, address = closing
    send(client, address, closed_on="April 2026", successor=new.pk, then="end")
    membership = body.memberships.get()
    assert (str(membership.end), new.memberships.count()) == ("2026-04", 0)
    undo_latest(client)
    body.refresh_from_db()
    assert (body.closed_on, body.memberships.get().ended_on) == (None, None)


def test_membership_goes_on_at_what_its_body_became(client, closing):
    body, new, address = closing
    send(client, address, closed_on="30 April 2026", successor=new.pk, then="go_on")
    gone, goes_on = body.memberships.get(), new.memberships.get()
    assert (gone.ended_on, goes_on.started_on) == (date(2026, 4, 30), date(2026, 5, 1))
    assert (goes_on.category, goes_on.ended_on) == ("Full", None)


def test_membership_cannot_go_on_nowhere(client, closing):
    body, _, address = closing
    answer = send(client, address, closed_on="30 April 2026", then="go_on")
    assert "successor" in answer.context["form"].errors
    assert body.memberships.get().ended_on is None


def test_membership_there_already_is_not_joined_twice(client, closing):
    body, new, address = closing
    MembershipFactory(organisation=new, started_on=date(2020, 1, 1))
    answer = send(client, address, closed_on="30 April 2026", successor=new.pk, then="go_on")
    assert answer.status_code == 422
    assert body.memberships.get().ended_on is None


def test_nothing_is_asked_where_no_membership_is_open(client, alice):
    network = OrganisationFactory(owner=alice)
    form = client.get(f"/networks/{network.pk}/edit/").context["form"]
    assert "then" not in form.fields
    assert send(client, f"/networks/{network.pk}/edit/", closed_on="2010").status_code == 302
