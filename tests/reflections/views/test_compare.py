import pytest

from tests.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.reflections.pages import YEAR, links_of, words_of

pytestmark = pytest.mark.django_db

PAGE = "/networks/compare/"


def asking(story, *names):
    return "&".join(f"network={story.organisations.get(name=name).pk}" for name in names)


@pytest.fixture
def three(teller, story):
    names = "Business Librarians Association", "Twitter", "LinkedIn"
    return words_of(teller.get(f"{PAGE}?{YEAR}&{asking(story, *names)}"))


# From tests/story/expected.csv: BLA with its groups is worth 605, Twitter 650, LinkedIn 5.
def test_figures_stand_in_columns(three):
    assert "BLA, Twitter and LinkedIn, side by side from 1 November 2010" in three
    assert "Worth £605.00 £650.00 £5.00 Worth less cost" in three
    assert "Others’ part of the cost about £592.47 £0.00 £0.00" in three


def test_spells_stand_in_columns(teller, story):
    cilip = asking(story, "Chartered Institute of Library and Information Professionals")
    words = words_of(teller.get(f"{PAGE}?{YEAR}&{cilip}&{asking(story, 'Twitter')}"))
    assert "2006 to 2007: 1 year, £38.00 out for 2 years, not missed 2009 to today" in words


def test_worth_over_time_is_also_a_table(three):
    assert "Twitter £300.00 a year, 16 February 2009 to 20 August 2010" in three


@pytest.mark.parametrize("names", [(), ("Twitter",)])
def test_fewer_than_two_are_asked_for(teller, story, names):
    words = words_of(teller.get(f"{PAGE}?{asking(story, *names)}"))
    assert "Which networks shall stand side by side? Tick two to four" in words


def test_one_network_is_told_that_it_takes_two(client):
    client.force_login(OrganisationFactory().owner)
    assert "It takes two networks to compare." in words_of(client.get(PAGE))


def test_fifth_is_left_off_and_that_is_said(teller, story):
    ids = [network.pk for network in story.organisations.all()[:5]]
    query = "&".join(f"network={pk}" for pk in ids)
    words = words_of(teller.get(f"{PAGE}?{query}"))
    assert "At most four stand side by side" in words


def test_left_out_network_is_not_compared(teller, story):
    twitter, linkedin = asking(story, "Twitter"), asking(story, "LinkedIn")
    words = words_of(
        teller.get(f"{PAGE}?{twitter}&{linkedin}&{twitter.replace('network', 'leave_out')}")
    )
    assert "Which networks shall stand side by side?" in words


def test_changing_the_lens_keeps_the_networks(teller, story):
    both = asking(story, "Twitter", "LinkedIn")
    assert f"?lens=all&{both}" in links_of(teller.get(f"{PAGE}?{both}"))


def test_networks_without_figures_have_dashes(client):
    network = OrganisationFactory(name="Bare")
    other = OrganisationFactory(owner=network.owner, name="Also bare")
    client.force_login(network.owner)
    words = words_of(client.get(f"{PAGE}?network={network.pk}&network={other.pk}"))
    assert (
        "Judgement nothing in this period nothing in this period Cost — — Worth not said" in words
    )
    assert "No membership of any of them is recorded." in words


@pytest.mark.parametrize("pk", ["999999999", "x", "１", "-1", "", "9" * 5000])
def test_network_that_never_was_is_not_found(client, pk):
    own = OrganisationFactory()
    client.force_login(own.owner)
    assert client.get(PAGE, {"network": [own.pk, pk]}).status_code == 404


def test_another_persons_network_is_not_found(client):
    own, theirs = OrganisationFactory(), OrganisationFactory()
    client.force_login(own.owner)
    assert client.get(f"{PAGE}?network={own.pk}&network={theirs.pk}").status_code == 404


@pytest.mark.parametrize("networks", [2, 4])
def test_page_takes_eight_queries(client, django_assert_num_queries, networks):
    person = UserFactory()
    ids = [MembershipFactory(organisation__owner=person).organisation_id for _ in range(networks)]
    client.force_login(person)
    with django_assert_num_queries(8):
        client.get(f"{PAGE}?" + "&".join(f"network={pk}" for pk in ids))
