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
    ReflectionFactory,
    RoleFactory,
    UserFactory,
)
from tests.reflections.pages import YEAR, links_of, way_back, words_of

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


def test_bare_network_has_a_page(client):
    bare = OrganisationFactory(name="Somewhere")
    client.force_login(bare.owner)
    page = client.get(f"/networks/{bare.pk}/?period=all")
    assert "Nothing is recorded of it since the first day recorded." in words_of(page)


def test_membership_still_to_come_has_a_page(client):
    ahead = MembershipFactory(started_on=date(2199, 1, 1), organisation__name="Later")
    client.force_login(ahead.organisation.owner)
    page = client.get(f"/networks/{ahead.organisation_id}/?period=all")
    assert "1 January 2199 still Me" in words_of(page)


@pytest.mark.parametrize("last", [date(2199, 12, 31), date(1900, 12, 31)])
def test_ledger_at_the_ends_of_the_calendar_has_pages(client, last):
    first = date(1900, 1, 1)
    membership = MembershipFactory(started_on=first, notice_days=366)
    FeeFactory(
        membership=membership, amount="1.00", paid_on=first, covers_from=first, covers_until=last
    )
    ActivityFactory(organisation=membership.organisation, date=last)
    AppraisalFactory(membership=membership, date=last)
    client.force_login(membership.organisation.owner)
    for query in ("period=all", "period=custom&from=1900-01-01&until=2199-12-31"):
        assert client.get(f"/networks/{membership.organisation_id}/?{query}").status_code == 200
        assert client.get(f"/?{query}").status_code == 200


MISSING = [0, 999_999_999, int("9" * 20), "9" * 5000, "１", "-1", "abc", "1%2e5"]


@pytest.mark.parametrize("pk", MISSING, ids=lambda pk: str(pk)[:20])
def test_id_that_never_was_is_not_found(client, pk):
    client.force_login(UserFactory())
    assert client.get(f"/networks/{pk}/").status_code == 404


def test_another_persons_network_is_as_good_as_none(client):
    theirs = OrganisationFactory(name="Theirs")
    client.force_login(UserFactory())
    found, missing = client.get(f"/networks/{theirs.pk}/"), client.get("/networks/999999999/")
    assert (found.status_code, found.content) == (404, missing.content)
    assert found.headers == missing.headers


def test_page_is_kept_out_of_caches(teller, story):
    assert teller.get(address(story, "Twitter")).headers["Cache-Control"] == "no-store"


def fill(person, organisations, rows):
    """A ledger whose first network has `rows` of each kind; gives back its id."""
    networks = OrganisationFactory.create_batch(organisations, owner=person)
    first = networks[0]
    for number in range(rows):
        membership = MembershipFactory(
            organisation=first,
            started_on=date(1990 + number, 1, 1),
            ended_on=date(1990 + number, 9, 30),
        )
        FeeFactory(membership=membership, amount="10.00", paid_on=date(2011, 1, 1))
        AppraisalFactory(membership=membership)
        ActivityFactory(organisation=first, cost=5)
        RoleFactory(organisation=first)
        DecisionFactory(organisation=first)
        ReflectionFactory(owner=person).organisations.add(first)
    return first.pk


@pytest.mark.parametrize(("organisations", "rows"), [(1, 1), (1, 12), (300, 3)])
def test_page_takes_seventeen_queries(client, django_assert_num_queries, organisations, rows):
    person = UserFactory()
    pk = fill(person, organisations, rows)
    client.force_login(person)
    with django_assert_num_queries(17):
        client.get(f"/networks/{pk}/?{YEAR}")


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


def test_edit_links_come_back_here(teller, story):
    first = story.organisations.first().pk
    links = links_of(teller.get(f"/networks/{first}/?lens=all"))
    forms = [link for link in links if "next=" in link]
    assert forms and all(way_back(link).startswith(f"/networks/{first}/") for link in forms)
    assert not [link for link in links if link.startswith("/admin/networks")]


def test_each_place_has_an_address_and_all_of_them_are_on_paper(teller, story):
    first = story.organisations.first().pk
    for place, words in {
        "money/": "What was paid",
        "activities/": "What came of it",
        "gave/": "What you said",
        "history/": "What you decided",
    }.items():
        page = teller.get(f"/networks/{first}/{place}").content.decode()
        places = page.partition('<nav class="places')[2]
        shown, *_ = places.split('<div class="stack">', 1)[1].split("stack print-only")
        assert words in shown
        assert places.count("stack print-only") == 3


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


def test_closed_network_says_what_it_became(client):
    person = UserFactory()
    new = OrganisationFactory(owner=person, name="Information World")
    old = MembershipFactory(
        organisation__owner=person,
        organisation__successor=new,
        organisation__closed_on=date(2026, 4, 30),
    ).organisation
    client.force_login(person)
    words = words_of(client.get(f"/networks/{old.pk}/"))
    assert "Closed 30 April 2026, became Information World" in words
    assert "Do you miss it?" not in words_of(client.get(f"/networks/{old.pk}/gave/"))
    assert f"It goes on from {old.name} , closed 30 April 2026" in words_of(
        client.get(f"/networks/{new.pk}/")
    )


def test_group_that_stands_open_after_its_body_was_left_asks_when_it_ended(client):
    body = MembershipFactory(started_on=date(2005, 1, 1), ended_on=date(2007, 8, 31))
    person = body.organisation.owner
    group = MembershipFactory(
        organisation__owner=person,
        organisation__parent=body.organisation,
        started_on=date(2006, 1, 1),
    )
    client.force_login(person)
    page = client.get(f"/networks/{group.organisation_id}/")
    assert "ended for you on 31 August 2007." in words_of(page)
    assert any(f"/memberships/{group.pk}/leave/" in link for link in links_of(page))
    leaving = client.get(f"/memberships/{group.pk}/leave/").context["form"]
    assert leaving.initial["ended_on"].day == date(2007, 8, 31)
    [item] = client.get("/").context["upcoming"].items
    assert item.path == f"/memberships/{group.pk}/leave/?next=/"


def test_network_that_was_left_can_still_be_asked_whether_it_is_missed(client):
    left = MembershipFactory(ended_on=date(2011, 12, 31))
    client.force_login(left.organisation.owner)
    page = client.get(f"/networks/{left.organisation_id}/gave/")
    assert "Do you miss it?" in words_of(page)
    assert any(f"/memberships/{left.pk}/appraisals/add/" in link for link in links_of(page))


def test_who_will_leave_on_a_day_to_come_is_a_member_until_then(client):
    ending = MembershipFactory(
        started_on=date(2010, 1, 1), ended_on=timezone.localdate() + timedelta(days=30)
    )
    client.force_login(ending.organisation.owner)
    page = client.get(f"/networks/{ending.organisation_id}/")
    links = [link.partition("?")[0] for link in links_of(page)]
    assert {f"/memberships/{ending.pk}/", f"/memberships/{ending.pk}/fees/add/"} <= set(links)
    assert f"/memberships/{ending.pk}/leave/" not in links
    assert "Join again" not in words_of(page)
    assert "Do you miss it?" not in words_of(page)


@pytest.fixture
def closed_in_2011(client):
    """A body that closed in 2011, as far as is known, and became another; a member since 2004."""
    new = OrganisationFactory(name="New Body")
    old = OrganisationFactory(
        owner=new.owner,
        name="Old Body",
        closed_on=date(2011, 1, 1),
        closed_on_precision="year",
        successor=new,
    )
    MembershipFactory(organisation=old, started_on=date(2004, 1, 1), started_on_precision="year")
    client.force_login(new.owner)
    return old


def test_closing_is_shown_as_vague_as_it_was_written_with_a_link_to_what_it_became(
    client, closed_in_2011
):
    page = client.get(f"/networks/{closed_in_2011.pk}/")
    assert "Closed 2011, became New Body ." in words_of(page)
    assert f"/networks/{closed_in_2011.successor_id}/" in links_of(page)
    assert "None: it closed in 2011." in words_of(page)
    new = client.get(f"/networks/{closed_in_2011.successor_id}/")
    assert "It goes on from Old Body , closed 2011." in words_of(new)
    brief = words_of(client.get(f"/renewals/{closed_in_2011.memberships.get().pk}/"))
    assert "It closed in 2011." in brief


def test_times_in_and_out_are_as_vague_as_they_were_written(client, closed_in_2011):
    MembershipFactory(
        organisation=closed_in_2011, started_on=date(2002, 1, 1), started_on_precision="year",
        ended_on=date(2002, 7, 1), ended_on_precision="month",
    )  # fmt: skip
    words = words_of(client.get(f"/networks/{closed_in_2011.pk}/history/"))
    assert "Member 2002 to July 2002 Out 1 August 2002 to 31 December 2003" in words
    assert "Member again 2004 to 2011" in words
    assert "2002 to July 2002, 7 months" in words


def test_end_that_is_known_to_the_month_is_said_so(client):
    membership = MembershipFactory(ended_on=date(2011, 6, 1), ended_on_precision="month")
    client.force_login(membership.organisation.owner)
    page = words_of(client.get(f"/networks/{membership.organisation_id}/"))
    assert "You left in June 2011." in page
    brief = words_of(client.get(f"/renewals/{membership.pk}/"))
    assert "This membership ended in June 2011." in brief


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
