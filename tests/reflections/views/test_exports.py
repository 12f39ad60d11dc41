import csv
import io
import json
from decimal import Decimal

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.factories import ActivityFactory, MembershipFactory, OrganisationFactory, UserFactory
from tests.reflections.pages import links_of
from tests.reflections.scenes import scenes

pytestmark = pytest.mark.django_db


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


def sheet_of(response):
    header, *rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(response.getvalue()))
        .get_sheet_by_index(0)
        .to_python()
    )
    return [dict(zip(header, row, strict=True)) for row in rows]


QUERIES = {
    "summary": "?period=tax&year=2010&lens=all",
    "renewals": "?lens=all",
    "networks": "?text=librar",
    "activities": "?period=all&kind=conference&sort=title",
}
HOW_MANY = {"summary": 14, "renewals": 2, "networks": 2, "activities": 3}


@pytest.mark.parametrize("name", QUERIES)
def test_three_kinds_of_file_say_the_same(teller, name):
    address, query = f"/{name}", QUERIES[name]
    rows = rows_of(teller.get(f"{address}.csv{query}"))
    told = json.loads(teller.get(f"{address}.json{query}").getvalue())
    assert (len(rows), told["currency"]) == (HOW_MANY[name], "GBP")
    assert [{h: said or "" for h, said in row.items()} for row in told["rows"]] == rows
    for cells, row in zip(sheet_of(teller.get(f"{address}.xlsx{query}")), rows, strict=True):
        for heading, text in row.items():
            value = cells[heading]
            same = Decimal(text) == Decimal(str(value)) if isinstance(value, float) else False
            assert same or str(value) == text, heading


def test_what_does_not_exist_is_null(teller):
    told = json.loads(teller.get("/renewals.json").getvalue())
    assert None in told["rows"][0].values()
    assert "" not in told["rows"][0].values()


def test_json_of_the_dashboard_has_what_stands_beside_its_table(teller):
    told = json.loads(teller.get("/summary.json?period=tax&year=2010&lens=all").getvalue())
    assert list(told) == ["currency", "score", "sides", "motto", "rows"]


def test_decisions_and_journal_come_as_they_are_shown(teller):
    assert len(rows_of(teller.get("/decisions.csv"))) == 5
    [entry] = sheet_of(teller.get("/journal.xlsx?text=conference"))
    assert "conference" in f"{entry['title']} {entry['body']}".lower()


def test_what_is_left_out_is_in_no_file(teller, story):
    gone = story.organisations.get(short_name="CILIP")
    for name in ("summary", "networks", "activities", "decisions"):
        text = teller.get(f"/{name}.csv?period=all&leave_out={gone.pk}").getvalue().decode()
        assert f"\n{gone.name}," not in text, name


def test_workbook_is_sent_as_one(teller):
    answer = teller.get("/ledger.xlsx")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ledger.xlsx"'
    assert answer.headers["Content-Type"].endswith("spreadsheetml.sheet")


@pytest.mark.parametrize("name", QUERIES)
def test_files_of_an_empty_ledger_are_whole(client, name):
    client.force_login(UserFactory())
    assert sheet_of(client.get(f"/{name}.xlsx")) == []
    assert json.loads(client.get(f"/{name}.json").getvalue())["rows"] == []


def test_networks_side_by_side_are_a_file_in_their_order(teller, story):
    names = ("LIS-Business", "Business Librarians Association")
    ids = [story.organisations.get(name=name).pk for name in names]
    period = "period=custom&from=2010-11-01&until=2011-10-31&lens=all"
    query = f"{period}&network={ids[0]}&network={ids[1]}"
    rows = rows_of(teller.get(f"/compare.csv?{query}"))
    assert [(row["organisation"], row["cost"]) for row in rows] == [
        ("LIS-Business", "0.00"),
        ("Business Librarians Association", "592.47"),
    ]
    assert f"/compare.xlsx?{query}" in links_of(teller.get(f"/networks/compare/?{query}"))
    other = OrganisationFactory()
    assert teller.get(f"/compare.csv?network={other.pk}").status_code == 404


def test_what_a_comparison_shows_beside_the_figures_is_in_its_file(teller, story):
    names = ("Chartered Institute of Library and Information Professionals", "Twitter")
    query = "&".join(f"network={story.organisations.get(name=name).pk}" for name in names)
    # In 1990 there was nothing of either: the page shows them with dashes.
    period = "period=custom&from=1990-01-01&until=1990-12-31"
    cilip, twitter = rows_of(teller.get(f"/compare.csv?{period}&{query}"))
    assert (cilip["cost"], cilip["handed_over"], cilip["handed_over_is"]) == ("", "0.00", "exact")
    assert cilip["in_and_out"] == "2006-09-01 to 2007-08-31; 2009-09-01 to today"
    assert (twitter["fee_a_year"], twitter["last_activity"]) == ("", "2011-10-28")


def test_years_are_a_file_as_they_are_shown(teller):
    rows = rows_of(teller.get("/reports.csv?lens=all"))
    # The story begins on 1 September 2006.
    assert rows[-1]["year"] == "2006"
    assert rows[0]["period_until"] == timezone.localdate().isoformat()
    [row] = [row for row in rows if row["year"] == "2010"]
    assert (row["cost"], row["cost_is"], row["worth"]) == ("798.84", "about", "1196.51")
    assert "/reports.xlsx?lens=all" in links_of(teller.get("/reports/?lens=all"))


# What shows a list or a table of figures, with the file of it.
LISTS = {
    "/": "summary",
    "/networks/": "networks",
    "/networks/purposes/": "purposes",
    "/activities/?period=all": "activities",
    "/renewals/": "renewals",
    "/renewals/decisions/": "decisions",
    "/reports/": "reports",
    "/journal/": "journal",
}


@pytest.mark.parametrize("address", LISTS)
def test_every_list_leads_to_both_files_of_what_it_shows(teller, address):
    links = links_of(teller.get(address))
    for ending in ("csv", "xlsx"):
        [link] = {link for link in links if link.startswith(f"/{LISTS[address]}.{ending}")}
        assert teller.get(link).status_code == 200


def test_what_each_network_is_for_is_a_file(client):
    membership = MembershipFactory(held_for=["learning", "news"], started_on="2010-01-01")
    client.force_login(membership.organisation.owner)
    [row] = rows_of(client.get("/purposes.csv?period=all"))
    assert row.pop("organisation") == membership.organisation.name
    assert [purpose for purpose, answer in row.items() if answer == "yes"] == ["learning", "news"]
    assert "/purposes.csv?period=all" in links_of(client.get("/networks/purposes/?period=all"))
