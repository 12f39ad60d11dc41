"""Walks over every address as another person: a new one joins by itself.

The net under `Model.objects.of(owner)` is the last test: it reads what each page asks the database.
docs/reliability.md says why it is a test and neither django-scopes nor row-level security.
"""

import re
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import URLResolver, get_resolver

from networks.changing import throw_away
from networks.models import Organisation
from tests.factories import OrganisationFactory, UserFactory
from tests.keepers import LEDGER_APPS, fill_ledger, keeper, ledger_rows

pytestmark = pytest.mark.django_db

MISSING = 987_654_321
NUMBER = re.compile(r"<int:\w+>")
# Whose tables hold rows of people; the names of their own columns say whose a row is.
TABLES = {
    model._meta.db_table
    for app in LEDGER_APPS
    for model in apps.get_app_config(app).get_models(include_auto_created=True)
}
# What says whose: the owner, or keys of rows that were read by their owner before.
SCOPED = re.compile(r'"(\w+_)?owner_id" (=|IN) \(?(%s|SELECT)|"(\w+_)?id" (=|IN) \(?%s')


def routes(resolver, before=""):
    """Every address of our own pages, as its route."""
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, route)
        elif not route.startswith(("admin/", "accounts/")):
            yield route


def filled(route: str, number: int) -> str:
    return "/" + re.sub(r"<slug:\w+>", "organisation", NUMBER.sub(str(number), route))


NUMBERED = [route for route in routes(get_resolver()) if NUMBER.search(route)]
PLAIN = [route for route in routes(get_resolver()) if "<" not in route]


@contextmanager
def statements():
    found = []

    def note(execute, sql, params, many, context):
        found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def answer_to(ask, address: str) -> tuple[int, str, list[str]]:
    """Status, words and the questions to the database, without what differs at every turn.

    Who asks the database the same as for a missing row takes no other time for it.
    """
    with statements() as found:
        response = ask(address)
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    asked = [re.sub(r'"s\d+_x\d+"', "savepoint", sql) for sql in found]
    return response.status_code, re.sub(rf"\b({MISSING}|\d+)\b", "", text), asked


@pytest.fixture
def theirs(db):
    """Another person's ledger, with something in the bin and everything else in it."""
    roberta = keeper("roberta")
    rows = fill_ledger(roberta)
    throw_away(roberta, OrganisationFactory(owner=roberta, name="roberta's past"))
    return rows


def test_there_are_addresses_to_walk():
    assert len(NUMBERED) > 30
    assert {"", "renewals/", "summary.csv"} <= set(PLAIN)


@pytest.mark.parametrize("method", ["get", "post"])
def test_number_of_anothers_row_is_as_good_as_none(client, theirs, method):
    client.force_login(UserFactory())
    before, odd = ledger_rows(), {}
    numbers = {row["id"] for rows in before.values() for row in rows if "id" in row}
    for route in NUMBERED:
        missing = answer_to(getattr(client, method), filled(route, MISSING))
        for number in numbers:
            answer = answer_to(getattr(client, method), filled(route, number))
            if answer != missing or answer[0] not in (302, 404, 405):
                odd[filled(route, number)] = answer[0], missing[0]
    assert odd == {}
    after = ledger_rows()
    assert after | {"SentForm": []} == before | {"SentForm": []}


def test_number_of_anothers_row_is_no_parameter_either(client, theirs):
    client.force_login(UserFactory())
    names = ["organisation", "network", "membership", "leave_out", "again", "upload", "page", "q"]
    number = theirs[Organisation].pk
    for route in PLAIN:
        answer = client.get(f"/{route}", dict.fromkeys(names, number))
        assert "roberta" not in answer.getvalue().decode(errors="replace"), route


KEPT_PRIVATE = {
    "Content-Security-Policy": r"(?!.*unsafe).*frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": ".*(no-store|private)|max-age=0|no-cache",
}


def headers_amiss(path: str, response) -> list[str]:
    if path == "/favicon.ico":
        return []
    sent = response.headers
    return [name for name, rule in KEPT_PRIVATE.items() if not re.match(rule, sent.get(name, ""))]


def test_every_page_asks_for_own_rows_alone_saves_nothing_and_is_kept_private(theirs):
    alice = keeper("alice")
    mine = fill_ledger(alice)
    client = Client()
    client.force_login(alice)
    numbers = {row.pk for row in mine.values()}
    before, asked, amiss = ledger_rows(), set(), set()
    for path in [
        *(f"/{route}" for route in PLAIN),
        *(filled(r, n) for r in NUMBERED for n in numbers),
    ]:
        with statements() as found:
            response = client.get(path)
            assert "roberta" not in response.getvalue().decode(errors="replace"), path
        asked |= {
            (path, sql)
            for sql in found
            if any(f'FROM "{table}"' in sql for table in TABLES) and not SCOPED.search(sql)
        }
        amiss |= {(path, name) for name in headers_amiss(path, response)}
    assert asked == set()
    assert amiss == set()
    assert ledger_rows() == before
