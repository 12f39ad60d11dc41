"""Every form of every page, sent with another person's numbers: a new form joins by itself."""

from html import unescape
from html.parser import HTMLParser
from itertools import cycle
from urllib.parse import urljoin

import pytest
from django.test import Client

from tests.keepers import fill_ledger, keeper, ledger_rows
from tests.test_isolation import NUMBERED, PLAIN, filled

pytestmark = pytest.mark.django_db

CHOSEN = ("checkbox", "radio", "hidden", "select")
LINKS = ("organisation", "membership", "parent", "host", "successor", "found_through")
NOT_NUMBERS = ("csrfmiddlewaretoken", "next", "opened_version", "what")


class Forms(HTMLParser):
    """The forms that a page posts: where to, and the kind and value of each field by its name."""

    def __init__(self, page: str):
        super().__init__()
        self.found: list[tuple[str, dict[str, tuple[str, str]]]] = []
        self._fields: dict[str, tuple[str, str]] = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            self._fields = {}
            if said.get("method", "").lower() == "post":
                self.found.append((said.get("action") or "", self._fields))
        elif tag in ("input", "select", "textarea") and said.get("name"):
            kind = said.get("type", "text") if tag == "input" else tag
            self._fields.setdefault(said["name"], (kind, said.get("value") or ""))


def sent(fields: dict[str, tuple[str, str]], number: int) -> dict[str, str]:
    """What is chosen is another's row, and what is typed is good."""
    data = {}
    for name, (kind, value) in fields.items():
        if kind in CHOSEN and name not in NOT_NUMBERS:
            data[name] = str(number)
        elif kind != "file":
            is_day = any(word in name for word in ("date", "_on", "from", "until"))
            data[name] = value or ("2011-03-16" if is_day else "3")
    return data


def forms_of(client, numbers: set[int]):
    """Each form once, wherever it is."""
    found = {}
    paths = [f"/{route}" for route in PLAIN if "." not in route]
    paths += [filled(route, number) for route in NUMBERED for number in numbers]
    for path in paths:
        response = client.get(path)
        if response.status_code == 200 and "html" in response["Content-Type"]:
            for action, fields in Forms(response.text).found:
                if "logout" in action:
                    continue
                found.setdefault((urljoin(path, action), *sorted(fields)), fields)
    return [(names[0], fields) for names, fields in found.items()]


def test_form_with_anothers_numbers_neither_shows_nor_takes_nor_changes_a_row_of_theirs():
    alice = keeper("alice")
    mine = fill_ledger(alice)
    theirs = fill_ledger(keeper("roberta"))
    client = Client()
    client.force_login(alice)
    numbers = {row.pk for row in theirs.values()}
    assert numbers.isdisjoint(row.pk for row in mine.values())
    before = ledger_rows()
    forms = forms_of(client, {row.pk for row in mine.values()})
    assert len(forms) > 30
    odd = []
    for address, fields in forms:
        for number in numbers:
            response = client.post(address, sent(fields, number))
            if response.status_code >= 500 or "roberta" in response.text:
                odd.append((address, response.status_code))
    assert client.get("/").status_code == 200, "signed out on the way"
    after = ledger_rows()
    for row in theirs.values():
        table = type(row).__name__
        assert next(each for each in before[table] if each["id"] == row.pk) in after[table]
    saved = [row for table, rows in after.items() for row in rows if row not in before[table]]
    assert {row.get(f"{link}_id") for row in saved for link in LINKS}.isdisjoint(numbers)
    assert odd == []


TYPED = ("text", "search", "textarea")
MAY_BE_KEPT = (
    "\u202e{{7*7}} {% debug %} %s%n ' OR 1=1-- ../../etc/passwd =1+1 <img src=x onerror=alert(1)>"
    " a" + "\u0301" * 100 + "\U0001f600 \u2028 \ufeff e"
)
NO_WORDS = ["a\x01b", "\u200b\u00ad\u2060", "two\r\nlines", "x" * 10_000, "a\0b", "\ufffe"]


def odd(fields: dict[str, tuple[str, str]], text: str) -> dict[str, str]:
    """What is chosen stays, and all that is typed as words is this text."""
    return {
        name: text if kind in TYPED and name not in NOT_NUMBERS else value
        for name, (kind, value) in fields.items()
        if kind != "file"
    }


def test_odd_text_in_every_field_is_kept_or_told_with_all_that_was_typed():
    alice = keeper("alice")
    mine = fill_ledger(alice)
    client = Client(raise_request_exception=False)
    client.force_login(alice)
    # Forms of the same words once: to add and to change are one form.
    typed = {
        tuple(sorted(name for name, (kind, _) in fields.items() if kind in TYPED)): (path, fields)
        for path, fields in forms_of(client, {row.pk for row in mine.values()})
    }
    typed.pop((), None)
    assert len(typed) > 10
    for (address, fields), no_words in zip(typed.values(), cycle(NO_WORDS)):
        answer = client.post(address, odd(fields, MAY_BE_KEPT))
        assert answer.status_code < 500, address
        if answer.status_code == 422:
            assert MAY_BE_KEPT in unescape(answer.text), address
        assert client.post(address, odd(fields, no_words)).status_code < 500, (address, no_words)
