import pytest

from reflections.csv_tables import APPRAISALS, DECISIONS, LEDGER, REFLECTIONS
from reflections.models import Reflection
from tests.factories import OrganisationFactory, ReflectionFactory

PROMISED = [
    (
        APPRAISALS,
        "organisation*, membership_started_on*, date*, put_in, got_out, would_miss, "
        "worth_per_year, note, ref",
    ),
    (
        DECISIONS,
        "organisation*, decided_on*, choice*, because, fee, expected_activities, review_on, ref",
    ),
    (REFLECTIONS, "date*, title*, model, body, organisations, tags, ref"),
]


@pytest.mark.parametrize(
    ("table", "promised"), PROMISED, ids=lambda value: getattr(value, "name", "")
)
def test_columns_are_those_promised(table, promised):
    starred = [f"{c.heading}{'*' if c.required else ''}" for c in table.columns]
    assert ", ".join(starred) == promised


def test_ledger_has_nine_files():
    assert sorted(table.file for table in LEDGER) == [
        "activities.csv",
        "appraisals.csv",
        "decisions.csv",
        "fees.csv",
        "memberships.csv",
        "organisations.csv",
        "preferences.csv",
        "reflections.csv",
        "roles.csv",
    ]


@pytest.mark.django_db
def test_reflection_is_written_with_its_networks_and_tags():
    entry = ReflectionFactory(title="On BLA", body="Good", tags=["cpd23", "thing 6"])
    names = ["BLA", "CILIP"]
    entry.organisations.set([OrganisationFactory(name=n, owner=entry.owner) for n in names])
    lines = list(REFLECTIONS.lines(REFLECTIONS.select(Reflection.objects.all())))
    assert lines[1] == f"2011-10-18,On BLA,free,Good,BLA; CILIP,cpd23; thing 6,{entry.ref}\n"


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_reflections_take_two_queries(count, django_assert_num_queries):
    for entry in ReflectionFactory.create_batch(count):
        entry.organisations.add(OrganisationFactory(owner=entry.owner))
    with django_assert_num_queries(2):
        rows = REFLECTIONS.select(Reflection.objects.all()).iterator(chunk_size=2000)
        assert len(list(REFLECTIONS.lines(rows))) == count + 1
