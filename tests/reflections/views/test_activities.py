from datetime import date, timedelta

import pytest
from django.utils import timezone

from networks.models import Activity
from tests.factories import ActivityFactory, OrganisationFactory, UserFactory
from tests.reflections.pages import YEAR, links_of, markup_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    """A person with the network Here, signed in."""
    network = OrganisationFactory(name="Here")
    client.force_login(network.owner)
    return network.owner


def titles(page):
    return [activity.title for activity in page.context["page"]]


# 36 rows of the story's activities.csv lie in that year, with 118.75 hours and 144 points of 36.
def test_heading_counts_the_year_of_the_essay(teller):
    page = words_of(teller.get(f"/activities/?{YEAR}"))
    expected = "36 activities from 1 November 2010 to 31 October 2011, 118.75 hours; 4.0 of 5"
    assert page.replace(" ,", ",").replace(" ;", ";").find(expected) >= 0


def test_costs_are_told_by_who_paid(teller):
    page = words_of(teller.get(f"/activities/?{YEAR}"))
    assert "Tickets and travel that you paid £37.00" in page
    assert "Saved by being a member £165.00" in page


def test_network_comes_with_its_groups(teller, story):
    cilip = story.organisations.get(short_name="CILIP").pk
    page = teller.get(f"/activities/?{YEAR}&network={cilip}")
    names = {activity.organisation.name for activity in page.context["page"]}
    assert "CILIP West Midlands" in names
    assert "Twitter" not in names
    assert "activities with CILIP and its groups" in words_of(page)


def test_left_out_network_is_not_shown(teller, story):
    twitter = story.organisations.get(name="Twitter").pk
    page = teller.get(f"/activities/?{YEAR}&leave_out={twitter}")
    assert "Twitter" not in {activity.organisation.name for activity in page.context["page"]}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=talk", ["Talk"]),
        ("setting=online", ["Chat"]),
        ("setting=offline", ["Visit", "Talk"]),
        ("paid_by=employer", ["Visit"]),
        ("rating=4", ["Talk"]),
        ("text=VIS", ["Visit"]),
        ("text=job", ["Talk"]),
        ("kind=talk&rating=5", []),
        ("sort=title", ["Chat", "Talk", "Visit"]),
        ("sort=-hours", ["Talk", "Chat", "Visit"]),
        ("sort=kind", ["Chat", "Visit", "Talk"]),
        ("sort=date", ["Talk", "Chat", "Visit"]),
    ],
)
def test_list_is_filtered_and_sorted(client, owner, query, found):
    network = owner.organisations.get()
    rows = [
        {"title": "Talk", "kind": "talk", "rating": 4, "hours": 2, "outcome": "A job"},
        {"title": "Chat", "kind": "discussion", "setting": "online", "hours": 1, "rating": 3},
        {"title": "Visit", "kind": "event", "cost": "5.00", "cost_paid_by": "employer"},
    ]
    for day, row in enumerate(rows, 1):
        ActivityFactory(organisation=network, date=date(2011, 3, day), **row)
    assert titles(client.get(f"/activities/?period=all&{query}")) == found


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("network=999999999", "999999999 is not one of the available choices"),
        ("kind=party", "party is not one of the available choices"),
        ("sort=organisation__owner__password", "is not one of the available choices"),
        ("rating=９", "is not one of the available choices"),
        ("network=null", "null is not one of the available choices"),
    ],
)
def test_filter_that_cannot_be_read_is_told_and_the_rest_counts(client, owner, query, said):
    ActivityFactory(organisation=owner.organisations.get(), title="Talk")
    page = client.get(f"/activities/?period=all&{query}")
    assert (page.status_code, titles(page)) == (200, ["Talk"])
    assert said in words_of(page)


def test_another_persons_network_is_not_one_of_the_choices(client, owner):
    ActivityFactory(organisation=owner.organisations.get())
    theirs = ActivityFactory(title="Theirs")
    page = client.get(f"/activities/?period=all&network={theirs.organisation_id}")
    assert f"{theirs.organisation_id} is not one of the available choices" in words_of(page)
    assert b"Theirs" not in page.content


def test_period_keeps_the_filter_and_the_filter_the_period(client, owner):
    ActivityFactory(organisation=owner.organisations.get(), kind="talk")
    page = client.get("/activities/?period=all&kind=talk")
    assert "?period=tax&kind=talk" in links_of(page)
    assert "?period=all&kind=talk&sort=-hours" in links_of(page)
    assert b'<input type="hidden" name="period" value="all">' in page.content


def test_header_tells_how_it_is_sorted_and_turns_it(client, owner):
    ActivityFactory(organisation=owner.organisations.get())
    page = client.get("/activities/?period=all&sort=-hours")
    assert 'aria-sort="descending"><a href="?period=all&amp;sort=hours">Hours' in markup_of(page)


@pytest.mark.parametrize("number", ["0", "3", "9" * 20, "9" * 5000, "x", "-1"])
def test_page_that_does_not_exist_is_one_that_does(client, owner, number):
    ActivityFactory.create_batch(51, organisation=owner.organisations.get())
    page = client.get(f"/activities/?period=all&page={number}")
    assert len(titles(page)) in (1, 50)


def test_long_list_has_pages_that_keep_the_filter(client, owner):
    ActivityFactory.create_batch(51, organisation=owner.organisations.get())
    page = client.get("/activities/?period=all&kind=event")
    assert "1 to 50 of 51" in words_of(page)
    assert "?period=all&kind=event&page=2" in links_of(page)


def test_csv_holds_what_is_shown_on_all_pages(client, owner):
    network = owner.organisations.get()
    ActivityFactory.create_batch(60, organisation=network, kind="talk")
    ActivityFactory(organisation=network, kind="visit")
    answer = client.get("/activities.csv?period=all&kind=talk&sort=title")
    lines = answer.getvalue().decode().splitlines()
    assert lines[0].startswith("organisation,date,kind,title,setting,hours,cost")
    assert len(lines) == 61
    assert all(",talk," in line for line in lines[1:])
    assert 'filename="activities.csv"' in answer.headers["Content-Disposition"]


def test_page_links_to_the_csv_of_the_same_query(client, owner):
    ActivityFactory(organisation=owner.organisations.get(), kind="talk")
    page = client.get("/activities/?period=all&kind=talk")
    assert "/activities.csv?period=all&kind=talk" in links_of(page)


def test_another_persons_activities_stay_theirs(client, owner):
    ActivityFactory(title="Theirs")
    assert b"Theirs" not in client.get("/activities/?period=all").content
    assert b"Theirs" not in client.get("/activities.csv?period=all").getvalue()


def test_empty_ledger_leads_to_the_first_network(client):
    client.force_login(UserFactory())
    page = client.get("/activities/")
    assert "there is none in your ledger yet" in words_of(page)
    assert "/networks/add/?next=/log/" in links_of(page)


def test_ledger_without_activities_leads_to_the_first(client, owner):
    page = client.get("/activities/")
    assert "Nothing is logged yet" in words_of(page)
    assert "/log/?next=/activities/" in links_of(page)


def test_period_without_activities_leads_to_all_time(client, owner):
    ActivityFactory(organisation=owner.organisations.get())
    page = client.get("/activities/")
    assert "No activity in the last 12 months" in words_of(page)
    assert "?period=all" in links_of(page)


def test_filter_without_matches_leads_back(client, owner):
    ActivityFactory(organisation=owner.organisations.get())
    page = client.get("/activities/?period=all&text=zzz")
    assert "No matching activity since the first day recorded" in words_of(page)
    assert "Show all since the first day recorded" in words_of(page)


@pytest.mark.parametrize(("networks", "rows"), [(1, 1), (30, 3)])
def test_page_takes_fourteen_queries(client, django_assert_num_queries, networks, rows):
    person = UserFactory()
    for network in OrganisationFactory.create_batch(networks, owner=person):
        ActivityFactory.create_batch(rows, organisation=network)
    client.force_login(person)
    with django_assert_num_queries(14):
        client.get("/activities/?period=all")
    assert Activity.objects.of(person).count() == networks * rows


def test_search_says_how_many_match_at_other_times_and_marks_its_hits(client, owner):
    network, today = owner.organisations.get(), timezone.localdate()
    for days in (10, 1000, 1100, 1200):
        ActivityFactory(organisation=network, title="Reading", date=today - timedelta(days=days))
    page = client.get("/activities/?text=read")
    assert titles(page) == ["Reading"]
    assert "3 more at other times" in words_of(page)
    assert "?period=all&text=read" in links_of(page)
    assert "<mark>Read</mark>ing" in markup_of(page)
    assert "more at other times" not in words_of(client.get("/activities/?period=all&text=read"))


def test_planned_activity_is_coming_up_and_counts_nowhere(client, owner):
    network, today = owner.organisations.get(), timezone.localdate()
    ActivityFactory(organisation=network, title="Done", date=today)
    ActivityFactory(organisation=network, title="Planned", date=today + timedelta(days=9))
    page = client.get("/activities/?period=all")
    assert titles(page) == ["Done"]
    assert [activity.title for activity in page.context["coming_up"]] == ["Planned"]


def test_every_row_offers_the_same_again(client, owner):
    activity = ActivityFactory(organisation=owner.organisations.get())
    links = links_of(client.get("/activities/?period=all"))
    assert f"/log/?again={activity.pk}&next=%2Factivities%2F%3Fperiod%3Dall" in links
