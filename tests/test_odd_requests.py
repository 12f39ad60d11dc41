"""Walks over every address with what no page of ours sends: a new address joins by itself."""

import logging

import pytest
from django.test import Client
from django.urls import get_resolver

from tests.keepers import fill_ledger, keeper, ledger_rows
from tests.test_every_address import addresses
from tests.test_isolation import NUMBERED, PLAIN, filled

pytestmark = pytest.mark.django_db

EVERY = list(addresses(get_resolver()))
# A letter's program posts to it; the token in its address says whose it is.
WITHOUT_A_TOKEN = {"reminders/off/1/"}
FORGED = [{}, {"x-csrftoken": "a" * 32}, {"origin": "https://elsewhere.example.org"}]
NO_NUMBERS = ["0", "-1", "9" * 20, "9" * 5000, "１", "abc", "%00", "%2e%2e"]
ODD_PARAMETERS = [
    {"year": "0", "period": "year", "lens": "x", "leave_out": ["7"] * 1000, "page": "9" * 20},
    {"period": ["x", "between"], "from": "2012", "until": "0001-01-01", "organisation": "9" * 30},
]
SECRETS = {"password": "hush-hush-1", "password1": "hush-hush-2", "body": "hush-hush-3"}


@pytest.fixture
def root():
    """Of one who may do everything."""
    person = keeper("alice", is_superuser=True)
    fill_ledger(person)
    root = Client(raise_request_exception=False)
    root.force_login(person)
    return root


def test_form_without_its_token_is_refused_everywhere(root):
    before = ledger_rows()
    forger = Client(enforce_csrf_checks=True)
    forger.cookies = root.cookies
    taken = {
        address
        for address in EVERY
        if forger.post(f"/{address}", {"post": "yes"}).status_code != 403
    }
    assert taken == WITHOUT_A_TOKEN
    assert ledger_rows() == before


@pytest.mark.parametrize("headers", FORGED, ids=["none", "made up", "from elsewhere"])
def test_form_with_a_token_that_is_not_its_own_is_refused(root, headers):
    forger = Client(enforce_csrf_checks=True, headers=headers)
    forger.cookies = root.cookies
    answers = [forger.post(f"/{address}", {"name": "x"}) for address in ("networks/add/", "look/")]
    assert [answer.status_code for answer in answers] == [403, 403]


@pytest.mark.parametrize("number", NO_NUMBERS, ids=lambda number: number[:21])
def test_number_that_is_none_is_not_found(root, number):
    answers = {route: root.get(filled(route, number)).status_code for route in NUMBERED}
    # Where nothing can be looked at, nothing is looked for.
    assert {route for route, status in answers.items() if status not in (404, 405)} == set()


@pytest.mark.parametrize("parameters", ODD_PARAMETERS, ids=lambda odd: "+".join(odd))
def test_odd_parameters_are_answered(root, parameters):
    answers = {route: root.get(f"/{route}", parameters).status_code for route in PLAIN}
    assert {route: status for route, status in answers.items() if status >= 500} == {}


class Breaks:
    """A fault of ours wherever somebody asks for something."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, *view):
        secret = request.POST.get("body")
        raise LookupError(f"broken by {len(secret)} characters")


def test_fault_tells_nothing_of_what_was_sent(root, settings, caplog, mailoutbox):
    settings.DEBUG = False
    settings.ADMINS = [("Root", "root@example.org")]
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.Breaks"]
    caplog.set_level(logging.DEBUG)
    fresh = Client(raise_request_exception=False)
    fresh.cookies = root.cookies
    answers = {
        address: fresh.post(f"/{address}", SECRETS) for address in EVERY if "/1/" not in address
    }
    assert {address for address, answer in answers.items() if answer.status_code != 500} == set()
    assert {address for address, answer in answers.items() if "hush-hush" in answer.text} == set()
    told = caplog.text + "".join(letter.message().as_string() for letter in mailoutbox)
    assert "broken by 11 characters" in told
    assert "hush-hush" not in told


NO_FILES = [
    ".env", ".git/config", "db.sqlite3", "media/receipt.pdf", "static/../config/settings.py",
    "static/%2e%2e/manage.py", "static/..%2f.env", "staticfiles/staticfiles.json", "backups/",
]  # fmt: skip


@pytest.mark.parametrize("path", NO_FILES)
def test_file_of_the_server_is_not_found(client, path):
    assert client.get(f"/{path}").status_code == 404
