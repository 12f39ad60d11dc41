"""Joining, and joining again."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from networks.models import Fee
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    FeeFactory,
    MembershipFactory,
)
from tests.networks.views.sending import ledger, send, undo_latest

pytestmark = pytest.mark.django_db


def join(client, network, **typed):
    return send(client, f"/networks/{network.pk}/join/", **typed)


def test_joining_asks_category_date_fee_and_payer_in_one_form(client, network):
    typed = {"category": "Full", "started_on": "1 Sept 2009", "held_for": ["people", "letters"]}
    fee = {"fee_amount": "184", "fee_which": "first", "fee_paid_by": "employer"}
    answer = join(client, network, **typed, **fee)
    fee = Fee.objects.select_related("membership").get()
    assert answer["Location"] == f"/networks/{network.pk}/"
    assert (fee.membership.category, fee.membership.held_for) == ("Full", ["people", "letters"])
    assert (fee.covers_from, fee.covers_until) == (date(2009, 9, 1), date(2010, 8, 31))


def test_joining_by_the_month_covers_from_payment_to_payment(client, network):
    typed = {"fee_amount": "£15.30 a month", "fee_which": "first"}
    join(client, network, started_on="1 Sept 2009", **typed)
    fee = Fee.objects.get()
    assert (fee.every, fee.paid_on) == (1, date(2009, 9, 1))
    assert (fee.covers_from, fee.covers_until) == (None, None)


def test_fee_of_the_first_membership_is_a_years_unless_it_is_said(client, network):
    form = client.get(f"/networks/{network.pk}/join/").context["form"].fee
    assert form["every"].value() == "year"


def test_first_time_is_joining(client, network):
    context = client.get(f"/networks/{network.pk}/join/").context
    assert (context["title"], context["lede"]) == ("Join CILIP", "")


def test_rejoining_says_how_long_one_was_out(client, network, student):
    today = timezone.localdate()
    student.ended_on = today.replace(year=today.year - 2, day=1) - timedelta(days=1)
    student.save()
    context = client.get(f"/networks/{network.pk}/join/").context
    assert context["title"] == "Rejoin CILIP"
    assert context["lede"].startswith("You come back after 2 years")


def test_rejoining_begins_as_it_was_last_time(client, network, student):
    form = client.get(f"/networks/{network.pk}/join/").context["form"]
    assert form.membership["category"].value() == "Student"
    assert form.fee["paid_by"].value() == "other"


def test_rejoining_years_ago_asks_which_years_fee_it_is(client, network, student):
    year = timezone.localdate().year
    typed = {"started_on": "1 January 2015", "fee_amount": "184"}
    join(client, network, **typed)
    fee = Fee.objects.get(amount=184)
    assert fee.paid_on == fee.covers_from == date(year, 1, 1)
    assert fee.covers_until == date(year, 12, 31)
    undo_latest(client)
    join(client, network, **typed, fee_which="first")
    fee = Fee.objects.get(amount=184)
    assert (fee.covers_from, fee.covers_until) == (date(2015, 1, 1), date(2015, 12, 31))


def test_rejoining_starts_a_new_spell(client, network, student):
    join(client, network, category="Full", started_on="2009-09-01")
    assert [
        (membership.category, membership.ended_on)
        for membership in network.memberships.order_by("pk")
    ] == [
        ("Student", date(2007, 8, 31)),
        ("Full", None),
    ]


def test_second_membership_at_once_is_refused(client, network, member):
    answer = join(client, network, started_on="2011-09-01", ends_other=None)
    assert answer.context["form"].errors == {
        "started_on": ["It overlaps the membership that started on 1 September 2009."]
    }


def test_membership_of_the_institution_stands_beside_ones_own(client, network, member):
    join(client, network, started_on="2011-09-01", held_by="institution")
    assert network.memberships.open().count() == 2


@pytest.mark.parametrize(
    ("start", "end"), [("2011-09-01", "2011-08-31"), ("2011", "2011"), ("Sept 2011", "2011-09")]
)
def test_membership_takes_the_place_of_the_one_before(client, network, member, start, end):
    join(client, network, started_on=start, category="Retired")
    member.refresh_from_db()
    assert str(member.end) == end
    assert network.memberships.open().get().category == "Retired"


def test_one_undo_takes_back_the_new_membership_and_the_end_of_the_old(
    client, alice, network, member
):
    before = ledger(alice)
    join(client, network, started_on="2011-09-01", fee_amount="20")
    undo_latest(client)
    assert ledger(alice) == before


def test_refused_membership_leaves_the_one_before_open(client, network, member):
    answer = join(client, network, started_on="2011-09-01", fee_amount="lots")
    assert answer.context["form"].errors == {
        "fee-amount": ["Write an amount such as 184, about 75 or unknown."]
    }
    member.refresh_from_db()
    assert member.ended_on is None


# For what time the first fee is


@pytest.mark.parametrize(
    ("chosen", "every", "covers_until"),
    [
        ("year", None, date(2010, 8, 31)),
        ("1", 1, None),
        ("3", 3, None),
        ("once", None, None),
    ],
)
def test_joining_asks_for_what_time_the_fee_is(client, network, chosen, every, covers_until):
    typed = {"fee_amount": "15.30", "fee_which": "first", "fee_every": chosen}
    join(client, network, started_on="1 Sept 2009", **typed)
    fee = Fee.objects.get()
    assert (fee.every, fee.covers_until) == (every, covers_until)
    assert fee.paid_on == date(2009, 9, 1)


def test_start_that_is_unknown_is_the_day_of_the_fee_beside_it_or_earlier(client, network):
    ActivityFactory(organisation=network, date=date(2010, 5, 1))
    join(client, network, started_on="unknown", fee_amount="184", fee_paid_on="12 March 2004")
    membership, fee = network.memberships.get(), Fee.objects.get()
    assert str(membership.start) == "/2004-03-12"
    assert (fee.covers_from, fee.covers_until) == (date(2004, 3, 12), date(2005, 3, 11))
    page = client.get(f"/networks/{network.pk}/").content.decode()
    assert "CILIP: since 12 March 2004 or earlier" in page


def test_start_that_turns_out_to_be_unknown_is_that_of_what_is_dated_first(client, network):
    membership = MembershipFactory(organisation=network, started_on=date(2001, 1, 1))
    FeeFactory(membership=membership, paid_on=date(2012, 2, 1), covers_from=None, covers_until=None)
    AppraisalFactory(membership=membership, date=date(2011, 6, 30))
    answer = send(client, f"/memberships/{membership.pk}/", started_on="don't remember")
    assert answer.status_code == 302
    assert str(network.memberships.get().start) == "/2011-06-30"


def test_unknown_start_of_which_nothing_tells_is_asked_for(client, network):
    answer = join(client, network, started_on="unknown", fee_amount="184")
    assert answer.status_code == 422
    assert answer.context["form"].errors["started_on"] == [
        "Say since when, as well as you know: 2008, about 2009 or before 2000 will do. "
        "“Unknown” goes by what has a date, and nothing here has one."
    ]


def test_fee_said_to_be_a_year_is_that_of_one_year(client, network):
    typed = {"fee_amount": "£184 a year", "fee_which": "first"}
    join(client, network, started_on="1 Sept 2009", **typed)
    fee = Fee.objects.get()
    assert (fee.every, fee.covers_until) == (None, date(2010, 8, 31))


def test_amount_and_choice_that_say_different_times_are_asked_about(client, network):
    typed = {"started_on": "2009-09-01", "fee_amount": "£15 a month", "fee_every": "3"}
    answer = join(client, network, **typed)
    assert list(answer.context["form"].errors) == ["fee-every"]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("before 2000", "/1999"),
        ("about 2009", "2009~"),
        ("1990s", "199X"),
        ("by 12 March 2004", "/2004-03-12"),
    ],
)
def test_start_may_be_rough(client, network, typed, stored):
    join(client, network, started_on=typed)
    assert str(network.memberships.get().start) == stored
