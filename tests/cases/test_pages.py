"""What the pages say of a ledger in its case: each sentence that the case asks for."""

import re
from datetime import date
from decimal import Decimal

import pytest

from networks.csvfiles import bring_in
from networks.models import Membership, Organisation
from reflections.models import Appraisal
from tests.cases.test_figures import TODAY, person_of
from tests.networks.csvfiles.files import sources
from tests.networks.views.sending import ledger, send, undo_latest
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


@pytest.fixture
def signed_in(client):
    """Who has the ledger of a case, and looks at its pages."""

    def sign_in(case):
        person = person_of(case)
        client.force_login(person)
        return person

    return sign_in


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


def merged(client, person):
    """Specialist Librarians became Information World on 1 May, and the membership went on."""
    old, new = Organisation.objects.of(person)
    send(
        client,
        f"/networks/{old.pk}/merge/",
        other=new.pk,
        way="became",
        since="1 May 2026",
        carry_on="on",
    )
    return old, new


def test_worth_goes_on_after_a_merger_until_something_new_is_said(client, signed_in):
    _, new = merged(client, signed_in("went-on-after-a-merger"))
    page = client.get(f"/networks/{new.pk}/?period=year&year=2026")
    # 245 of 365 days at 100.00; the 150.00 of this year were paid to the old one.
    assert "It cost you nothing and was worth £67.12 ." in words_of(page)
    assert "Unused" not in words_of(page)
    assert "Paid until 31 December 2026: £150.00 went to Specialist Librarians." in words_of(page)
    assert "Unused" not in words_of(client.get("/"))
    answer = Appraisal.objects.get(membership__organisation=new)
    assert answer.note == "As you said of Specialist Librarians on 10 January 2026."
    [renewal] = client.get("/renewals/").context["agenda"].renewals
    # 100 of 150 a year, of which the last said is kept.
    assert (renewal.worth, renewal.label) == (Decimal("100.00"), "Not worth it")


def test_stay_that_changed_its_name_is_one_line(client, signed_in):
    _, new = merged(client, signed_in("went-on-after-a-merger"))
    since = "since 1 May 2012, until 30 April 2026 as Specialist Librarians"
    for address in ("/networks/", f"/networks/{new.pk}/history/"):
        [lane] = client.get(address).context["lanes"]
        assert (lane.label, lane.gap_notes) == ("Information World", ())
        assert [spell.note for spell in lane.spells] == [since]
    words = words_of(client.get("/networks/"))
    assert since in words
    assert "left behind" not in words


def test_undo_of_a_merger_takes_the_answers_that_went_along_back(client, signed_in):
    person = signed_in("went-on-after-a-merger")
    before = ledger(person)
    merged(client, person)
    undo_latest(client)
    assert ledger(person) == before


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


@pytest.fixture
def closed_by_file(client, signed_in):
    """The case’s other way: closed_on and successor in organisations.csv."""
    person = signed_in("body-that-closed")
    mended = sources(
        organisations="name,closed_on,successor\n"
        "Media Librarians,2026-04-30,Information World\nInformation World,,"
    )
    assert bring_in(person, mended).ok
    return Membership.objects.get()


def test_membership_of_a_body_that_a_file_closed_ends_with_it(client, closed_by_file):
    network = closed_by_file.organisation
    history = words_of(client.get(f"/networks/{network.pk}/history/"))
    assert "1 May 2012 30 April 2026, its closing" in history
    assert "still" not in history
    form = client.get(f"/memberships/{closed_by_file.pk}/fees/add/").context["form"]
    assert [form[name].value() for name in ("covers_from", "covers_until")] == [None, None]


def test_body_that_a_file_closed_gives_nothing_after_it_and_renews_no_more(client, closed_by_file):
    network = closed_by_file.organisation
    words = words_of(client.get(f"/networks/{network.pk}/?period=year&year=2026"))
    # 120 of 365 days at 100.00.
    assert "It cost you £150.00 and was worth £32.88 ." in words
    assert "Closed 30 April 2026, became Information World ." in words
    assert client.get("/renewals/").context["agenda"].renewals == []
    listed = words_of(client.get("/networks/"))
    assert "left behind" not in listed and "became Information World" in listed


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


def test_merger_that_a_file_tells_takes_the_paid_time_along_as_one_line(client, signed_in):
    """The other way of the case: closed_on and successor, and the membership there, as rows."""
    person = signed_in("went-on-after-a-merger")
    told = sources(
        organisations="name,closed_on,successor\n"
        "Specialist Librarians,2026-04-30,Information World\nInformation World,,",
        memberships="organisation,started_on,ended_on\n"
        "Specialist Librarians,2012-05-01,2026-04-30\nInformation World,2026-05-01,",
    )
    assert bring_in(person, told).ok
    new = Organisation.objects.of(person).get(name="Information World")
    [renewal] = client.get("/renewals/").context["agenda"].renewals
    assert (renewal.network.id, renewal.on, renewal.fee.value) == (
        new.pk, date(2027, 1, 1), Decimal("150.00"),
    )  # fmt: skip
    page = client.get("/networks/")
    assert [lane.label for lane in page.context["lanes"]] == ["Information World"]
    assert "left behind" not in words_of(page)


def test_network_that_closed_before_one_could_join_was_not_left_behind(client, signed_in):
    signed_in("never-joined")
    words = words_of(client.get("/networks/"))
    assert "You belong to no network today." in words
    assert "left" not in words.lower()
    assert "Closed: 1" in words and "closed 2010" in words
    page = words_of(client.get(f"/networks/{Organisation.objects.get().pk}/"))
    assert "Closed 1 January 2010." in page
    assert "You left" not in page and "Do you miss it?" not in page
    renewals = words_of(client.get("/renewals/"))
    assert "There is nothing to renew." in renewals and "join again" not in renewals
