"""The button that opens what to look at: period, lens and what is left out."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.factories import MembershipFactory, OrganisationFactory, PreferenceFactory
from tests.reflections.pages import YEAR, links_of, markup_of, way_back, words_of

pytestmark = pytest.mark.django_db

SHOWS_FIGURES = re.compile(r"/|/summary\.csv|/networks/([0-9]+/)?")


def id_of(person, name):
    return person.organisations.get(name=name).pk


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
