import csv
import io

import pytest

from tests.factories import ActivityFactory, OrganisationFactory, UserFactory
from tests.reflections.scenes import scenes

pytestmark = pytest.mark.django_db


@pytest.fixture
def teller(story, client):
    client.force_login(story)
    return client


def rows_of(response):
    text = b"".join(response).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def address(story, scene):
    query = f"period=custom&from={scene.first}&until={scene.last}&lens={scene.lens}"
    ids = story.organisations.filter(name__in=scene.left_out).values_list("pk", flat=True)
    return f"/summary.csv?{query}" + "".join(f"&leave_out={pk}" for pk in ids)


@pytest.mark.parametrize("scene", scenes(), ids=str)
def test_file_reproduces_the_story(teller, story, scene):
    rows = {row["organisation"]: row for row in rows_of(teller.get(address(story, scene)))}
    found = {name: {k: rows[name][k] for k in figures} for name, figures in scene.rows.items()}
    assert found == scene.rows
    assert rows.keys() == scene.rows.keys()


def test_file_says_what_it_shows(teller):
    rows = rows_of(teller.get("/summary.csv?period=tax&year=2010&lens=all"))
    said = {(row["period_from"], row["period_until"], row["lens"]) for row in rows}
    assert said == {("2010-04-06", "2011-04-05", "all")}


def test_group_names_its_parent_and_setting(teller):
    rows = rows_of(teller.get("/summary.csv?period=tax&year=2010"))
    row = next(row for row in rows if row["organisation"] == "LIS-Business")
    assert (row["parent"], row["setting"]) == ("Business Librarians Association", "online")


def test_file_is_sent_as_one_and_kept_out_of_caches(teller):
    headers = teller.get("/summary.csv").headers
    assert headers["Content-Type"] == "text/csv; charset=utf-8"
    assert headers["Content-Disposition"] == 'attachment; filename="summary.csv"'
    assert headers["Cache-Control"] == "no-store"


def test_file_of_an_empty_ledger_has_its_headings(client):
    client.force_login(UserFactory())
    lines = b"".join(client.get("/summary.csv")).decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("organisation,parent,setting,period_from,period_until,lens,cost,")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "＝1", "'=1"])
def test_names_cannot_run_as_formulas(client, name):
    parent = OrganisationFactory(name=name)
    group = OrganisationFactory(owner=parent.owner, parent=parent)
    ActivityFactory(organisation=group)
    client.force_login(parent.owner)
    rows = rows_of(client.get("/summary.csv?period=year&year=2011"))
    assert [row["organisation"] for row in rows] == [f"'{name}", group.name]
    assert rows[1]["parent"] == f"'{name}"


def test_other_peoples_rows_are_not_in_the_file(client):
    ActivityFactory(organisation__name="Theirs")
    own = ActivityFactory(organisation__name="Own").organisation
    client.force_login(own.owner)
    rows = rows_of(client.get("/summary.csv?period=year&year=2011"))
    assert [row["organisation"] for row in rows] == ["Own"]


def test_renewals_csv_is_what_the_page_shows(story, client):
    client.force_login(story)
    answer = client.get("/renewals.csv?lens=all")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode(), newline="")))
    assert [row["organisation"][:8] for row in rows] == ["Business", "Chartere"]
    assert rows[0]["verdict"] == "worth_it"
