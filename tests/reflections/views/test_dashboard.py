import re
from datetime import date
from decimal import Decimal

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
from tests.reflections.pages import YEAR, markup_of, words_of

pytestmark = pytest.mark.django_db


def test_story_is_one_all(teller):
    words = words_of(teller.get(f"/?{YEAR}"))
    assert "1 Offline : 1 Online £775.00 against £777.03" in words
    assert "Without Twitter 1 : 0 £122.03 online" in words


def test_dashboard_of_the_story_is_light(teller):
    assert len(teller.get("/?lens=all").content) < 60_000


def test_story_is_one_nil_without_twitter(teller, story):
    twitter = story.organisations.get(name="Twitter").pk
    words = words_of(teller.get(f"/?{YEAR}&leave_out={twitter}"))
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


def insert(rows):
    """All of one kind at once: one by one, twelve hundred rows take seconds."""
    return type(rows[0])._base_manager.bulk_create(rows)


def fill(person, organisations):
    """Networks with one row of each kind that a page could ask for one by one."""
    networks = insert(OrganisationFactory.build_batch(organisations, owner=person))
    memberships = insert([MembershipFactory.build(organisation=network) for network in networks])
    year = {"covers_from": date(2010, 9, 1), "covers_until": date(2011, 8, 31)}
    insert([FeeFactory.build(membership=row, amount=Decimal(10), **year) for row in memberships])
    insert(
        [
            ActivityFactory.build(organisation=network, hours=number % 9)
            for number, network in enumerate(networks)
        ]
    )
    insert(
        [
            AppraisalFactory.build(membership=row, worth_per_year=number % 7 * 10)
            for number, row in enumerate(memberships)
        ]
    )
    for network in networks[::10]:
        ReflectionFactory(owner=person).organisations.add(network)


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
    twitter = story.organisations.get(name="Twitter").pk
    with django_assert_num_queries(13):
        teller.get(f"/?{YEAR}&leave_out={twitter}&lens=time")


def test_summary_csv_takes_eight_queries(teller, django_assert_num_queries):
    with django_assert_num_queries(8):
        b"".join(teller.get(f"/summary.csv?{YEAR}"))
