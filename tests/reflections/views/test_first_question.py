"""What the dashboard asks for next, from an empty ledger on."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from networks.arithmetic.periods import format_day, months_later, years_later
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db


def test_what_is_planned_to_pay_and_decided_stands_by_date(client):
    today = timezone.localdate()
    membership = MembershipFactory(
        organisation__name="CILIP", started_on=today - timedelta(days=200)
    )
    person = membership.organisation.owner
    day = [today + timedelta(days=after) for after in (10, 20, 30, 165)]
    ActivityFactory(organisation=membership.organisation, date=day[0], title="A meeting", hours="5")
    FeeFactory(membership=membership, amount="50.00", kind="registration", paid_on=day[1])
    DecisionFactory(
        organisation=membership.organisation, decided_on=today, choice="undecided", review_on=day[2]
    )
    FeeFactory(
        membership=membership, amount="184.00", paid_on=membership.started_on,
        covers_from=membership.started_on, covers_until=day[3] - timedelta(days=1),
    )  # fmt: skip
    AppraisalFactory(membership=membership, date=today, worth_per_year="200.00")
    client.force_login(person)
    words = words_of(client.get("/"))
    found = [words.index(part) for part in ("planned", "to pay", "look again", "decide by")]
    assert found == sorted(found)
    assert "CILIP, 5 hours. Afterwards you are asked whether you went." in words
    assert "CILIP, registration fee to pay £50.00, you" in words
    assert f"£234.00 of yours by {format_day(day[3])}." in words


def test_first_page_asks_one_question(client):
    today = timezone.localdate()
    membership = MembershipFactory(organisation__name="CILIP", started_on=today)
    FeeFactory(
        membership=membership, amount="184.00", paid_on=today, covers_from=today,
        covers_until=years_later(today, 1) - timedelta(days=1),
    )  # fmt: skip
    client.force_login(membership.organisation.owner)
    page = client.get("/")
    words = words_of(page)
    assert "Not judged yet you pay CILIP costs you £184.00 a year. Is it worth it?" in words
    assert "What did you do there?" in words and "Offline against online" not in words
    assert "0 : 0" not in words
    form = {"date": today.isoformat(), "worth_per_year": "200", "next": "/"}
    client.post(f"/memberships/{membership.pk}/appraisals/add/", form)
    words = words_of(client.get("/"))
    assert "You paid £0.50 for what was worth £0.55" in words
    # One network alone is set against nothing.
    assert "Offline against online" not in words


def test_first_page_of_what_others_pay_asks_for_its_worth_to_oneself(client):
    membership = MembershipFactory(organisation__name="BLA")
    FeeFactory(membership=membership, amount="75.00", paid_by="employer", every=12)
    client.force_login(membership.organisation.owner)
    words = words_of(client.get("/"))
    assert "BLA costs your employer £75.00 a year. Is it worth it to you?" in words


def test_network_that_was_left_is_asked_about_as_past(client):
    started, left = date(2003, 10, 1), date(2004, 9, 30)
    membership = MembershipFactory(organisation__name="CILIP", started_on=started, ended_on=left)
    client.force_login(membership.organisation.owner)
    assert "CILIP cost you nothing. Was it worth your time?" in words_of(client.get("/"))
    FeeFactory(
        membership=membership, amount="38.00", paid_on=started, covers_from=started,
        covers_until=left,
    )  # fmt: skip
    words = words_of(client.get("/"))
    assert "CILIP cost you £38.00" in words and "Was it worth it?" in words
    again = MembershipFactory(organisation=membership.organisation, started_on=date(2006, 1, 1))
    FeeFactory(membership=again, amount="75.00", paid_by="employer", every=12)
    words = words_of(client.get("/"))
    assert "CILIP costs your employer £75.00 a year. Is it worth it to you?" in words


def test_free_network_is_asked_about_ones_time(client):
    client.force_login(MembershipFactory(organisation__name="Twitter").organisation.owner)
    assert "Twitter costs you nothing. Is it worth your time?" in words_of(client.get("/"))


def test_empty_ledger_is_greeted(client):
    client.force_login(UserFactory())
    words = words_of(client.get("/?period=custom&from=x&lens=y&leave_out=1"))
    assert words.startswith("Which of your networks are worth it? Your ledger is empty.")


def test_one_organisation_without_anything_is_enough_for_a_page(client):
    person = OrganisationFactory().owner
    client.force_login(person)
    words = words_of(client.get("/"))
    assert "Nothing of yours falls in this period." in words
    assert "No membership, fee or activity falls in this period." in words


# Half a year: 6 months, the day itself too.
@pytest.mark.parametrize(("months", "asks"), [(5, False), (7, True)])
def test_next_asks_half_a_year_after_leaving_whether_it_is_missed(client, months, asks):
    today = timezone.localdate()
    left = MembershipFactory(ended_on=months_later(today, -months))
    client.force_login(left.organisation.owner)
    items = client.get("/").context["upcoming"].items
    path = f"/memberships/{left.pk}/appraisals/add/?next=/"
    assert [(item.path, item.words[:15]) for item in items] == [(path, "Do you miss it?")] * asks
    AppraisalFactory(membership=left, date=today, would_miss=4)
    assert client.get("/").context["upcoming"].items == []
