"""One network judged, one not yet, and then none: what is unsaid is a dash and an empty cell."""

import csv
import io

import pytest

from reflections.models import Appraisal
from tests.cases.test_figures import TODAY, person_of
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db

YEAR = "period=year&year=2026"


@pytest.fixture
def person(client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)
    person = person_of("worth-not-said-for-all")
    client.force_login(person)
    return person


@pytest.fixture
def nothing_said(person):
    Appraisal.objects.all().delete()


def worths(client):
    """Of each network, as the file has it: worth, worth_is, net and back."""
    answer = client.get(f"/summary.csv?{YEAR}")
    text = b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode()
    return {
        row["organisation"]: (row["worth"], row["worth_is"], row["net"], row["back"])
        for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    }


def test_what_is_unsaid_of_one_is_named_and_not_set_against_what_is_said(client, person):
    words = words_of(client.get(f"/?{YEAR}"))
    assert (
        "You paid £100.00 for what was worth £150.00 , "
        "and £300.00 for what you have not judged yet."
    ) in words
    assert "Not said yet, what you got from Guild B ." in words
    assert "Back per £1 you paid £1.50" in words
    assert worths(client) == {
        "Guild A": ("150.00", "exact", "50.00", "1.50"),
        "Guild B": ("", "", "", ""),
    }


def test_nothing_said_is_no_worth_anywhere(client, nothing_said):
    words = words_of(client.get(f"/?{YEAR}"))
    assert "£0.00" not in words and "0 : 0" not in words
    assert "Not judged yet" in words
    years = words_of(client.get("/reports/")) + words_of(client.get("/adds-up/"))
    assert "worth £0.00" not in years
    assert worths(client) == dict.fromkeys(["Guild A", "Guild B"], ("", "", "", ""))
