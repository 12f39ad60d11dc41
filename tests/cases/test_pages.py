"""What the pages say of a ledger in its case: each sentence that the case asks for."""

import re
from datetime import date

import pytest

from networks.models import Membership, Organisation
from tests.cases.test_mergers import merged
from tests.reflections.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_their_day")]


def brief_of(client, name):
    return client.get(f"/renewals/{Membership.objects.get(organisation__name=name).pk}/")


def test_part_of_the_first_year_is_followed_by_a_year_at_what_that_comes_to(client, signed_in):
    signed_in("part-of-the-first-year")
    page = brief_of(client, "Society of Reckoners")
    words = words_of(page)
    assert "Society of Reckoners has cost you £180 a year" in words
    likely = "The last fee, £53.26, was for 108 days; the next is likely £180.00 for 12 months."
    assert f"Worth £200.00 a year. Worth it up to £166.66 a year. {likely}" in words
    assert likely in words_of(client.get("/renewals/"))
    [fee] = page.context["deciding"].fees
    assert 'value="about £180"' in str(fee["amount"])
    assert "The last one was for 108 days; this one is likely for 12 months." in words
    assert "About £180.00 of yours by 1 January 2027." in words_of(client.get("/"))


def test_fifteen_months_at_first_are_followed_by_twelve_at_the_same_fee(client, signed_in):
    signed_in("fifteen-months-at-first")
    page = brief_of(client, "Conservators Abroad")
    # 110 / 96 is 1.15, 110 / 120 is 0.92: borderline either way.
    assert (
        "The last fee, £120.00, was for 15 months; the next is likely £120.00 for 12 months: "
        "£0.92 back per £1, borderline."
    ) in words_of(page)
    [fee] = page.context["deciding"].fees
    assert 'value="about £120"' in str(fee["amount"])
    assert [fee[name].value() for name in ("covers_from", "covers_until")] == [
        date(2027, 1, 1),
        date(2027, 12, 31),
    ]
    assert "About £120.00 of yours by 1 January 2027." in words_of(client.get("/"))


@pytest.mark.parametrize("case", ["part-of-the-first-year", "fifteen-months-at-first"])
def test_fee_that_is_added_after_a_first_one_of_another_length_covers_a_year(
    client, signed_in, case
):
    signed_in(case)
    form = client.get(f"/memberships/{Membership.objects.get().pk}/fees/add/").context["form"]
    assert (form["covers_from"].value(), form["covers_until"].value()) == (
        date(2027, 1, 1),
        date(2027, 12, 31),
    )


@pytest.mark.parametrize("address", ["/", "/networks/2/", "/networks/2/money/"])
def test_judgements_of_the_days_and_of_the_next_fee_are_told_apart(client, signed_in, address):
    """Worth keeping in the table, as the fee went to the old body; the next one is its own."""
    _, new = merged(client, signed_in("went-on-after-a-merger"))
    words = words_of(client.get(address.replace("2", str(new.pk))))
    assert "Worth keeping" in words and "Not worth it" in words
    assert (
        "“Worth keeping” is about these days. The next fee is not worth it: £150.00 a year, "
        "worth £100.00 a year by what you said last."
    ) in words


@pytest.mark.parametrize("address", ["/", "/networks/1/"])
def test_one_judgement_needs_no_telling_apart(client, signed_in, address):
    person = signed_in("fee-by-the-month")
    network = Organisation.objects.of(person).get()
    assert "is about these days" not in words_of(client.get(address.replace("1", str(network.pk))))


def test_pages_with_one_judgement_of_each_network_have_nothing_to_tell_apart(client, signed_in):
    """The days on the lists of networks and side by side; the next fee where it is decided."""
    old, new = merged(client, signed_in("went-on-after-a-merger"))
    membership = new.memberships.get()
    compare = f"/networks/compare/?network={old.pk}&network={new.pk}"
    judged = {"/networks/": "Worth keeping", compare: "Worth keeping"} | dict.fromkeys(
        ["/renewals/", f"/renewals/{membership.pk}/"], "Not worth it"
    )
    for address, label in judged.items():
        page = client.get(address)
        found = re.findall(r'class="pill [^>]*>([^<]*)<', page.content.decode())
        assert set(found) <= {label, "Not worth it"} and label in found
        assert "is about these days" not in words_of(page)


def test_time_away_that_was_paid_for_later_saved_nothing_and_coming_back_cost(client, signed_in):
    signed_in("arrears-paid-later")
    words = words_of(client.get("/renewals/decisions/"))
    assert "Leaving saved you £0.00 ; coming back cost £50.00 on top." in words
    said = "Nothing saved: all of that time is paid for. Coming back cost £50.00 on top."
    network = Organisation.objects.get()
    history = words_of(client.get(f"/networks/{network.pk}/history/"))
    assert said in history
    assert "nothing left unpaid" in history


def test_limit_of_what_is_paid_by_the_month_is_said_by_the_month(client, signed_in):
    signed_in("fee-by-the-month")
    assert "Worth £100.00 a year. Worth it up to £83.33 a year, £6.94 a month." in words_of(
        client.get("/")
    )


def test_limit_for_a_body_and_its_group_together_is_said_where_the_body_is_decided(
    client, signed_in
):
    signed_in("group-with-its-own-fee")
    words = words_of(brief_of(client, "Library Body"))
    assert "Its group costs £65.00 a year besides: worth it up to £158.33 for both." in words
    words = words_of(brief_of(client, "Cataloguers Division"))
    assert "It needs Library Body, which has a fee of its own." in words


def test_cash_stands_beside_what_was_spread_by_the_day_on_the_brief(client, signed_in):
    signed_in("part-of-the-first-year")
    words = words_of(brief_of(client, "Society of Reckoners"))
    # 73 of 108 days at 53.26.
    assert "Cost to you £36.00 £0.00" in words
    assert "Handed over in those months £53.26 £0.00" in words


def test_cash_stands_beside_what_was_spread_by_the_day_side_by_side(client, signed_in):
    old, new = merged(client, signed_in("went-on-after-a-merger"))
    words = words_of(client.get(f"/networks/compare/?network={old.pk}&network={new.pk}"))
    # 330 of 365 days at 150.00.
    assert "Your part of the cost £135.62 £0.00" in words
    assert "Handed over in these days £150.00 £0.00" in words


def test_cash_of_anyone_counts_where_everyones_money_does(client, signed_in):
    signed_in("paid-back-by-the-employer")
    network = Organisation.objects.get()
    brief = f"/renewals/{network.memberships.get().pk}/"
    # 184.00 paid and given back to me, 184.00 paid by my employer.
    assert "Handed over in those months £0.00 £0.00" in words_of(client.get(brief))
    assert "Handed over in those months, by anyone £184.00" in words_of(
        client.get(f"{brief}?lens=all")
    )
