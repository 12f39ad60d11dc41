"""Templates as they are written, and the markup that all of them make."""

import os
import re
import subprocess
from collections import Counter
from datetime import date
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from networks.templatetags.words import leaf
from reflections.story import tell_story
from tests.browser import pages
from tests.browser.places import places_of, reset_place
from tests.browser.test_admin import addresses, name_at_length
from tests.factories import UserFactory

LONGEST = 140
# HTML gives these their roles, and allows no other where they stand in a table.
TABULAR = {"table", "thead", "tbody", "tfoot", "tr", "th", "td"}


def test_no_line_of_a_template_is_long():
    long = [
        f"{path.relative_to(settings.BASE_DIR)}:{number}"
        for path in sorted((settings.BASE_DIR / "templates").rglob("*"))
        if path.is_file()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert long == []


class Spoken(HTMLParser):
    """The text that is read out: all but what is hidden from it."""

    def __init__(self):
        super().__init__()
        self.words = []
        self.hidden = []

    def handle_starttag(self, tag, attributes):
        self.hidden.append(("aria-hidden", "true") in attributes)

    def handle_endtag(self, tag):
        self.hidden.pop()

    def handle_data(self, data):
        if not any(self.hidden):
            self.words += data.split()


def test_leaf_of_a_calendar_is_read_out_as_one_date():
    spoken = Spoken()
    spoken.feed(leaf(date(2027, 9, 1), year=True))
    assert " ".join(spoken.words) == "1 September 2027"


class Faults(HTMLParser):
    """What the HTML standard does not allow, of what has gone wrong here before."""

    def __init__(self, markup):
        super().__init__()
        self.ids = Counter()
        self.found = []
        self.meant = set()
        self.feed(markup)
        self.found += [f"label for nothing: {name}" for name in self.meant - set(self.ids)]
        self.found += [f"id twice: {name}" for name, times in self.ids.items() if times > 1]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids.update([given["id"]] if "id" in given else [])
        if tag in TABULAR and "role" in given:
            self.found.append(f"role of a {tag}: {given['role']}")
        if tag == "input" and given.get("type") == "hidden":
            self.found += [f"{name} of a hidden field" for name in given if name[:5] == "aria-"]
        if tag == "label" and "for" in given:
            self.meant.add(given["for"])


# What the field calls them stays in the admin, in files and in the code.
TERMS = re.compile(
    r"\b(?:appraisals?|lens|spells?|verdicts?|briefs?|scenario|take it all|the result|break-even"
    r"|spearman)\b"
    r"|\+ my time",
    re.IGNORECASE,
)
# No words of ours: what scripts and pictures hold, and what was typed or comes as a file.
WITHIN = re.compile(r"<(script|style|textarea|blockquote|pre|code)\b.*?</\1>", re.DOTALL)
LABELS = re.compile(r'\b(?:aria-label|alt|title|placeholder)="([^"]*)"')


def words_of_page(page):
    """What is read on it and read out of it."""
    ours = WITHIN.sub("", page)
    return " ".join([strip_tags(ours), *LABELS.findall(ours)])


@pytest.fixture
def answers(client, db):
    """The markup of every page, by its name or address."""
    teller = UserFactory(username="teller", is_staff=True, is_superuser=True)
    client.force_login(teller)
    asked = [(shown, shown.address) for shown in pages.EMPTY]
    answers = {address: client.get(address).content.decode() for _, address in asked}
    assert tell_story(teller, timezone.localdate()).problems == []
    places = places_of(teller)
    for shown in (shown for area in pages.AREAS.values() for shown in area):
        address = shown.address.format_map(places)
        answers[shown.name] = client.get(address).content.decode()
    stranger, forgetful = Client(), reset_place(UserFactory())
    for shown in pages.SIGNED_OUT:
        answer = stranger.get(shown.address.format_map(forgetful))
        answers[shown.name] = answer.content.decode()
    refused = ["log", "network_add", "journal_write"]
    answers |= {name: client.post(reverse(name)).content.decode() for name in refused}
    change = reverse("admin:networks_membership_change", args=[places["membership"]])
    for address in (reverse("admin:index"), reverse("admin:networks_fee_changelist"), change):
        answers[address] = client.get(address).content.decode()
    return answers


def test_markup_of_every_page_holds(answers):
    faults = {name: found for name, page in answers.items() if (found := Faults(page).found)}
    assert faults == {}
    # But for the admin, the page that says what the words mean, and where files are told apart.
    terms = {
        name: found
        for name, page in answers.items()
        if name not in {"help", "columns"}
        and not name.startswith("/admin/")
        and (found := TERMS.findall(words_of_page(page)))
    }
    assert terms == {}


@pytest.mark.skipif("VNU_JAR" not in os.environ, reason="make markup names the checker")
def test_nu_html_checker_finds_no_error(answers, client, tmp_path):
    teller = name_at_length(User.objects.get(username="teller"))
    # The forms of an account there are Django's as they are.
    asked = (address for address in addresses(teller) if "/auth/user/" not in address)
    answers |= {address: client.get(address).content.decode() for address in asked}
    for name, page in answers.items():
        if not page:
            # An address that leads on, and so no page.
            continue
        file = re.sub(r"\W+", "-", name).strip("-") or "first"
        (tmp_path / f"{file}.html").write_text(page)
    checker = ["java", "-jar", os.environ["VNU_JAR"], "--errors-only", str(tmp_path)]
    checked = subprocess.run(checker, capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")
