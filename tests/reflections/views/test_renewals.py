import re
from datetime import date

import pytest

from tests.factories import (
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.reflections.pages import links_of, words_of

pytestmark = pytest.mark.django_db

TODAY = date(2011, 10, 31)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


def test_story_opens_with_what_to_decide_next(teller):
    page = words_of(teller.get("/renewals/"))
    assert page.startswith("The next to decide is CILIP, by 2 August 2012.")


def test_renewal_says_its_fee_by_payer_and_the_advice(teller):
    page = words_of(teller.get("/renewals/"))
    assert "You pay £184.00 a year; decide by 2 August 2012." in page
    assert "Worth £270.00 a year. Worth it up to £225.00 a year." in page
    assert "Your employer pays about £75.00 a year" in page


def test_renewal_leads_to_its_brief(teller, story):
    membership = story.organisations.first().memberships.get(ended_on=None)
    assert f"/renewals/{membership.pk}/" in links_of(teller.get("/renewals/"))


def test_dashboard_leads_to_the_brief_too(teller, story):
    membership = story.organisations.first().memberships.get(ended_on=None)
    assert f"/renewals/{membership.pk}/" in links_of(teller.get("/"))


def test_leaving_a_group_out_lessens_the_worth(teller, story):
    branch = story.organisations.get(name="CILIP West Midlands").pk
    page = words_of(teller.get(f"/renewals/?leave_out={branch}"))
    # 270.00 less the branch's 130.00; 140.00 is worth it up to 116.66.
    assert "Worth £140.00 a year. Worth it up to £116.66 a year." in page


def test_what_does_not_renew_is_named_with_its_reason(teller):
    page = words_of(teller.get("/renewals/"))
    assert "No fee recorded: Twitter , LinkedIn , LISNPN and cpd23 ." in page
    assert "Included in what another one costs: CDG , CoFHE" in page


def test_overdue_comes_first(client):
    membership = MembershipFactory(organisation__name="Late")
    FeeFactory(membership=membership, covers_from=date(2010, 9, 1), covers_until=date(2011, 8, 31))
    client.force_login(membership.organisation.owner)
    page = words_of(client.get("/renewals/"))
    assert page.startswith("One renewal is overdue.")
    assert "Late Not judged yet Overdue." in page


def test_decision_put_off_comes_back(client):
    decision = DecisionFactory(
        choice="undecided", review_on=date(2011, 10, 1), organisation__name="Perhaps"
    )
    client.force_login(decision.organisation.owner)
    assert "1 October 2011 Perhaps , undecided" in words_of(client.get("/renewals/"))


def test_empty_ledger_says_what_to_do(client):
    client.force_login(UserFactory())
    page = words_of(client.get("/renewals/"))
    assert "No renewal is known yet." in page
    assert "Add a network" in page


def test_scenario_goes_along_to_the_briefs_and_back(client, story):
    client.force_login(story)
    for address in ("/renewals/", "/renewals/decisions/", "/"):
        links = links_of(client.get(f"{address}?if_mine=yes"))
        renewals = [link for link in links if re.match(r"/renewals/(\d+/)?(\?|$)", link)]
        assert renewals and all(link.endswith("if_mine=yes") for link in renewals)


def test_ledger_of_left_networks_leads_on_to_them(client):
    gone = MembershipFactory(ended_on=date(2010, 8, 31))
    client.force_login(gone.organisation.owner)
    page = words_of(client.get("/renewals/"))
    assert "There is nothing to renew." in page
    assert "Look at your networks" in page


def test_another_persons_renewals_are_theirs(client, story):
    client.force_login(UserFactory())
    assert "CILIP" not in words_of(client.get("/renewals/"))


def test_page_only_reads(client):
    client.force_login(UserFactory())
    assert client.post("/renewals/").status_code == 405


@pytest.mark.parametrize("rows", [1, 5])
def test_page_takes_nine_queries(client, django_assert_num_queries, rows):
    person = UserFactory()
    for number in range(rows):
        organisation = OrganisationFactory(owner=person)
        membership = MembershipFactory(organisation=organisation)
        FeeFactory(
            membership=membership,
            covers_from=date(2011, 1, 1),
            covers_until=date(2011, 12, 1 + number),
        )
        AppraisalFactory(membership=membership)
        DecisionFactory(organisation=organisation, review_on=date(2011, 10, 1))
    client.force_login(person)
    with django_assert_num_queries(9):
        client.get("/renewals/")


def test_fees_of_days_to_come_stand_there_as_still_to_pay(client):
    membership = MembershipFactory(organisation__name="Guild", started_on=date(2011, 1, 15))
    FeeFactory(membership=membership, amount="20.00", paid_on=date(2011, 1, 15), every=1)
    FeeFactory(membership=membership, amount="50.00", paid_on=date(2012, 2, 1), kind="registration")
    FeeFactory(
        membership=membership, amount="-10.00", kind="refund", paid_on=date(2011, 12, 1),
        covers_from=date(2011, 12, 1), covers_until=date(2011, 12, 14),
    )  # fmt: skip
    client.force_login(membership.organisation.owner)
    card = words_of(client.get("/renewals/")).split("Still to pay")[1].split("Within a year")[0]
    assert "15 November 2011 Nov 15 Guild , £20.00 a month You pay it, for" in card
    assert "1 December 2011 Dec 1 Guild , −£10.00 Comes back to you, for" in card
    assert "1 February 2012 Feb 1 2012 Guild , £50.00 You pay it, registration." in card
    # Of what repeats the next instalment alone.
    assert card.count("£20.00") == 1
