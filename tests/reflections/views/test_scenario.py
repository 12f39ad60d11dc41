from urllib.parse import parse_qs, urlsplit

import pytest

from networks.arithmetic.money import Lens
from tests.reflections.pages import YEAR, links_of, way_back, words_of

pytestmark = pytest.mark.django_db


# CILIP's 220.92 of one's own and BLA's about 592.47 of the employer's: 813.39 together.
def test_paying_for_all_of_it_says_if_and_counts_what_others_paid(teller):
    words = words_of(teller.get(f"/?{YEAR}&if_mine=yes"))
    assert (
        "If you had paid for all of it yourself, you would have paid about £813.39 for what"
        " would have been worth £875.00 ." in words
    )


def test_dearer_fee_says_if(teller, story):
    cilip = story.organisations.first().pk
    words = words_of(teller.get(f"/networks/{cilip}/?{YEAR}&fee_change=-10"))
    assert "If fees had been 10 % lower, it would have cost you" in words


def test_leaving_out_says_if(teller, story):
    twitter = story.organisations.get(name="Twitter").pk
    words = words_of(teller.get(f"/?{YEAR}&leave_out={twitter}&if_mine=yes&fee_change=5"))
    assert (
        "If there had been no Twitter, you had paid for all of it yourself and fees had been"
        " 5 % higher, you would have paid" in words
    )


@pytest.mark.parametrize("place", ["/", "/networks/{}/"])
def test_scenario_stays_on_every_link(teller, story, place):
    address = place.format(story.organisations.first().pk) + "?if_mine=yes&fee_change=10"
    links = links_of(teller.get(address))
    leading = [link for link in links if link.startswith(("/?", "/networks/", "/summary.csv"))]
    lost = {
        link
        for link in leading
        if parse_qs(urlsplit(way_back(link)).query) != {"if_mine": ["yes"], "fee_change": ["10"]}
    }
    assert leading and not lost


def test_each_chip_takes_its_own_what_if_away(teller):
    links = links_of(teller.get("/?if_mine=yes&fee_change=10"))
    assert "?if_mine=yes" in links
    assert "?fee_change=10" in links


def test_summary_csv_follows_the_scenario(teller):
    plain = b"".join(teller.get(f"/summary.csv?{YEAR}&lens=mine")).decode()
    mine = b"".join(teller.get(f"/summary.csv?{YEAR}&if_mine=yes")).decode()
    everyones = b"".join(teller.get(f"/summary.csv?{YEAR}&lens={Lens.ALL}")).decode()
    bla = [next(row for row in text.split("\n") if "Business Lib" in row) for text in
           (plain, mine, everyones)]  # fmt: skip
    assert bla[0] != bla[1]
    assert bla[1].split(",")[6] == bla[2].split(",")[6]


@pytest.mark.parametrize(
    "junk", ["fee_change=-101", "fee_change=1001", "fee_change=x", "if_mine=1"]
)
def test_junk_is_told_and_nothing_is_supposed(teller, junk):
    words = words_of(teller.get(f"/?{junk}"))
    assert f"You see your ledger in the last 12 months. {junk.split('=')[0]}: " in words
    assert "would have cost" not in words
