"""A ledger in euro: the British tax year is no part of it."""

from datetime import date
from pathlib import Path

import pytest

from networks.csvfiles import bring_in
from networks.models import Organisation, Preference
from tests.factories import UserFactory
from tests.networks.csvfiles.files import from_path
from tests.networks.views.sending import send, undo_latest
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db

CASE = Path(__file__).parent / "outside-britain"


@pytest.fixture
def person(client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 26))
    owner = UserFactory()
    assert bring_in(owner, from_path(CASE)).ok
    client.force_login(owner)
    return owner


def test_no_page_speaks_of_the_british_tax_year_or_its_relief(client, person):
    network = Organisation.objects.of(person).get()
    for address in ("/", f"/networks/{network.pk}/", "/renewals/", "/networks/add/"):
        words = words_of(client.get(address))
        assert "ax year" not in words and "HMRC" not in words and "ax relief" not in words


def test_tax_year_that_is_asked_for_says_whose_it_is(client, person):
    words = words_of(client.get("/adds-up/?period=tax"))
    # 95.00 from 6 April to 31 December 2026, 270 of 365 days.
    assert "UK tax year" in words and "€70.27" in words


def test_who_moves_abroad_takes_the_ledger_along(client, person):
    asked = send(client, "/preferences/", home_currency="GBP")
    assert list(asked.context["form"].errors) == ["home_rate"]
    send(client, "/preferences/", home_currency="GBP", home_rate="0.8")
    assert Preference.objects.home_currency(person.pk) == "GBP"
    # 95.00 euros a year are 76.00 pounds, and the year from 6 April is one's own now.
    assert "You pay £76.00 a year" in words_of(client.get("/"))
    assert "UK tax year" in words_of(client.get("/adds-up/"))
    undo_latest(client)
    assert "You pay €95.00 a year" in words_of(client.get("/"))
