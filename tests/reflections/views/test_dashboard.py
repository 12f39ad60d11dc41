import re
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone
from django.utils.html import escape

from networks.arithmetic.periods import format_day, months_later, years_later
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    PreferenceFactory,
    ReflectionFactory,
    UserFactory,
)
from tests.reflections.pages import links_of, markup_of, way_back, words_of

pytestmark = pytest.mark.django_db

SHOWS_FIGURES = re.compile(r"/|/summary\.csv|/networks/([0-9]+/)?")
YEAR = "period=custom&from=2010-11-01&until=2011-10-31"


def id_of(person, name):
    return person.organisations.get(name=name).pk


def test_story_is_one_all(teller):
    words = words_of(teller.get(f"/?{YEAR}"))
    assert "1 Offline : 1 Online £775.00 against £777.03" in words
    assert "Without Twitter 1 : 0 £122.03 online" in words


def test_dashboard_of_the_story_is_light(teller):
    assert len(teller.get("/?lens=all").content) < 60_000


def test_story_is_one_nil_without_twitter(teller, story):
    words = words_of(teller.get(f"/?{YEAR}&leave_out={id_of(story, 'Twitter')}"))
    assert "1 Offline : 0 Online £775.00 against £122.03" in words
    assert "With Twitter 1 : 1" in words
    assert "#BLA goes too: it lives there." in words


# Of the rows at the top of the tree in tests/story/expected.csv: CILIP cost 220.92 and gave 270.00,
# BLA cost the employer about 592.47 and gave 605.00; all gave 1,552.03. At £15 an hour nothing is
# free but LinkedIn, 5.00, and LISNPN.
@pytest.mark.parametrize(
    ("lens", "sentence"),
    [
        (
            "mine",
            "You paid £220.92 for what was worth £270.00 ."
            " What cost nothing gave you £1,282.03 more.",
        ),
        (
            "all",
            "You and others paid about £813.39 for what was worth £875.00 ."
            " What cost nothing gave you £677.03 more.",
        ),
        (
            "time",
            "You put in £2,002.17 , your time included, for what was worth £1,547.03 ."
            " What cost nothing gave you £5.00 more.",
        ),
    ],
)
def test_headline_pairs_the_amounts_that_belong_together(teller, lens, sentence):
    assert sentence in words_of(teller.get(f"/?{YEAR}&lens={lens}"))


def test_figures_say_what_they_rest_on(teller):
    words = words_of(teller.get(f"/?{YEAR}"))
    assert "Back per £1 you paid £1.22 CILIP with its groups" in words
    assert "Others paid about £592.47 your employer" in words
    assert "Hours put in 118.75 36 activities How good they were 4.0 of 5 36 rated" in words


# As in the post: BLA and Twitter worth keeping, CILIP worth it, LISNPN and the forum unused.
def test_each_network_has_one_judgement_and_who_pays_beside_it(teller):
    words = words_of(teller.get(f"/?{YEAR}"))
    assert "3 worth it 5 worth keeping 3 hardly missed 2 not worth your time 2 unused" in words
    for row in (
        "CILIP , offline Worth it you pay £220.92 £270.00 24.5",
        "BLA , offline Worth keeping others pay — £605.00 40.25",
        "Twitter , online Worth keeping no fee — £650.00 48",
        "LISNPN , online Unused no fee — £0.00 0",
        "BLA forum , online Unused included — £0.00 0",
        "#BLA , online Hardly missed included — £5.00 1",
        "LinkedIn , online Hardly missed no fee — £5.00 0",
    ):
        assert row in words
    assert "Its 5 groups gave £240.00 of it" in words


def test_paying_oneself_is_told_where_it_would_change_the_judgement(teller):
    assert (
        "Paying for BLA yourself, its activities with it (about £592.47), would be borderline;"
        " its fee alone (about £74.97) would be worth it." in words_of(teller.get(f"/?{YEAR}"))
    )


def test_count_of_a_judgement_shows_these_networks_alone(teller):
    page = teller.get(f"/?{YEAR}&judged=unused")
    assert "only 2 unused" in words_of(page)
    assert re.findall(r'<th scope="row" class="name">.*?<bdi>(.*?)</bdi>', markup_of(page)) == [
        "BLA forum",
        "LISNPN",
    ]


def test_count_that_is_no_judgement_shows_all(teller):
    assert "What each is worth" in words_of(teller.get(f"/?{YEAR}&judged=lovely"))
    assert "CILIP West Midlands" in words_of(teller.get(f"/?{YEAR}&judged=lovely"))


def test_page_of_the_story_stays_light(teller):
    assert len(teller.get(f"/?{YEAR}").content) < 130_000


def test_what_is_planned_to_pay_and_decided_stands_by_date(client):
    today = timezone.localdate()
    membership = MembershipFactory(
        organisation__name="CILIP", started_on=today - timedelta(days=200)
    )
    person = membership.organisation.owner
    day = [today + timedelta(days=after) for after in (10, 20, 30, 165)]
    ActivityFactory(organisation=membership.organisation, date=day[0], title="A meeting", hours="5")
    FeeFactory(membership=membership, amount="50.00", kind="registration", paid_on=day[1])
    DecisionFactory(
        organisation=membership.organisation, decided_on=today, choice="undecided", review_on=day[2]
    )
    FeeFactory(
        membership=membership, amount="184.00", paid_on=membership.started_on,
        covers_from=membership.started_on, covers_until=day[3] - timedelta(days=1),
    )  # fmt: skip
    AppraisalFactory(membership=membership, date=today, worth_per_year="200.00")
    client.force_login(person)
    words = words_of(client.get("/"))
    found = [words.index(part) for part in ("planned", "to pay", "look again", "decide by")]
    assert found == sorted(found)
    assert "CILIP, 5 hours. Afterwards you are asked whether you went." in words
    assert "CILIP, registration fee to pay £50.00, you" in words
    assert f"£234.00 of yours by {format_day(day[3])}." in words


def test_first_page_asks_one_question(client):
    today = timezone.localdate()
    membership = MembershipFactory(organisation__name="CILIP", started_on=today)
    FeeFactory(
        membership=membership, amount="184.00", paid_on=today, covers_from=today,
        covers_until=years_later(today, 1) - timedelta(days=1),
    )  # fmt: skip
    client.force_login(membership.organisation.owner)
    page = client.get("/")
    words = words_of(page)
    assert "Not judged yet you pay CILIP costs you £184.00 a year. Is it worth it?" in words
    assert "What did you do there?" in words and "Offline against online" not in words
    assert "0 : 0" not in words
    form = {"date": today.isoformat(), "worth_per_year": "200", "next": "/"}
    client.post(f"/memberships/{membership.pk}/appraisals/add/", form)
    words = words_of(client.get("/"))
    assert "You paid £0.50 for what was worth £0.55" in words
    # One network alone is set against nothing.
    assert "Offline against online" not in words


def test_first_page_of_what_others_pay_asks_for_its_worth_to_oneself(client):
    membership = MembershipFactory(organisation__name="BLA")
    FeeFactory(membership=membership, amount="75.00", paid_by="employer", every=12)
    client.force_login(membership.organisation.owner)
    words = words_of(client.get("/"))
    assert "BLA costs your employer £75.00 a year. Is it worth it to you?" in words


def test_free_network_is_asked_about_ones_time(client):
    client.force_login(MembershipFactory(organisation__name="Twitter").organisation.owner)
    assert "Twitter costs you nothing. Is it worth your time?" in words_of(client.get("/"))


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
    assert "Nothing of yours falls in this period." in words
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
def test_dashboard_takes_thirteen_queries(client, django_assert_num_queries, organisations):
    person = UserFactory()
    fill(person, organisations)
    client.force_login(person)
    with django_assert_num_queries(13):
        html = client.get(f"/?{YEAR}").text
    assert len(html) < 200_000
    assert ("250 more networks in the tree" in html) == (organisations == 300)


def test_leaving_out_takes_no_more_queries(teller, story, django_assert_num_queries):
    twitter = id_of(story, "Twitter")
    with django_assert_num_queries(13):
        teller.get(f"/?{YEAR}&leave_out={twitter}&lens=time")


def test_summary_csv_takes_eight_queries(teller, django_assert_num_queries):
    with django_assert_num_queries(8):
        b"".join(teller.get(f"/summary.csv?{YEAR}"))


# The rows of tests/story/expected.csv: own worths that add up to 775.00 and 777.03.
def test_result_opens_to_the_rows_of_each_side(teller):
    words = words_of(teller.get(f"/adds-up/result/?{YEAR}"))
    assert "Twitter online £650.00 — £650.00" in words
    assert "Together £775.00 £777.03" in words


def test_totals_open_to_each_network_once(teller):
    words = words_of(teller.get(f"/adds-up/?{YEAR}"))
    assert "Together £220.92 £220.92 about £592.47 £1,552.03 118.75 36 144" in words


def test_motto_opens_to_its_pairs_with_ranks(teller):
    words = words_of(teller.get(f"/adds-up/in-and-out/?{YEAR}"))
    assert "Twitter 48 15 £650.00 15" in words


def test_cash_stands_beside_the_cost(teller):
    words = words_of(teller.get(f"/adds-up/?{YEAR}"))
    assert "by you" in words and "by others" in words


@pytest.mark.parametrize("path", ["/adds-up/", "/adds-up/result/", "/adds-up/in-and-out/"])
def test_adding_up_takes_eight_queries(teller, django_assert_num_queries, path):
    with django_assert_num_queries(8):
        teller.get(f"{path}?{YEAR}")


def test_one_button_leads_to_what_to_look_at_and_back(teller, story):
    twitter = id_of(story, "Twitter")
    page = teller.get(f"/networks/?{YEAR}&lens=all&leave_out={twitter}")
    (sheet,) = [link for link in links_of(page) if link.startswith("/look/")]
    form = markup_of(teller.get(sheet))
    assert 'action="/networks/"' in form
    chosen = re.findall(r'name="(\w+)" value="(\w+)" checked', form)
    assert chosen == [("period", "custom"), ("lens", "all"), ("leave_out", str(twitter))]
    assert 'value="2010-11-01"' in form and 'value="2011-10-31"' in form


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com", "javascript:x"])
def test_what_to_look_at_leads_to_no_other_site(teller, elsewhere):
    assert 'action="/"' in markup_of(teller.get("/look/", {"at": elsewhere}))


def test_tax_year_is_offered_where_it_means_something(client):
    person = MembershipFactory().organisation.owner
    for _ in range(2):
        OrganisationFactory(owner=person)
    client.force_login(person)
    assert "UK tax year" in words_of(client.get("/"))
    PreferenceFactory(owner=person, setting="home_currency", currency="EUR", number=None)
    assert "tax year" not in words_of(client.get("/"))


# Half a year: 6 months, the day itself too.
@pytest.mark.parametrize(("months", "asks"), [(5, False), (7, True)])
def test_next_asks_half_a_year_after_leaving_whether_it_is_missed(client, months, asks):
    today = timezone.localdate()
    left = MembershipFactory(ended_on=months_later(today, -months))
    client.force_login(left.organisation.owner)
    items = client.get("/").context["upcoming"].items
    path = f"/memberships/{left.pk}/appraisals/add/?next=/"
    assert [(item.path, item.words[:15]) for item in items] == [(path, "Do you miss it?")] * asks
    AppraisalFactory(membership=left, date=today, would_miss=4)
    assert client.get("/").context["upcoming"].items == []
