"""What makes a row the same, what an import changes, and what it leaves alone."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from networks import csvfiles
from networks.csvfiles import plan
from networks.models import Activity, Fee, Organisation, Preference
from reflections.models import Reflection
from reflections.story import FOLDER
from tests.factories import ActivityFactory, OrganisationFactory
from tests.networks.csvfiles.files import (
    CILIP,
    bring_in,
    counts,
    everything,
    from_path,
    sources,
)

pytestmark = pytest.mark.django_db

FEES = "organisation,membership_started_on,amount,paid_on"
ACTIVITIES = "organisation,date,title,rating"


def test_story_is_brought_in_whole(story):
    assert (story.organisations.count(), Activity.objects.of(story).count()) == (15, 76)


def test_second_import_of_the_story_changes_nothing_at_all(story):
    before = everything()
    again = plan(story, from_path(FOLDER))
    csvfiles.bring_in(story, again.sources)
    assert everything() == before
    assert again.changes_nothing


def test_second_import_writes_nothing(story):
    with CaptureQueriesContext(connection) as queries:
        csvfiles.bring_in(story, from_path(FOLDER))
    assert {query["sql"].split()[0] for query in queries} <= {"SELECT", "SAVEPOINT", "RELEASE"}


def test_rows_in_another_order_change_nothing(owner):
    rows = ["CILIP,2011-01-01,Visit,4", "CILIP,2011-01-01,Visit,5", "CILIP,2011-02-01,Talk,3"]
    bring_in(owner, **CILIP, activities="\n".join([ACTIVITIES, *rows]))
    before = everything()
    bring_in(owner, activities="\n".join([ACTIVITIES, *reversed(rows)]))
    assert everything() == before


def test_equal_rows_are_as_many_rows(owner):
    rows = "\n".join([ACTIVITIES, *["CILIP,2011-01-01,Visit,4"] * 3])
    bring_in(owner, **CILIP, activities=rows)
    assert counts(bring_in(owner, activities=rows)) == {"activities": (0, 0, 3)}
    assert Activity.objects.count() == 3


def test_rows_that_share_a_key_are_told_apart_by_their_order(owner):
    bring_in(owner, **CILIP, activities=f"{ACTIVITIES}\nCILIP,2011-01-01,A,4\nCILIP,2011-01-01,A,5")
    changed = f"{ACTIVITIES}\nCILIP,2011-01-01,A,4\nCILIP,2011-01-01,A,2\nCILIP,2011-01-01,A,1"
    assert counts(bring_in(owner, activities=changed)) == {"activities": (1, 1, 1)}
    assert list(Activity.objects.values_list("rating", flat=True).order_by("id")) == [4, 2, 1]


def test_known_row_with_other_values_is_updated_and_counted(owner):
    activity = ActivityFactory(organisation__owner=owner, organisation__name="BLA", title="Visit")
    bring_in(owner, activities=f"{ACTIVITIES}\nbla,2011-03-16,Visit,5")
    stored = Activity.objects.get()
    assert (stored.pk, stored.rating, stored.version) == (activity.pk, 5, 1)


def test_column_that_is_not_there_leaves_its_values_alone(owner):
    ActivityFactory(organisation__owner=owner, organisation__name="BLA", title="Visit", cpd=True)
    bring_in(owner, activities=f"{ACTIVITIES}\nBLA,2011-03-16,Visit,5\nBLA,2011-03-17,Talk,5")
    assert dict(Activity.objects.values_list("title", "cpd")) == {"Visit": True, "Talk": False}


def test_blank_cell_empties_a_known_row(owner):
    ActivityFactory(organisation__owner=owner, organisation__name="BLA", title="Visit", rating=4)
    bring_in(owner, activities=f"{ACTIVITIES}\nBLA,2011-03-16,Visit,")
    assert Activity.objects.get().rating is None


def test_organisation_is_known_whatever_its_case_and_takes_the_new_spelling(owner):
    known = OrganisationFactory(owner=owner, name="Cilip")
    bring_in(owner, organisations="name\nCILIP")
    assert list(Organisation.objects.values_list("pk", "name")) == [(known.pk, "CILIP")]


def test_amount_is_part_of_what_makes_a_fee_the_same(owner):
    first = f"{FEES}\nCILIP,2009-09-01,38.00,2009-09-01"
    bring_in(owner, **CILIP, fees=first)
    bring_in(owner, fees=first.replace("38.00", "39.00"))
    assert sorted(Fee.objects.values_list("amount", flat=True)) == [Decimal(38), Decimal(39)]


def test_entry_in_the_journal_changes_with_its_networks_and_its_page(owner):
    header = "date,title,body,organisations"
    bring_in(owner, **CILIP, reflections=f"{header}\n2011-01-01,On,*One*,CILIP")
    changed = bring_in(owner, reflections=f"{header}\n2011-01-01,On,*Two*,")
    entry = Reflection.objects.get()
    assert counts(changed) == {"reflections": (0, 1, 0)}
    assert (entry.body_html, entry.organisations.count()) == ("<p><em>Two</em></p>\n", 0)


def test_name_key_follows_a_new_name(owner):
    OrganisationFactory(owner=owner, name="Straße")
    bring_in(owner, organisations="name\nSTRASSE")
    assert Organisation.objects.values_list("name", "name_key").get() == ("STRASSE", "strasse")


def test_reminders_are_several_and_their_order_is_nothing(owner):
    rows = ["reminder_days,30", "reminder_days,7"]
    bring_in(owner, preferences="\n".join(["setting,value", *rows]))
    again = bring_in(owner, preferences="\n".join(["setting,value", *reversed(rows)]))
    assert counts(again) == {"preferences": (0, 0, 2)}


def test_preference_that_is_there_changes_its_value(owner):
    bring_in(owner, preferences="setting,value\nhour_value,15")
    bring_in(owner, preferences="setting,value\nhour_value,16.50")
    assert Preference.objects.get().number == Decimal("16.50")


def test_what_is_not_in_the_file_is_never_deleted(owner):
    OrganisationFactory(owner=owner, name="BLA")
    bring_in(owner, organisations="name\nCILIP")
    assert set(Organisation.objects.values_list("name", flat=True)) == {"BLA", "CILIP"}


def test_other_peoples_ledgers_are_neither_read_nor_written(owner):
    other = OrganisationFactory(name="CILIP", short_name="theirs")
    bring_in(owner, organisations="name,short_name\nCILIP,mine")
    other.refresh_from_db()
    assert other.short_name == "theirs"
    assert owner.organisations.get().short_name == "mine"


def test_guard_of_a_formula_comes_off_and_an_apostrophe_stays(owner):
    bring_in(owner, organisations="name,notes\n'=BLA,'tis")
    assert Organisation.objects.values_list("name", "notes").get() == ("=BLA", "'tis")


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow_with_the_rows(owner, count, django_assert_num_queries):
    rows = "\n".join(f"CILIP,2011-01-01,Visit {n},4" for n in range(count))
    bring_in(owner, **CILIP)
    # PostgreSQL locks the owner's row and is told when to check what it would put off.
    with django_assert_num_queries(10 if connection.vendor == "sqlite" else 13):
        bring_in(owner, activities=f"{ACTIVITIES}\n{rows}")


def test_plan_that_was_shown_is_carried_out_as_the_ledger_is_now(owner):
    shown = plan(owner, sources(**CILIP))
    OrganisationFactory(owner=owner, name="CILIP")
    done = csvfiles.bring_in(owner, shown.sources)
    assert counts(done) == {"organisations": (0, 0, 1), "memberships": (1, 0, 0)}
