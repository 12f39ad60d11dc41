import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils.html import escape

from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    ReflectionFactory,
    UserFactory,
)
from tests.reflections.pages import links_of, way_back, words_of

pytestmark = pytest.mark.django_db

SHOWS_FIGURES = re.compile(r"/|/summary\.csv|/networks/([0-9]+/)?")
YEAR = "period=custom&from=2010-11-01&until=2011-10-31"


def id_of(person, name):
    return person.organisations.get(name=name).pk


@pytest.fixture
def teller(story, client):
    client.force_login(story)
    return client


def test_story_is_one_all(teller):
    words = words_of(teller.get(f"/?{YEAR}"))
    assert "1 Offline : 1 Online £775.00 against £777.03." in words
    assert "Without Twitter it is 1 : 0." in words


def test_story_is_one_nil_without_twitter(teller, story):
    words = words_of(teller.get(f"/?{YEAR}&leave_out={id_of(story, 'Twitter')}"))
    assert "1 Offline : 0 Online £775.00 against £122.03." in words
    assert "With Twitter it is 1 : 1." in words


# Of the rows at the top of the tree in tests/story/expected.csv: what CILIP (220.92), BLA (592.47
# of the employer's) and everyone's hours at £15 cost, against £1,552.03 of worth.
@pytest.mark.parametrize(
    ("lens", "sentence"),
    [
        ("mine", "Your networks cost you £220.92 from 1 November 2010 to 31 October 2011 and"),
        ("all", "Your networks cost about £813.39 from 1 November 2010 to 31 October 2011 and"),
        ("time", "Your networks cost you £2,002.17 , your time included, from 1 November 2010"),
    ],
)
def test_headline_counts_whose_money_the_lens_says(teller, lens, sentence):
    assert sentence in words_of(teller.get(f"/?{YEAR}&lens={lens}"))


def test_headline_names_who_else_paid(teller):
    words = words_of(teller.get(f"/?{YEAR}"))
    assert "Your own money £220.92 employer about £592.47" in words


def test_twitter_stays_left_out_of_every_table_and_picture(teller, story):
    left_out = id_of(story, "Twitter")
    page = teller.get(f"/?{YEAR}&leave_out={left_out}")
    assert f"/networks/{left_out}/" not in page.content.decode()
    assert "13 networks" in words_of(page)


@pytest.mark.parametrize("path", ["/", "/networks/{cilip}/", "/networks/{twitter}/"])
def test_period_lens_and_what_is_left_out_stay_on_every_link(teller, story, path):
    ids = {"cilip": story.organisations.first().pk, "twitter": id_of(story, "Twitter")}
    linkedin = str(id_of(story, "LinkedIn"))
    address = f"{path.format(**ids)}?{YEAR}&lens=all&leave_out={linkedin}"
    links = links_of(teller.get(address))
    leading_on = [link for link in links if SHOWS_FIGURES.fullmatch(urlsplit(link).path)]
    lost = {
        link
        for link in leading_on
        if parse_qs(urlsplit(way_back(link)).query)
        != {
            "period": ["custom"],
            "from": ["2010-11-01"],
            "until": ["2011-10-31"],
            "lens": ["all"],
            "leave_out": [linkedin],
        }
    }
    assert leading_on and not lost
    assert "/" not in links


def test_links_that_change_the_scope_change_one_thing(teller, story):
    linkedin = id_of(story, "LinkedIn")
    links = links_of(teller.get(f"/?{YEAR}&lens=all&leave_out={linkedin}"))
    assert f"?period=year&lens=all&leave_out={linkedin}" in links
    assert f"?{YEAR}&lens=time&leave_out={linkedin}" in links
    assert f"?{YEAR}&lens=all" in links


def test_look_at_all_time_keeps_lens_and_what_is_left_out(teller, story):
    linkedin = id_of(story, "LinkedIn")
    address = f"/?period=year&year=1950&lens=all&leave_out={linkedin}"
    assert (
        links_of(teller.get(address)).count(f"?period=all&lens=all&leave_out={linkedin}") == 2
    )  # among the periods, and under the empty table


def test_empty_ledger_is_greeted(client):
    client.force_login(UserFactory())
    words = words_of(client.get("/?period=custom&from=x&lens=y&leave_out=1"))
    assert words.startswith("Which of your networks are worth it? Your ledger is empty.")


def test_one_organisation_without_anything_is_enough_for_a_page(client):
    person = OrganisationFactory().owner
    client.force_login(person)
    words = words_of(client.get("/"))
    assert "What they were worth, you have not said yet." in words
    assert "No membership, fee or activity falls in this period." in words


def test_page_is_kept_out_of_caches(teller):
    assert teller.get("/").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_page_is_only_for_looking(teller, method):
    assert getattr(teller, method)("/").status_code == 405


def test_another_persons_ledger_changes_nothing(teller, story):
    before = words_of(teller.get(f"/?{YEAR}"))
    membership = MembershipFactory(organisation__name="Twitter", started_on=date(2010, 1, 1))
    FeeFactory(membership=membership, amount="99.00")
    AppraisalFactory(membership=membership, date=date(2011, 1, 1), worth_per_year="9000.00")
    ActivityFactory(organisation=membership.organisation, hours="100.00", cost="50.00")
    ReflectionFactory(owner=membership.organisation.owner, date=date(2012, 1, 1))
    assert words_of(teller.get(f"/?{YEAR}")) == before


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '"><svg onload=alert(1)>',
        "'-alert(1)-'",
        "{{7*7}}{% debug %}",
        "</title><script>alert(1)</script>",
    ],
)
def test_names_are_only_ever_text(client, name):
    person = UserFactory()
    client.force_login(person)
    for number in range(4):
        membership = MembershipFactory(
            organisation__owner=person, organisation__name=f"{name} {number}"
        )
        organisation = membership.organisation
        ActivityFactory(organisation=organisation, hours=number, title=name)
        AppraisalFactory(membership=membership, worth_per_year=number * 10, note=name)
    ReflectionFactory(owner=person, title=name, body=name)
    for page in (f"/?{YEAR}", f"/networks/{organisation.pk}/?{YEAR}"):
        html = client.get(page).content.decode()
        assert escape(f"{name} 3") in html
        assert not [bad for bad in ("<script>a", "<img", "<svg onload") if bad in html]


def fill(person, organisations):
    """Networks with one row of each kind that a page could ask for one by one."""
    for number in range(organisations):
        membership = MembershipFactory(organisation__owner=person)
        FeeFactory(
            membership=membership, amount="10.00", paid_on=date(2010, 9, 1),
            covers_from=date(2010, 9, 1), covers_until=date(2011, 8, 31),
        )  # fmt: skip
        ActivityFactory(organisation=membership.organisation, hours=number % 9)
        AppraisalFactory(membership=membership, worth_per_year=number % 7 * 10)
        if number % 10 == 0:
            entry = ReflectionFactory(owner=person)
            entry.organisations.add(membership.organisation)


@pytest.mark.parametrize("organisations", [1, 300])
def test_dashboard_takes_nine_queries(client, django_assert_num_queries, organisations):
    person = UserFactory()
    fill(person, organisations)
    client.force_login(person)
    with django_assert_num_queries(9):
        client.get(f"/?{YEAR}")


def test_leaving_out_takes_no_more_queries(teller, story, django_assert_num_queries):
    twitter = id_of(story, "Twitter")
    with django_assert_num_queries(9):
        teller.get(f"/?{YEAR}&leave_out={twitter}&lens=time")


def test_summary_csv_takes_eight_queries(teller, django_assert_num_queries):
    with django_assert_num_queries(8):
        b"".join(teller.get(f"/summary.csv?{YEAR}"))


# The rows of tests/story/expected.csv: own worths that add up to 775.00 and 777.03.
def test_result_opens_to_the_rows_of_each_side(teller):
    words = words_of(teller.get(f"/?{YEAR}"))
    assert "Twitter online £650.00 — £650.00" in words
    assert "Together £775.00 £777.03" in words


def test_totals_open_to_each_network_once(teller):
    words = words_of(teller.get(f"/?{YEAR}"))
    assert "Together £220.92 £220.92 about £592.47 £1,552.03 118.75 36 144" in words


def test_motto_opens_to_its_pairs_with_ranks(teller):
    words = words_of(teller.get(f"/?{YEAR}"))
    assert "Twitter 48 15 £650.00 15" in words
