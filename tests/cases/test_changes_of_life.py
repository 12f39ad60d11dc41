"""Ledgers of what happens in a life: a new job, a free year, a body renamed, half of it paid back.

The figures were worked out by hand from METHOD before they were asked for.
"""

import csv
import io

import pytest
from django.core.management import call_command

from networks.models import Membership, Organisation
from reflections.renewals.advice import advice
from tests.cases.test_figures import TODAY, person_of, renewal_in
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda **zone: TODAY)


@pytest.fixture
def person(client, request):
    person = person_of(request.param)
    client.force_login(person)
    return person


def said_by(command, person, *arguments):
    """The rows that a command prints."""
    written = io.StringIO()
    call_command(command, *arguments, user=person.username, format="csv", stdout=written)
    return list(csv.DictReader(io.StringIO(written.getvalue())))


RENEWALS = {
    "free-first-year": "2027-01-01 0.00 no_cost no_cost 8.33",
    "free-after-paid-back": "2027-01-01 120.00 no_evidence",
    "renamed-twice": "2026-01-01 120.00 borderline 100.00",
    "two-became-one": "2026-04-01 60.00 no_evidence",
    "two-employers": "2027-01-01 150.00 no_cost not_worth_it 83.33",
    # 12 x 22.00, and 316.80 / 1.2.
    "union-with-levy": "2027-01-01 264.00 worth_it 264.00",
    "waived-then-paid": "2026-01-01 120.00 borderline 80.00",
    "joined-on-a-leap-day": "2027-02-28 365.00 no_evidence",
}


@pytest.mark.parametrize(("person", "said"), RENEWALS.items(), indirect=["person"])
def test_membership_renews_as_it_was_paid(person, said):
    [row] = said_by("renewals", person)
    told = ("renews_on", "fee", "verdict", "verdict_if_i_paid", "highest_fee")
    assert " ".join(row[column] for column in told if row[column]) == said


COSTS = {
    # All of March by the old price, and 16 of the 31 days from 16 March: 20 + 11.35 + 30.
    ("union-with-levy", "2026-03-01", "2026-03-31"): "61.35",
    ("waived-then-paid", "2025-01-01", "2025-12-31"): "120.00",
    ("left-with-half-back", "2026-01-01", "2026-12-31"): "60.00",
    # The last day of one instalment and the first of the next, a pound each.
    ("joined-on-a-leap-day", "2025-02-27", "2025-02-28"): "2.00",
    # From 28 February to 28 February of a leap year are 366 days.
    ("joined-on-a-leap-day", "2027-02-28", "2028-02-28"): "365.00",
}


@pytest.mark.parametrize(
    ("person", "first", "last", "cost"),
    [(*key, cost) for key, cost in COSTS.items()],
    indirect=["person"],
)
def test_days_cost_what_was_paid_for_them(person, first, last, cost):
    [row] = said_by("summary", person, f"--from={first}", f"--until={last}")
    assert row["cost"] == cost


def test_what_was_free_at_first_says_nothing_of_the_next_fee():
    assert "It was free to begin with: the next fee is not known yet." in advice(
        renewal_in("free-first-year")
    )


@pytest.mark.parametrize("person", ["free-first-year"], indirect=True)
def test_no_page_says_that_what_was_free_at_first_stays_so(client, person):
    brief = words_of(client.get(f"/renewals/{Membership.objects.get().pk}/"))
    assert "Film Archivists has cost nothing." in brief
    for words in (words_of(client.get("/")), words_of(client.get("/renewals/"))):
        assert "A fee not known yet" in words
        assert "It costs nothing" not in words


@pytest.mark.parametrize(
    ("person", "network", "sentence"),
    [
        ("renamed-twice", "Gamma", "Paid until 31 December 2025: £180.00 went to Alpha."),
        ("two-became-one", "Union", "Paid until 31 March 2026: £60.00 went to South."),
    ],
    indirect=["person"],
)
def test_page_names_whom_it_was_paid_to(client, person, network, sentence):
    pk = Organisation.objects.get(name=network).pk
    assert sentence in words_of(client.get(f"/networks/{pk}/"))


@pytest.mark.parametrize("person", ["left-with-half-back"], indirect=True)
def test_days_that_came_back_count_as_not_paid(client, person):
    words = words_of(client.get("/renewals/decisions/"))
    assert "Not paid: about £53.07 . Worth missed: £29.80 ." in words


@pytest.mark.parametrize("person", ["host-and-what-came-by-it"], indirect=True)
def test_one_network_left_over_is_still_a_what_if(client, person):
    pk = Organisation.objects.get(name="Twitter").pk
    words = words_of(client.get(f"/?leave_out={pk}"))
    assert "#BLA goes too: it lives there." in words
    assert (
        "1 activity elsewhere was found through it, 7 hours: “Big conference”, Guild, 5 of 5."
    ) in words


@pytest.mark.parametrize("person", ["union-with-levy"], indirect=True)
def test_fee_at_its_very_limit_is_told_without_nought_percent(client, person):
    words = words_of(client.get(f"/renewals/{Membership.objects.get().pk}/"))
    assert "If the fee rose by 1 %, it would no longer be." in words
