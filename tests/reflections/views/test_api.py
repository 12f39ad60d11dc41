"""The kept description against the views, their forms, the columns of their files and answers."""

import json

import pytest
from django.urls import URLResolver, get_resolver
from jsonschema import Draft202012Validator, FormatChecker

from networks.csvfiles.tables import ACTIVITIES, ORGANISATIONS
from reflections.figures import summary_csv
from reflections.figures.load import read_ledger
from reflections.forms.activities_filter import ActivityFilter
from reflections.forms.journal_filter import JournalFilter, JournalShelf
from reflections.forms.logged_activity import LoggedActivityForm
from reflections.forms.networks_filter import NetworksFilter
from reflections.forms.scope import ScopeForm
from reflections.renewals import renewals_csv
from reflections.views.api import description
from tests.config.middleware.test_bearer import bearer, token_of
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db

API = description()
SCHEMAS = API["components"]["schemas"]
NAMED = API["components"]["parameters"]


def opened(resolver, before="/"):
    """Every address that a token opens, with its methods."""
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from opened(entry, route)
        elif methods := getattr(entry.callback, "token_methods", ()):
            yield route, {method.lower() for method in methods} - {"head"}


def validator(name):
    schema = {"$ref": f"#/components/schemas/{name}", "components": API["components"]}
    return Draft202012Validator(schema, format_checker=FormatChecker())


def faults(name, answer):
    return [error.message for error in validator(name).iter_errors(answer)]


def parameters(address):
    refs = API["paths"][address]["get"].get("parameters", [])
    return [NAMED[reference["$ref"].rpartition("/")[2]] for reference in refs]


def test_every_address_that_a_token_opens_is_described_and_no_other():
    assert {a: {*methods} for a, methods in API["paths"].items()} == dict(opened(get_resolver()))


@pytest.mark.parametrize(
    ("row", "headings"),
    [
        ("SummaryRow", summary_csv.HEADINGS),
        ("RenewalRow", renewals_csv.HEADINGS),
        ("NetworkRow", ORGANISATIONS.headings),
        ("ActivityRow", ACTIVITIES.headings),
    ],
)
def test_rows_have_the_columns_of_their_files(row, headings):
    assert [*SCHEMAS[row]["properties"]] == SCHEMAS[row]["required"] == [*headings]


def test_parameters_are_those_of_the_forms(story):
    ledger = read_ledger(story)
    scope = {*ScopeForm({}, ledger=ledger, today=None).fields, "leave_out"}
    activities, networks = ActivityFilter({}, ledger=ledger), NetworksFilter({})
    entries = JournalFilter({}, shelf=JournalShelf(0, [], []))
    taken = {
        "/summary.csv": scope,
        "/networks.csv": scope | {*networks.fields},
        "/activities.csv": scope | {*activities.fields},
        "/journal.csv": {*entries.fields},
    }
    told = {address: {parameter["name"] for parameter in parameters(address)} for address in taken}
    assert told == taken
    for address, form in (("/networks.csv", networks), ("/activities.csv", activities)):
        for parameter in parameters(address):
            if parameter["name"] in form.fields and "enum" in parameter["schema"]:
                choices = {
                    str(value) for value, _ in form.fields[parameter["name"]].choices if value
                }
                assert {*parameter["schema"]["enum"]} == choices, parameter["name"]


def test_same_parameters_for_every_kind_of_a_file():
    for address in API["paths"]:
        name, _, ending = address.rpartition(".")
        if ending in ("xlsx", "json") and f"{name}.csv" in API["paths"]:
            assert parameters(address) == parameters(f"{name}.csv")


def test_columns_of_a_new_activity_are_those_of_the_form():
    fields = {*LoggedActivityForm.base_fields} - {"opened_version"}
    assert {*SCHEMAS["NewActivity"]["properties"]} == fields


@pytest.mark.parametrize(
    "query", ["", "?period=all&lens=all", "?period=custom&from=1990-01-01&until=1990-01-31"]
)
@pytest.mark.parametrize("name", ["Summary", "Renewals", "Networks", "Activities"])
def test_answers_are_as_described(client, story, name, query):
    client.force_login(story)
    answer = json.loads(client.get(f"/{name.lower()}.json{query}").getvalue())
    assert faults(name, answer) == []


def test_what_is_logged_is_answered_as_described(client, story):
    token = bearer(token_of(story, may_log=True))

    def post(said, **headers):
        sent = client.post("/activities/", json.dumps(said), "application/json", **headers)
        return sent.status_code, sent.json()

    said = {"organisation": "CILIP", "title": "A talk", "hours": 1.5}
    assert faults("NewActivity", said) == []
    (logged, where), (refused, wrong) = post(said, **token), post({}, **token)
    (unknown, problem) = post(said, **bearer("x"))
    assert (logged, refused, unknown) == (201, 422, 401)
    assert faults("Logged", where) + faults("Wrong", wrong) + faults("Problem", problem) == []


def test_description_says_where_it_is(client, story):
    told = client.get("/api/openapi.json", **bearer(token_of(story))).json()
    assert told == API | {"servers": [{"url": "http://testserver"}]}
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema)


def test_page_tells_people_the_same(client, story):
    client.force_login(story)
    words = words_of(client.get("/api/"))
    for address, methods in API["paths"].items():
        assert address in words
        assert methods.get("get", {"summary": ""})["summary"] in words
    assert "http://testserver/summary.json" in words
