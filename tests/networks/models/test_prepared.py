from datetime import date
from decimal import Decimal

import pytest
from django.db.models import F, Value

from networks.models import Activity, Organisation, Preference
from networks.models.prepared import PreparedQuery
from tests.factories import ActivityFactory, OrganisationFactory, PreferenceFactory, UserFactory

pytestmark = pytest.mark.django_db

ACTIVITIES = PreparedQuery(
    lambda owner: (
        Activity.objects.of(owner)
        .order_by("title")
        .values("date", "cost", "organisation_id", called=F("title"))
    )
)
CALLED = PreparedQuery(
    lambda owner, name: (
        Organisation.objects.of(owner).filter(short_name=name).values("name", five=Value(5))
    )
)


def test_one_query_answers_each_person_for_themselves():
    mine = ActivityFactory(title="AGM", cost=Decimal("12.50"), date=date(2012, 3, 9))
    talk = ActivityFactory(title="Talk", organisation=mine.organisation)
    theirs = ActivityFactory(title="Dinner")

    own = ACTIVITIES.rows(mine.organisation.owner_id)
    others = ACTIVITIES.rows(theirs.organisation.owner_id)

    assert [row.called for row in own] == ["AGM", "Talk"]
    assert [row.called for row in others] == ["Dinner"]
    assert own[0] == (date(2012, 3, 9), Decimal("12.50"), mine.organisation_id, "AGM")
    assert own[1] == (date(2011, 3, 16), None, talk.organisation_id, "Talk")


def test_values_take_their_places_and_are_never_sql():
    owner = UserFactory()
    for name in ("Fork", "' OR 1=1 --", "%s"):
        OrganisationFactory(owner=owner, name=f"The {name}", short_name=name)

    assert CALLED.rows(owner.pk, "' OR 1=1 --") == [("The ' OR 1=1 --", 5)]
    assert CALLED.rows(owner.pk, "%s") == [("The %s", 5)]
    assert CALLED.rows(owner.pk, "Spoon") == []


def test_columns_are_there_where_no_row_is():
    assert CALLED.columns(UserFactory().pk, "Fork") == [(), ()]


def test_it_is_written_once(django_assert_num_queries):
    asked = []
    query = PreparedQuery(
        lambda owner: asked.append(owner) or Preference.objects.of(owner).values("setting")
    )
    owner = PreferenceFactory().owner

    with django_assert_num_queries(3):
        rows = [query.rows(pk) for pk in (owner.pk, owner.pk, -1)]

    assert [len(found) for found in rows] == [1, 1, 0]
    assert len(asked) == 1
