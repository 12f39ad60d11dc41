from datetime import date, timedelta

import pytest
from django.utils import timezone

from networks.models import Activity, Change
from networks.models.change import ChangedRow
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.reflections.pages import YEAR, links_of, words_of

pytestmark = pytest.mark.django_db


def address(person, name):
    return f"/networks/{person.organisations.get(name=name).pk}/"


@pytest.fixture
def cilip(teller, story):
    """The words of the page of the story's professional body, in the year of the essay."""
    return words_of(teller.get(f"/networks/{story.organisations.first().pk}/?{YEAR}"))


def test_judgement_stands_above_a_sentence_with_its_amounts(cilip):
    assert (
        "Worth it you pay It cost you £220.92 and was worth £270.00 , nearly half of it through "
        "CILIP West Midlands ." in cilip
    )
    assert "31 October 2011, with its 5 groups, by what you said on 18 October 2011." in cilip


# 304 of the 365 days of a fee of £184 are £153.25; 61 of the 366 of the next are £30.67.
def test_cost_opens_to_days_and_fees(cilip):
    assert "by you 1 September 2010 to 31 August 2011 304 of 365 £184.00 £153.25" in cilip
    assert "by you 1 September 2011 to 31 August 2012 61 of 366 £184.00 £30.67" in cilip


def test_worth_opens_to_appraisals(cilip):
    line = "CILIP West Midlands, Included 1 November 2010 to 31 October 2011 (365 days)"
    assert f"{line} 18 October 2011 £130.00 £130.00" in cilip


def test_two_years_out_were_not_missed(cilip):
    assert "CILIP 2 years, about £288.00 not paid, not missed" in cilip


def test_leaving_the_network_out_leaves_its_own_page_as_it_is(teller, story, cilip):
    first = story.organisations.first().pk
    page = words_of(teller.get(f"/networks/{first}/?{YEAR}&leave_out={first}"))
    assert "It cost you £220.92 and was worth £270.00" in page


def test_leaving_a_group_out_takes_it_from_its_body(teller, story):
    first = story.organisations.first().pk
    branch = story.organisations.get(name="CILIP West Midlands").pk
    page = words_of(teller.get(f"/networks/{first}/?{YEAR}&leave_out={branch}"))
    # 270.00 less the branch's 130.00; 220.92 less its three tickets of 6.20.
    assert "Not worth it you pay If there had been no CILIP West Midlands," in page
    assert "it would have cost you £202.32 and been worth £140.00" in page


@pytest.mark.parametrize(
    ("name", "judgement", "borne"),
    [
        (
            "Business Librarians Association",
            "Worth keeping others pay",
            "If you paid it all yourself",
        ),
        ("LIS-Business", "Worth keeping included", "It cost you nothing and was worth £80.00"),
        ("Twitter", "Worth keeping no fee", "It cost you nothing and was worth £650.00"),
    ],
)
def test_free_network_is_judged_and_says_who_pays(teller, story, name, judgement, borne):
    page = words_of(teller.get(f"{address(story, name)}?{YEAR}"))
    assert judgement in page
    assert borne in page


def test_network_with_nothing_in_the_period_says_so(teller, story):
    page = words_of(teller.get(f"{address(story, 'Twitter')}?period=year&year=2006"))
    assert "Nothing is recorded of it in 2006." in page


def test_spells_and_the_gap_stand_side_by_side(cilip):
    assert "How long 1 year 2 years" in cilip
    assert "What it cost £38.00 about £288.00 not paid £637.40" in cilip


def test_fees_are_cards_of_what_is_used_and_older_ones_fold(cilip):
    assert "1 Sep 2009 to 31 Aug 2010 £177.00" in cilip
    assert "2 earlier fees, £215.00, from 2006 to 2010" in cilip
    assert "of it so far: spread by the day" in cilip or "All of it used, £153.25" in cilip


def test_savings_stand_against_the_fee(cilip):
    # 153.25 + 30.67; 138.92 are left at 45 each.
    assert "£45.00 saved of a fee of £183.92 4 more savings like that one would cover it." in cilip


def test_hours_given_stand_against_the_rest(cilip):
    assert "3.75 of 24.5 hours went to others" in cilip


def test_one_answer_waits_for_a_second(client):
    appraisal = AppraisalFactory(put_in=3, got_out=4)
    client.force_login(appraisal.membership.organisation.owner)
    words = words_of(client.get(f"/networks/{appraisal.membership.organisation_id}/"))
    assert "It is free, as far as is recorded. Add a fee" in words
    assert "Given are committees, volunteering, mentoring and writing" in words


def test_activities_behind_the_hours_are_listed(cilip):
    assert "Activities: 10, 24.5 hours" in cilip
    assert "Together 24.5 32 over 10 £45.00" in cilip


def test_what_is_planned_stands_apart_and_asks_when_its_day_has_come(client):
    person = UserFactory()
    network = OrganisationFactory(owner=person)
    client.force_login(person)
    today = timezone.localdate()
    ahead = ActivityFactory(organisation=network, date=today + timedelta(days=9), title="Ahead")
    page = words_of(client.get(f"/networks/{network.pk}/activities/"))
    assert "Coming up" in page and "Did you go?" not in page
    ChangedRow.objects.create(
        change=Change.objects.create(owner=person, kind="added", label="Ahead"),
        model="networks.activity", row=ahead.pk, what="added", label="Ahead", version=1,
    )  # fmt: skip
    Change.objects.update(at=timezone.now() - timedelta(days=20))
    Activity.objects.update(date=today - timedelta(days=1))
    page = words_of(client.get(f"/networks/{network.pk}/activities/"))
    assert "Did you go?" in page and "Coming up" not in page
    Activity.objects.update(rating=4)
    assert "Did you go?" not in words_of(client.get(f"/networks/{network.pk}/activities/"))


def test_fee_in_another_currency_says_what_was_asked(client):
    person = UserFactory()
    client.force_login(person)
    fee = FeeFactory(
        membership__organisation__owner=person, amount="60.00", currency="EUR",
        exchange_rate="0.867300", paid_on=date(2011, 1, 15),
    )  # fmt: skip
    page = words_of(client.get(f"/networks/{fee.membership.organisation_id}/"))
    # 60.00 x 0.8673 is 52.038.
    assert "£52.04 Subscription of €60.00, paid by you on 15 January 2011" in page


@pytest.mark.parametrize("address", ["/networks/{network}/", "/renewals/{membership}/"])
def test_overdue_renewal_asks_what_happened(client, address):
    person = UserFactory()
    client.force_login(person)
    membership = MembershipFactory(organisation__owner=person, started_on=date(2010, 1, 1))
    year = {"covers_from": date(2010, 1, 1), "covers_until": date(2010, 12, 31)}
    FeeFactory(membership=membership, paid_on=date(2010, 1, 1), **year)
    at = address.format(network=membership.organisation_id, membership=membership.pk)
    answer = client.get(at)
    assert (
        "What happened then? If you paid again, enter the fee ; if not, say when it ended ."
        in words_of(answer)
    )
    for form in ("fees/add", "leave"):
        assert f"/memberships/{membership.pk}/{form}/?next={at}" in links_of(answer)


def test_who_decided_to_leave_is_led_to_ending_the_membership(client):
    person, today = UserFactory(), timezone.localdate()
    client.force_login(person)
    membership = MembershipFactory(organisation__owner=person, started_on=today - timedelta(400))
    first = today - timedelta(335)
    FeeFactory(
        membership=membership, paid_on=first, covers_from=first, covers_until=today + timedelta(30)
    )
    DecisionFactory(organisation=membership.organisation, decided_on=today, choice="leave")
    answer = client.get(f"/networks/{membership.organisation_id}/")
    assert "No subscription says until when it covers" not in words_of(answer)
    assert "What is paid lasts until" in words_of(answer) and "End the membership" in words_of(
        answer
    )
