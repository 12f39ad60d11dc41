"""A row is looked for by its lasting name first, so that what was mended in a file changes it."""

import csv
import io
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from networks import csvfiles
from networks.models import Activity, Fee, Membership, Organisation
from reflections.csv_tables import LEDGER
from reflections.story import retold
from tests.factories import FeeFactory, MembershipFactory, OrganisationFactory, UserFactory
from tests.networks.csvfiles.files import bring_in, counts, everything, said

pytestmark = pytest.mark.django_db

REF = "5c9d2f30-7a5e-4a94-9c3b-0a6f2b1f8d11"


def exported(owner):
    """The text of each file of the ledger, by its table's name."""
    return {table.name: "".join(table.lines(table.exported(owner))) for table in LEDGER}


def mended(text, at, **cells):
    """The file with other cells in the row at that place."""
    rows = list(csv.DictReader(io.StringIO(text)))
    rows[at] |= cells
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.fixture
def cilip(owner):
    fee = FeeFactory(
        membership__organisation__owner=owner,
        membership__organisation__name="CILIP",
        amount="184.00",
    )
    return fee.membership.organisation


def changed(plan):
    return {name: (added, was) for name, (added, was, _) in counts(plan).items() if added or was}


def test_mended_amount_changes_its_row_and_adds_none(owner, cilip):
    files = exported(owner)
    files["fees"] = mended(files["fees"], 0, amount="148.00", paid_on="2010-09-03")
    assert changed(bring_in(owner, **files)) == {"fees": (0, 1)}
    assert [str(fee.amount) for fee in Fee.objects.all()] == ["148.00"]


def test_mended_name_is_understood_by_the_files_that_still_have_the_old_one(owner, cilip):
    files = exported(owner)
    files["organisations"] = mended(files["organisations"], 0, name="Library Association")
    assert changed(bring_in(owner, **files)) == {"organisations": (0, 1)}
    assert Membership.objects.get().organisation.name == "Library Association"


def test_mended_start_is_understood_by_the_fees_that_still_have_the_old_one(owner, cilip):
    files = exported(owner)
    files["memberships"] = mended(files["memberships"], 0, started_on="2011-01-01")
    assert changed(bring_in(owner, **files)) == {"memberships": (0, 1)}
    assert str(Fee.objects.get().membership.started_on) == "2011-01-01"


def test_two_networks_change_names(owner):
    first, other = (OrganisationFactory(owner=owner, name=name) for name in ("BLA", "CDG"))
    files = exported(owner)
    text = mended(mended(files["organisations"], 0, name="CDG"), 1, name="BLA")
    bring_in(owner, organisations=text)
    first.refresh_from_db()
    other.refresh_from_db()
    assert (first.name, other.name) == ("CDG", "BLA")


def test_name_that_another_network_keeps_is_refused(owner):
    OrganisationFactory(owner=owner, name="BLA")
    network = OrganisationFactory(owner=owner, name="CDG")
    assert said(bring_in(owner, organisations=f"name,ref\nBLA,{network.ref}")) == [
        "organisations.csv, line 2, name: You already have a network called “BLA”."
    ]


def test_unknown_ref_is_kept_for_the_new_row(owner):
    bring_in(owner, organisations=f"name,ref\nBLA,{REF}")
    assert Organisation.objects.get().ref == UUID(REF)


def test_unknown_ref_of_a_row_that_is_there_changes_nothing(owner, cilip):
    before = everything()
    plan = bring_in(owner, organisations=f"name,ref\nCILIP,{uuid4()}")
    assert (plan.changes_nothing, everything()) == (True, before)


def test_row_without_a_ref_is_found_as_ever_and_a_new_one_gets_its_own(owner, cilip):
    bring_in(owner, organisations="name,kind,ref\nCILIP,union,\nBLA,union,\nCDG,union,")
    assert len(set(Organisation.objects.values_list("ref", flat=True))) == 3
    assert Organisation.objects.get(name="CILIP").pk == cilip.pk


def test_same_ref_twice_is_refused(owner):
    assert said(bring_in(owner, organisations=f"name,ref\nBLA,{REF}\nCDG,{REF}")) == [
        "organisations.csv, line 3, ref: The same ref stands on line 2 already."
    ]


def test_word_for_a_ref_is_refused(owner):
    assert said(bring_in(owner, organisations="name,ref\nBLA,first")) == [
        "organisations.csv, line 2, ref: Leave a ref as export wrote it, or empty for a row that "
        "is new."
    ]


def test_another_persons_file_gives_rows_of_ones_own(owner, cilip):
    alice = UserFactory()
    files = exported(owner)
    bring_in(alice, **files)
    files["fees"] = mended(files["fees"], 0, amount="1.00")
    bring_in(alice, **files)
    amounts = {fee.membership.organisation.owner: str(fee.amount) for fee in Fee.objects.all()}
    assert amounts == {owner: "184.00", alice: "1.00"}


def test_deleted_row_comes_back_under_its_own_ref(owner):
    fees = [FeeFactory(membership=MembershipFactory(organisation__owner=owner)) for _ in "ab"]
    files = exported(owner)
    fees[0].delete()
    assert changed(bring_in(owner, **files)) == {"fees": (1, 0)}
    assert {fee.ref for fee in Fee.objects.all()} == {fee.ref for fee in fees}


class AnyActivity(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.owner = UserFactory()
        sources, _ = retold(date(2011, 11, 1))
        csvfiles.bring_in(cls.owner, sources)
        cls.files = exported(cls.owner)

    @given(st.data())
    def test_mended_anywhere_in_the_story_changes_one_row(self, data):
        owner, files = self.owner, dict(self.files)
        at = data.draw(st.integers(0, Activity.objects.of(owner).count() - 1))
        cells = data.draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "title": st.sampled_from(["Mended", "Committee meeting"]),
                    "date": st.sampled_from(["2011-01-02", "2009-10-06"]),
                    "hours": st.sampled_from(["1.00", "7.25"]),
                },
            )
        )
        before = list(csv.DictReader(io.StringIO(files["activities"])))[at]
        files["activities"] = mended(files["activities"], at, **cells)
        differs = any(before[name] != cell for name, cell in cells.items())
        assert changed(bring_in(owner, **files)) == ({"activities": (0, 1)} if differs else {})
        assert exported(owner) == files
