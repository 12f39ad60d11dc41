"""What was saved or deleted can be taken back, whole."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import serializers
from django.utils import timezone

from networks.changing import goes_with, save, throw_away
from networks.changing.undo import CannotUndo, undo
from networks.models import Activity, Change, Fee, Membership, Organisation
from reflections.models import Appraisal, Decision, Reflection
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    ReflectionFactory,
    RoleFactory,
)

pytestmark = pytest.mark.django_db
LEDGER = (Organisation, Membership, Fee, Activity, Appraisal, Decision, Reflection)


def whole_ledger():
    through = Reflection.organisations.through
    rows = [row for model in (*LEDGER, through) for row in model.objects.order_by("pk")]
    return serializers.serialize("json", rows)


@pytest.fixture
def body():
    """A body with everything that can hang on one, a group, and a network that it followed."""
    body = OrganisationFactory(name="CILIP")
    group = OrganisationFactory(owner=body.owner, name="CDG", parent=body)
    OrganisationFactory(owner=body.owner, name="The Library Association", successor=body)
    membership = MembershipFactory(organisation=body)
    MembershipFactory(organisation=group)
    FeeFactory(membership=membership, amount=Decimal("184.00"))
    AppraisalFactory(membership=membership)
    ActivityFactory(organisation=group)
    RoleFactory(organisation=body)
    DecisionFactory(organisation=body)
    ReflectionFactory(owner=body.owner).organisations.set([body, group])
    return body


def test_deleted_body_comes_back_with_all_that_hung_on_it(body):
    before = whole_ledger()
    change = throw_away(body.owner, body)
    assert not Membership.objects.exists()
    assert undo(change) == "Back again: CILIP."
    assert whole_ledger() == before


def test_deleted_body_leaves_other_rows_alone(body):
    throw_away(body.owner, body)
    assert [row.name for row in Organisation.objects.all()] == ["The Library Association"]
    assert Reflection.objects.count() == 1


def test_deleted_reflection_comes_back_about_the_same_networks(body):
    reflection = Reflection.objects.get()
    undo(throw_away(body.owner, reflection))
    assert [network.name for network in Reflection.objects.get().organisations.order_by("id")] == [
        "CILIP",
        "CDG",
    ]


def test_group_whose_body_is_gone_comes_back_to_the_top(body):
    group = Organisation.objects.get(name="CDG")
    in_bin = throw_away(body.owner, group)
    throw_away(body.owner, body)
    undo(in_bin)
    assert Organisation.objects.get(name="CDG").parent is None


def test_fee_whose_membership_is_gone_cannot_come_back_first(body):
    in_bin = throw_away(body.owner, Fee.objects.get())
    throw_away(body.owner, body)
    with pytest.raises(CannotUndo, match="Bring that back first"):
        undo(in_bin)


def test_name_that_was_taken_since_stands_in_the_way(body):
    in_bin = throw_away(body.owner, body)
    OrganisationFactory(owner=body.owner, name="cilip")
    with pytest.raises(CannotUndo, match="already have a network called"):
        undo(in_bin)
    assert Change.objects.filter(pk=in_bin.pk).exists()


def retitled(activity, title):
    activity.title = title
    return save(activity.organisation.owner, activity)


def test_changed_row_goes_back_to_how_it_was():
    activity = ActivityFactory(title="Branch visit")
    said = undo(retitled(activity, "Branch members’ day"))
    assert said == "Change taken back: Branch members’ day."
    activity.refresh_from_db()
    assert activity.title == "Branch visit"


def test_row_that_was_changed_again_is_not_undone():
    activity = ActivityFactory(title="Branch visit")
    change = retitled(activity, "Branch members’ day")
    retitled(activity, "Summer school")
    with pytest.raises(CannotUndo, match="changed again since"):
        undo(change)


def test_save_that_changes_nothing_is_no_change():
    activity = ActivityFactory(title="Branch visit")
    change = retitled(activity, "Branch members’ day")
    assert retitled(activity, "Branch members’ day") is None
    undo(change)


def test_added_row_is_taken_back_into_the_bin():
    organisation = OrganisationFactory()
    activity = ActivityFactory.build(organisation=organisation, title="Branch visit")
    change = save(organisation.owner, activity)
    assert undo(change) == "Taken back: Branch visit."
    assert [change.label for change in Change.objects.of(organisation.owner).binned()] == [
        "Branch visit"
    ]


def test_change_is_taken_back_once(body):
    change = throw_away(body.owner, body)
    undo(change)
    with pytest.raises(CannotUndo, match="taken back already"):
        undo(change)


def test_bin_shows_the_last_thirty_days():
    activity = ActivityFactory()
    owner = activity.organisation.owner
    old = throw_away(owner, activity)
    Change.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=30, minutes=1))
    assert not Change.objects.of(owner).binned().exists()
    assert not Change.objects.of(owner).kept().exists()


def test_undo_page_takes_back_a_delete_and_returns(client, body):
    client.force_login(body.owner)
    change = throw_away(body.owner, body)
    answer = client.post(f"/undo/{change.pk}/", {"next": "/bin/"})
    assert answer["Location"] == "/bin/"
    assert Organisation.objects.filter(name="CILIP").exists()


def test_another_persons_change_is_not_found(client, body):
    change = throw_away(body.owner, body)
    client.force_login(OrganisationFactory().owner)
    assert client.post(f"/undo/{change.pk}/").status_code == 404
    assert client.post(f"/bin/{change.pk}/forget/").status_code == 404
    assert "CILIP" not in client.get("/bin/").content.decode()


def test_undo_never_leads_to_another_site(client, body):
    client.force_login(body.owner)
    change = throw_away(body.owner, body)
    answer = client.post(f"/undo/{change.pk}/", {"next": "https://evil.example/"})
    assert answer["Location"] == "/bin/"


def test_very_deep_tree_goes_and_comes_back_whole():
    top = deepest = OrganisationFactory()
    for _ in range(400):
        deepest = OrganisationFactory(owner=top.owner, parent=deepest)
    FeeFactory(membership__organisation=deepest)
    before = whole_ledger()
    assert goes_with(top) == {Organisation: 400, Membership: 1, Fee: 1}
    change = throw_away(top.owner, top)
    assert not Organisation.objects.exists()
    undo(change)
    assert whole_ledger() == before


def test_changes_of_one_row_are_taken_back_one_after_the_other(body):
    fee = Fee.objects.get()
    changes = []
    for amount in ("190.00", "200.00"):
        fee.amount = Decimal(amount)
        changes.append(save(body.owner, fee))
    undo(changes[1])
    assert Fee.objects.get().amount == Decimal("190.00")
    undo(changes[0])
    assert Fee.objects.get().amount == Decimal("184.00")


def test_change_is_not_taken_back_past_a_later_one(body):
    fee = Fee.objects.get()
    fee.amount = Decimal("190.00")
    first = save(body.owner, fee)
    fee.amount = Decimal("200.00")
    save(body.owner, fee)
    with pytest.raises(CannotUndo, match="was changed again since"):
        undo(first)
