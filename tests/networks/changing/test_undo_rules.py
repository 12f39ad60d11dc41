"""An undo, a delete and the bin ask the rules that pages ask."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from networks.changing import one_change, save, throw_away
from networks.changing.forgetting import forget
from networks.changing.undo import CannotUndo, undo
from networks.models import Activity, Change, ChangeKind, Fee, Membership, Organisation, Preference
from reflections.models import Appraisal, Reflection
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    ReflectionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
KEPT_IN_EUR = "Your ledger is kept in EUR; change that in your preferences."


def kept_in_euros(owner):
    return save(owner, Preference(owner=owner, setting="home_currency", currency="EUR"))


def changed(owner, row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    return save(owner, row)


@pytest.fixture
def owner():
    return UserFactory()


@pytest.fixture
def network(owner):
    return OrganisationFactory(owner=owner, name="CILIP")


def test_home_currency_is_not_taken_back_under_money(owner, network):
    change = kept_in_euros(owner)
    FeeFactory(membership__organisation=network, currency="EUR", amount=Decimal(100))
    with pytest.raises(CannotUndo, match="kept in EUR"):
        undo(change)
    assert Preference.objects.home_currency(owner.pk) == "EUR"


def test_home_currency_is_neither_deleted_nor_turned_under_money(owner, network):
    kept_in_euros(owner)
    MembershipFactory(organisation=network)
    row = Preference.objects.get()
    with pytest.raises(ValidationError, match="kept in EUR"):
        throw_away(owner, row)
    with pytest.raises(ValidationError, match="kept in EUR"):
        changed(owner, row, setting="hour_value", currency="", number=Decimal(15))
    assert Preference.objects.home_currency(owner.pk) == "EUR"


def test_fee_does_not_come_back_into_a_ledger_of_another_currency(owner, network):
    euros = kept_in_euros(owner)
    membership = MembershipFactory(organisation=network)
    FeeFactory(membership=membership, currency="EUR", amount=Decimal(100))
    in_bin = throw_away(owner, membership)
    undo(euros)
    with pytest.raises(CannotUndo, match="kept in EUR; now it is kept in GBP"):
        undo(in_bin)


def test_network_is_not_opened_again_before_a_membership_after_its_closing(owner, network):
    changed(owner, network, closed_on=date(2010, 12, 31))
    opened = changed(owner, network, closed_on=None)
    MembershipFactory(organisation=network, started_on=date(2015, 1, 1))
    with pytest.raises(CannotUndo, match="a closed network cannot be joined"):
        undo(opened)


def test_membership_does_not_come_back_into_a_network_that_had_closed_by_then(owner, network):
    in_bin = throw_away(owner, MembershipFactory(organisation=network, started_on=date(2015, 1, 1)))
    changed(owner, network, closed_on=date(2010, 12, 31))
    with pytest.raises(CannotUndo, match="had closed by then"):
        undo(in_bin)


def test_start_does_not_go_back_past_an_appraisal(owner, network):
    membership = MembershipFactory(organisation=network, started_on=date(2012, 1, 1))
    earlier = changed(owner, membership, started_on=date(2010, 1, 1))
    AppraisalFactory(membership=membership, date=date(2011, 5, 1))
    with pytest.raises(CannotUndo, match="You appraised it on 1 May 2011, before that day"):
        undo(earlier)


def test_end_that_is_not_taken_back_says_that_it_would_overlap(owner, network):
    membership = MembershipFactory(organisation=network, started_on=date(2004, 1, 1))
    ended = changed(owner, membership, ended_on=date(2009, 12, 31))
    MembershipFactory(organisation=network, started_on=date(2010, 1, 1))
    with pytest.raises(CannotUndo, match="It overlaps another membership"):
        undo(ended)


def test_network_comes_back_when_an_entry_about_it_was_deleted_meanwhile(owner, network):
    MembershipFactory(organisation=network)
    gone, stays = [ReflectionFactory(owner=owner, title=title) for title in ("Gone", "Stays")]
    for entry in (gone, stays):
        entry.organisations.set([network])
    in_bin = throw_away(owner, network)
    throw_away(owner, gone)
    undo(in_bin)
    assert Membership.objects.get().organisation.name == "CILIP"
    assert [row.name for row in stays.organisations.all()] == ["CILIP"]


def test_both_are_linked_again_once_the_later_one_is_back(owner, network):
    entry = ReflectionFactory(owner=owner)
    entry.organisations.set([network])
    talk = ActivityFactory(
        organisation=OrganisationFactory(owner=owner, name="SCONUL"), found_through=network
    )
    first = throw_away(owner, network)
    others = [throw_away(owner, entry), throw_away(owner, talk)]
    for change in (first, *others):
        undo(change)
    assert [row.name for row in Reflection.objects.get().organisations.all()] == ["CILIP"]
    assert Activity.objects.get().found_through.name == "CILIP"


def test_entry_comes_back_when_a_network_that_it_was_about_is_gone(owner, network):
    other = OrganisationFactory(owner=owner, name="SCONUL")
    entry = ReflectionFactory(owner=owner)
    entry.organisations.set([network, other])
    in_bin = throw_away(owner, entry)
    throw_away(owner, network)
    undo(in_bin)
    assert list(Reflection.objects.get().organisations.all()) == [other]


def test_group_comes_back_without_a_successor_that_is_gone(owner, network):
    later = OrganisationFactory(owner=owner, name="Later")
    OrganisationFactory(owner=owner, name="Group", parent=network, successor=later)
    in_bin = throw_away(owner, network)
    throw_away(owner, later)
    undo(in_bin)
    group = Organisation.objects.get(name="Group")
    assert (group.parent.name, group.successor) == ("CILIP", None)


def test_rules_are_asked_at_the_end_of_a_change_not_on_the_way(owner, network):
    """The start moves first, past an appraisal that then goes."""
    membership = MembershipFactory(organisation=network, started_on=date(2010, 1, 1))
    appraisal = AppraisalFactory(membership=membership, date=date(2011, 5, 1))
    with one_change(owner, "both", ChangeKind.CHANGED) as steps:
        membership.started_on = date(2012, 1, 1)
        steps.save(membership)
        steps.delete(appraisal)
    undo(steps.change)
    appraisal = Appraisal.objects.get()
    assert (appraisal.date, appraisal.membership.started_on) == (
        date(2011, 5, 1),
        date(2010, 1, 1),
    )


def test_broken_rule_at_the_end_of_a_change_takes_all_of_it_back(owner, network):
    membership = MembershipFactory(organisation=network, started_on=date(2010, 1, 1))
    AppraisalFactory(membership=membership, date=date(2011, 5, 1))
    with pytest.raises(ValidationError, match="You appraised it"):
        changed(owner, membership, started_on=date(2012, 1, 1))
    assert Membership.objects.get().started_on == date(2010, 1, 1)
    assert not Change.objects.exists()


def test_what_is_deleted_for_good_leaves_no_earlier_text(owner):
    entry = ReflectionFactory(owner=owner, body="A first text")
    changed(owner, entry, body="A second text")
    other = ReflectionFactory(owner=owner, body="Another")
    kept = changed(owner, other, body="Another one")
    forget(throw_away(owner, entry))
    assert list(Change.objects.all()) == [kept]


def test_undo_can_itself_be_undone(owner, network):
    fee = FeeFactory(membership__organisation=network, amount=Decimal("50.00"))
    undo(changed(owner, fee, amount=Decimal("60.00")))
    undo(Change.objects.first())
    assert Fee.objects.get().amount == Decimal("60.00")
