"""Files of banks and of other programs, brought in by the page that asks what they mean."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from networks.models import Activity, Fee, Membership
from reflections.models import Upload
from tests.factories import MembershipFactory, UserFactory
from tests.reflections.pages import words_of
from tests.reflections.views.matching.sheets import IMPORT, MATCH, answers, confirm, send

pytestmark = pytest.mark.django_db

CASES = Path(__file__).parent


@pytest.fixture
def person(client):
    person = UserFactory()
    client.force_login(person)
    return person


def bring(client, name):
    path = CASES / name
    return send(client, path.read_bytes(), path.name)


def test_lines_of_a_bank_statement_that_are_fees_are_chosen_and_dates_asked_about(client, person):
    bring(client, "bank-statement/statement.csv")
    words = words_of(client.get(MATCH))
    assert "3 lines, taken for a bank’s statement." in words
    assert "05/01/2026 LIBRARY GUILD £184.00" in words
    asked = client.post(MATCH, answers(client, **{"sheet-0-line-2": "Library Guild"}))
    assert "05/01/2026 could be 5 January 2026 or 1 May 2026." in words_of(asked)
    shown = client.post(IMPORT, {"asked": Upload.objects.get().pk, "dates": "dmy"})
    assert "3 rows would be added." in words_of(shown)
    client.post(IMPORT, {"upload": Upload.objects.get().pk, "dates": "dmy"})
    fee = Fee.objects.get()
    assert (fee.amount, fee.paid_on, fee.paid_by) == (Decimal("184.00"), date(2026, 1, 5), "self")
    assert fee.membership.organisation.name == "Library Guild"


def test_line_of_a_statement_that_is_there_already_is_marked(client, person):
    guild = MembershipFactory(
        organisation__owner=person, organisation__name="Library Guild", started_on=date(2020, 1, 1)
    )
    fee = {"membership": guild, "amount": Decimal("184.00"), "paid_on": date(2026, 1, 5)}
    Fee.objects.create(**fee, exchange_rate=1, currency="GBP")
    bring(client, "bank-statement/statement.csv")
    words = words_of(client.get(MATCH))
    assert "05/01/2026 LIBRARY GUILD £184.00 · in your ledger already" in words
    assert answers(client)["sheet-0-line-2"] == ""


def test_export_of_a_subscription_tracker_becomes_a_network_with_its_fee(client, person):
    bring(client, "other-programs-files/subscriptions.json")
    assert "1 row, taken for what Wallos exports." in words_of(client.get(MATCH))
    client.post(MATCH, answers(client))
    confirm(client)
    fee, membership = Fee.objects.get(), Membership.objects.get()
    assert membership.organisation.name == "Library Guild"
    assert membership.renews_itself is False
    assert (fee.amount, fee.covers_from, fee.covers_until) == (
        Decimal("184.00"), date(2026, 1, 1), date(2026, 12, 31),
    )  # fmt: skip


def test_event_of_a_calendar_becomes_an_activity_of_its_hours(client, person):
    MembershipFactory(organisation__owner=person, organisation__name="Guild")
    bring(client, "other-programs-files/events.ics")
    client.post(MATCH, answers(client, **{"sheet-0-line-1": "Guild"}))
    confirm(client)
    activity = Activity.objects.get()
    assert (activity.title, activity.date, activity.hours) == (
        "Convention", date(2026, 3, 17), Decimal(8),
    )  # fmt: skip


def test_list_of_people_is_told_in_a_sentence_what_can_be_brought_in(client, person):
    page = bring(client, "other-programs-files/Connections.csv")
    assert page.status_code == 422
    assert (
        "Connections.csv: It lists people whom you know; a ledger has networks, what they cost and "
        "what you did there. Of LinkedIn’s archive, Organizations.csv can be brought in."
    ) in words_of(page)
