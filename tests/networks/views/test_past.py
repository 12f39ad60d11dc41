"""What became of a record: what is told, and the way back."""

from datetime import date
from decimal import Decimal

import pytest

from networks.changing import save
from networks.models import Change, Fee
from reflections.models import Reflection
from tests.factories import FeeFactory, MembershipFactory, OrganisationFactory, ReflectionFactory

pytestmark = pytest.mark.django_db


def changed(owner, row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    return save(owner, row)


@pytest.fixture
def fee(client, alice):
    network = OrganisationFactory(owner=alice, name="CILIP")
    fee = FeeFactory(membership__organisation=network, amount=Decimal("50.00"), paid_by="self")
    changed(alice, fee, amount=Decimal("60.00"))
    changed(alice, fee, amount=Decimal("70.00"), paid_by="employer")
    return fee


def test_each_change_is_told_value_by_value(client, fee):
    answer = client.get(f"/past/fee/{fee.pk}/")
    latest, first = answer.context["changes"]
    assert [
        (difference.label, difference.was, difference.became) for difference in latest.differences
    ] == [
        ("Amount", "60.00", "70.00"),
        ("Paid by", "Me", "My employer"),
    ]
    assert [(difference.was, difference.became) for difference in first.differences] == [
        ("50.00", "60.00")
    ]


def test_record_goes_back_to_an_older_version_as_a_change_of_its_own(client, fee):
    first = client.get(f"/past/fee/{fee.pk}/").context["changes"][-1]
    client.post(f"/past/fee/{fee.pk}/{first.number}/back/")
    stored = Fee.objects.get()
    assert (stored.amount, stored.paid_by) == (Decimal("50.00"), "self")
    assert Change.objects.count() == 3


def test_way_back_asks_the_rules(client, alice, fee):
    membership = fee.membership
    changed(alice, membership, started_on=date(2009, 1, 1), ended_on=date(2009, 12, 31))
    changed(alice, membership, ended_on=date(2009, 6, 30))
    MembershipFactory(organisation=membership.organisation, started_on=date(2009, 7, 1))
    page = f"/past/membership/{membership.pk}/"
    latest = client.get(page).context["changes"][0]
    answer = client.post(f"{page}{latest.number}/back/", follow=True)
    assert "It overlaps another membership" in answer.text
    membership.refresh_from_db()
    assert str(membership.end) == "2009-06-30"


def test_entry_shows_its_earlier_text(client, alice):
    entry = ReflectionFactory(owner=alice, body="A first text")
    changed(alice, entry, body="A second text")
    page = f"/past/reflection/{entry.pk}/"
    [change] = client.get(page).context["changes"]
    client.post(f"{page}{change.number}/back/")
    assert Reflection.objects.get().body == "A first text"


def test_past_of_another_person_is_not_found(client, fee):
    other = FeeFactory()
    theirs = save(
        other.membership.organisation.owner, FeeFactory.build(membership=other.membership)
    )
    number = theirs.rows.get().pk
    assert client.get(f"/past/fee/{other.pk}/").status_code == 404
    assert client.post(f"/past/fee/{other.pk}/{number}/back/").status_code == 404
    assert client.post(f"/past/fee/{fee.pk}/{number}/back/").status_code == 404
    assert client.get("/past/user/1/").status_code == 404


def test_pages_of_a_record_lead_to_its_past(client, alice, fee):
    entry = ReflectionFactory(owner=alice)
    assert f"/past/fee/{fee.pk}/" in client.get(f"/fees/{fee.pk}/").text
    assert f"/past/reflection/{entry.pk}/" in client.get(f"/journal/{entry.pk}/").text


@pytest.mark.parametrize("moves", [1, 4])
def test_links_are_named_with_one_query_for_all(client, alice, moves, django_assert_num_queries):
    network, first, second = OrganisationFactory.create_batch(3, owner=alice)
    for move in range(moves):
        changed(alice, network, parent=[first, second][move % 2])
    # Session, person, the network, its changes, and the names of what they lead to.
    with django_assert_num_queries(5):
        answer = client.get(f"/past/organisation/{network.pk}/")
    assert answer.context["changes"][-1].differences[0].became == first.name
