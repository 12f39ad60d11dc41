import csv

import pytest

from networks.csvfiles.exporting.responses import csv_response
from networks.csvfiles.tables import (
    ACTIVITIES,
    FEES,
    MEMBERSHIPS,
    ORGANISATIONS,
    PREFERENCES,
    ROLES,
)
from networks.models import Activity, Fee, Organisation
from tests.factories import ActivityFactory, FeeFactory, OrganisationFactory, PreferenceFactory

# The columns that people's files depend on; a star marks those that must be there.
PROMISED = [
    (
        ORGANISATIONS,
        "name*, short_name, kind, setting, parent, host, website, tax_relief, closed_on, "
        "successor, how_often, notes, ref",
    ),
    (
        MEMBERSHIPS,
        "organisation*, category, started_on*, ended_on, held_by, held_for, credential, "
        "number, notice_days, renews_itself, how_to_leave, reason_joined, reason_left, ref",
    ),
    (
        FEES,
        "organisation*, membership_started_on*, kind, amount, certainty, currency, exchange_rate, "
        "paid_on*, covers_from, covers_until, every, repeats_until, paid_by, notes, ref",
    ),
    (
        ACTIVITIES,
        "organisation*, date*, kind, title*, setting, hours, cost, currency, exchange_rate, "
        "cost_paid_by, saved, rating, outcome, given, found_through, cpd, evidence_url, ref",
    ),
    (ROLES, "organisation*, title*, started_on*, ended_on, notes, ref"),
    (PREFERENCES, "setting*, from, value*, ref"),
]


@pytest.mark.parametrize(
    ("table", "promised"), PROMISED, ids=lambda value: getattr(value, "name", "")
)
def test_columns_are_those_promised(table, promised):
    starred = [f"{c.heading}{'*' if c.required else ''}" for c in table.columns]
    assert ", ".join(starred) == promised


def rows_of(response):
    return list(csv.reader(response.getvalue().decode().splitlines()))


@pytest.mark.django_db
def test_download_has_the_header_without_rows():
    response = csv_response(FEES, Fee.objects.all())
    assert rows_of(response) == [FEES.headings]


@pytest.mark.django_db
def test_download_is_an_attachment_that_no_browser_guesses_at():
    response = csv_response(FEES, Fee.objects.all(), "my fees.csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="my fees.csv"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_download_takes_one_query(count, django_assert_num_queries):
    FeeFactory.create_batch(count)
    with django_assert_num_queries(1):
        assert len(rows_of(csv_response(FEES, Fee.objects.all()))) == count + 1


@pytest.mark.django_db
def test_formula_is_guarded_and_a_refund_is_not():
    FeeFactory(kind="refund", amount="-38.00", membership__organisation__name="=BLA", notes="@me")
    _, row = rows_of(csv_response(FEES, Fee.objects.all()))
    cells = dict(zip(FEES.headings, row, strict=True))
    assert (cells["organisation"], cells["notes"], cells["amount"]) == ("'=BLA", "'@me", "-38.00")


@pytest.mark.django_db
def test_group_is_written_with_its_parent():
    parent = OrganisationFactory(name="CILIP")
    OrganisationFactory(name="CDG", parent=parent, owner=parent.owner)
    rows = rows_of(csv_response(ORGANISATIONS, Organisation.objects.order_by("id")))
    assert [(row[0], row[4]) for row in rows[1:]] == [("CILIP", ""), ("CDG", "CILIP")]


@pytest.mark.django_db
def test_activity_is_written_whole():
    row = ActivityFactory(organisation__name="BLA", title="Visit, again", hours="3.5", cost="6.2")
    response = csv_response(ACTIVITIES, Activity.objects.all())
    assert response.getvalue().decode().splitlines()[1] == (
        f'BLA,2011-03-16,event,"Visit, again",,3.50,6.20,GBP,1.000000,self,,,,,,no,,{row.ref}'
    )


@pytest.mark.parametrize(
    ("setting", "value", "cell"),
    [
        ("home_currency", {"currency": "EUR", "number": None}, "EUR"),
        ("hour_value", {"number": 15}, "15.00"),
        ("tax_rate", {"number": 22}, "22"),
        ("tax_rate", {"number": 22.5}, "22.5"),
        ("reminder_days", {"number": 30}, "30"),
    ],
)
def test_preference_is_written_as_it_is_said(setting, value, cell):
    row = PreferenceFactory.build(setting=setting, **value)
    assert PREFERENCES.columns[2].write(row) == cell
