"""Rows of a file that lead to others of it, which may have moved."""

from datetime import date

import pytest

from networks.models import Membership, Organisation
from tests.factories import OrganisationFactory
from tests.networks.csvfiles.files import (
    CILIP,
    bring_in,
    said,
)
from tests.networks.csvfiles.importing.test_all_or_nothing import FEES

pytestmark = pytest.mark.django_db


def test_parent_that_is_not_in_the_file_stays(owner):
    parent = OrganisationFactory(owner=owner, name="CILIP")
    OrganisationFactory(owner=owner, name="CDG", parent=parent)
    bring_in(owner, organisations="name,short_name\nCDG,C")
    assert Organisation.objects.get(name="CDG").parent == parent


def test_children_may_stand_before_their_parents(owner):
    bring_in(owner, organisations="name,parent\nCDG,CILIP\nCILIP,LA\nLA,")
    assert dict(Organisation.objects.values_list("name", "parent__name")) == {
        "CDG": "CILIP",
        "CILIP": "LA",
        "LA": None,
    }


def test_parent_and_group_can_change_places(owner):
    parent = OrganisationFactory(owner=owner, name="A")
    OrganisationFactory(owner=owner, name="B", parent=parent)
    assert said(bring_in(owner, organisations="name,parent\nA,B\nB,")) == []
    assert Organisation.objects.get(name="A").parent.name == "B"


def test_memberships_can_change_holders(owner):
    header = "organisation,started_on,ended_on,held_by"
    bring_in(
        owner,
        organisations="name\nBLA",
        memberships=f"{header}\nBLA,2008,,self\nBLA,2009,,institution",
    )
    swapped = f"{header}\nBLA,2008,,institution\nBLA,2009,,self"
    assert said(bring_in(owner, memberships=swapped)) == []
    assert list(Membership.objects.values_list("held_by", flat=True)) == ["institution", "self"]


def test_membership_is_cut_to_make_room_for_the_next(owner):
    bring_in(owner, **CILIP)
    rows = "organisation,started_on,ended_on\nCILIP,2009-09-01,2010\nCILIP,2010-06-01,"
    assert said(bring_in(owner, memberships=rows)) == []
    first = Membership.objects.first()
    assert (first.ended_on, first.ended_on_precision) == (date(2010, 12, 31), "year")


def test_fee_names_a_vague_start_by_its_first_day_too(owner):
    bring_in(owner, organisations="name\nLA", memberships="organisation,started_on\nLA,2004")
    rows = f"{FEES}\nLA,2004,1,2004-05-01\nLA,2004-01-01,2,2004-05-01"
    assert said(bring_in(owner, fees=rows)) == []
