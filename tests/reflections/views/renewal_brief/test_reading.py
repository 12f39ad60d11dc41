from datetime import date

import pytest

from networks.models import Membership
from reflections.models import Decision
from tests.factories import (
    FeeFactory,
    MembershipFactory,
    RoleFactory,
    UserFactory,
)
from tests.reflections.pages import words_of
from tests.reflections.views.renewal_brief.briefs import brief_of, due

pytestmark = pytest.mark.django_db


def test_two_sentences_say_what_it_would_cost_and_was_worth(teller, cilip):
    page = brief_of(teller, cilip)
    assert "Renewing CILIP would cost you £184 a year . A year of it is worth £270 to you." in page
    assert "Worth it up to £225.00 a year. The fee could rise by 22 %, and it" in page


def test_brief_says_by_when(teller, cilip):
    assert "CILIP, 1 September 2012 · decide by 2 August 2012, in 9 months" in brief_of(
        teller, cilip
    )


def test_brief_says_what_it_cost_this_year_and_last(teller, cilip):
    page = brief_of(teller, cilip)
    assert "Fees, paid by you £183.92 £178.17" in page
    assert "Travel and tickets, paid by you £37.00 £55.40" in page
    assert "Cost to you £220.92 £233.57" in page
    assert "Tax relief to claim at 20 % £36.80 £36.80" in page


# 220.92 and 24.5 hours at 15.00; 233.57 and 26.75 hours.
def test_lens_counts_time(teller, cilip):
    page = brief_of(teller, cilip, "?lens=time")
    assert "Cost to you, with your time £588.42 £634.82" in page


def test_brief_says_what_would_go(teller, cilip):
    page = brief_of(teller, cilip)
    assert "Five groups go with it: CDG, CoFHE, CILIP West Midlands" in page
    assert "So does your role as Blogger (CILIP Communities)." in page
    assert "Last time, in 2007, you were away for 2 years: not missed ." in page


def test_letters_after_the_name_would_go(teller, cilip):
    Membership.objects.filter(pk=cilip.pk).update(credential="MCLIP")
    assert "And the letters after your name: MCLIP." in brief_of(teller, cilip)


def test_role_that_is_over_does_not_go(teller, cilip):
    RoleFactory(organisation=cilip.organisation, title="Treasurer", ended_on=date(2011, 10, 30))
    assert "Treasurer" not in brief_of(teller, cilip)


def test_brief_says_what_came_of_it(teller, cilip):
    page = brief_of(teller, cilip)
    assert "10 activities, 24.5 hours, 3.2 of 5 on average." in page
    assert "The 12 months before: 10, 26.75 hours. You gave 3.75 of the hours to writing." in page
    assert "14 June 2011 Branch members day, CILIP West Midlands 3.5 h · 4 of 5" in page


def test_two_years_of_cost_stand_under_the_days_that_they_end_on(teller, cilip):
    assert "12 months to 31 Oct 2011 31 Oct 2010" in brief_of(teller, cilip)


def test_brief_remembers_the_last_decisions(teller, cilip):
    page = brief_of(teller, cilip)
    assert "Groups and branch bring more than they used to, charter or not" in page
    assert (
        "25 August 2010: renewed. You expected 6 activities in the year after; there were 10"
        in page
    )


def test_brief_quotes_the_journal(teller, cilip):
    page = brief_of(teller, cilip)
    assert "Networks, on and off line 18 October 2011" in page


def test_leaving_a_group_out_lessens_the_worth(teller, story, cilip):
    branch = story.organisations.get(name="CILIP West Midlands").pk
    page = brief_of(teller, cilip, f"?leave_out={branch}")
    # 140.00 is worth it up to 116.66; 116.66 is 36.6 % less than 184.00.
    assert "The fee would have to fall by 37 % to be worth it." in page


# 184.00 and a tenth of it.
def test_dearer_fee_is_supposed(teller, cilip):
    page = brief_of(teller, cilip, "?fee_change=10")
    assert "If fees had been 10 % higher, renewing CILIP would cost you £202.40" in page


def test_employers_fee_says_who_would_pay(teller, story):
    bla = story.organisations.get(name="Business Librarians Association").memberships.get()
    page = brief_of(teller, bla)
    assert "Renewing BLA would cost your employer about £75 a year ." in page


def test_two_payers_are_both_named(client, membership):
    fee = membership.fees.get()
    FeeFactory(
        membership=membership,
        amount="25.00",
        paid_by="employer",
        covers_from=fee.covers_from,
        covers_until=fee.covers_until,
    )
    page = brief_of(client, membership)
    assert "Renewing Guild would cost £75 a year: you £50, your employer £25." in page


def test_brief_says_why_one_joined_what_for_and_how_to_leave(client, membership):
    membership.reason_joined, membership.held_for = "To meet makers", ["people", "learning"]
    membership.how_to_leave, membership.number = "Write to the clerk", "G-7"
    membership.save()
    page = brief_of(client, membership)
    assert "Why you joined: To meet makers" in page
    assert "You hold it for: learning, people." in page
    assert "How to leave: Write to the clerk. Your membership number is G-7." in page


def test_without_an_appraisal_the_next_step_is_one(client, membership):
    page = brief_of(client, membership)
    assert "You have not said yet what it is worth." in page
    assert "Say what it gave you" in page


def test_bare_membership_says_what_is_missing(client, membership):
    page = brief_of(client, membership)
    assert "Nothing else goes with it, as far as your ledger knows." in page
    assert "No decision about it is written down yet." in page
    assert "Nothing in the journal about it." in page


@pytest.mark.parametrize(
    ("started", "fee", "said"),
    [
        ({"ended_on": date(2011, 5, 31)}, {}, "This membership ended on 31 May 2011."),
        ({"ended_on": date(2011, 10, 31)}, {}, "This membership ends on 31 October 2011."),
        ({"organisation__closed_on": date(2012, 1, 31)}, {}, "It closes on 31 January 2012."),
        ({}, {"kind": "life"}, "It is paid for life."),
        ({}, {"kind": "subscription"}, "No subscription of it says until when it covers."),
        ({}, None, "No fee is recorded for it."),
    ],
)
def test_membership_without_a_renewal_says_why(client, started, fee, said):
    guild = MembershipFactory(organisation__name="Guild", **started)
    if fee is not None:
        FeeFactory(membership=guild, **fee)
    client.force_login(guild.organisation.owner)
    page = brief_of(client, guild)
    assert "Guild has nothing to renew." in page
    assert said in page


def test_membership_that_is_over_leads_to_the_one_that_followed_it(teller, story, cilip):
    student = cilip.organisation.memberships.get(category="Student")
    page = teller.get(f"/renewals/{student.pk}/")
    assert "That membership of CILIP is over." in words_of(page)
    assert "You came back on 1 September 2009." in words_of(page)
    assert f'href="/renewals/{cilip.pk}/"' in page.content.decode()


def test_membership_that_another_followed_at_once_went_on(client):
    fellow = MembershipFactory(
        organisation__name="Geologists", started_on="1990-01-01", ended_on="2020-12-31"
    )
    MembershipFactory(
        organisation=fellow.organisation, started_on="2021-01-01", category="Honorary"
    )
    client.force_login(fellow.organisation.owner)
    assert "It went on as Honorary on 1 January 2021." in brief_of(client, fellow)


def test_included_group_leads_to_the_brief_of_its_body(teller, story, cilip):
    group = story.organisations.get(name="CILIP West Midlands").memberships.get()
    page = teller.get(f"/renewals/{group.pk}/")
    assert "It comes with CILIP, whose fee includes it." in words_of(page)
    assert f'href="/renewals/{cilip.pk}/"' in page.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("choice", ["renew", "leave"])
def test_another_persons_membership_is_not_found(client, method, choice):
    theirs = due()
    client.force_login(UserFactory())
    assert getattr(client, method)(f"/renewals/{theirs.pk}/", {"choice": choice}).status_code == 404
    assert Decision.objects.count() == 0


def test_decision_on_a_number_that_no_database_holds_is_not_found(client):
    client.force_login(UserFactory())
    assert client.post(f"/renewals/{10**20}/", {"choice": "renew"}).status_code == 404
