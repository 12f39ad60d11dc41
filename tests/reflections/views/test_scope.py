"""Pages whose address says more than they can read."""

from datetime import date

import pytest

from networks.arithmetic.money import Lens
from networks.arithmetic.periods import Period, tax_year
from reflections.scope import Scope
from tests.factories import ActivityFactory, OrganisationFactory
from tests.reflections.forms.test_scope import JUNK
from tests.reflections.pages import words_of


@pytest.mark.parametrize(("query", "field"), JUNK, ids=lambda text: text[:60])
@pytest.mark.django_db
def test_page_says_what_it_could_not_read(client, query, field):
    client.force_login(OrganisationFactory().owner)
    page = client.get(f"/?{query}")
    assert page.status_code == 200
    words = words_of(page)
    assert "Not everything in this address could be read. You see your ledger " in words
    assert f" {field}: " in words


@pytest.mark.parametrize("path", ["/", "/summary.csv"])
@pytest.mark.django_db
def test_thousand_left_out_and_a_page_number_are_no_trouble(client, path):
    client.force_login(OrganisationFactory().owner)
    query = "&".join(f"leave_out={number}" for number in range(999))
    assert client.get(f"{path}?{query}&page={'9' * 20}").status_code == 200


@pytest.mark.django_db
def test_another_persons_network_cannot_be_left_out(client):
    theirs = OrganisationFactory(name="Theirs")
    own = ActivityFactory().organisation
    client.force_login(own.owner)
    plain = client.get("/?lens=all")
    theirs_left_out = client.get(f"/?lens=all&leave_out={theirs.pk}&leave_out=999999")
    assert words_of(theirs_left_out) == words_of(plain)


@pytest.mark.django_db
def test_nul_in_the_address_is_refused(client):
    client.force_login(OrganisationFactory().owner)
    assert client.get("/?lens=%00").status_code == 400


def test_printed_page_says_which_days_and_whose_money():
    days = Period(date(2010, 11, 1), date(2011, 10, 31))
    scope = Scope("12m", days, Lens.ALL)
    assert scope.dates_and_lens == "1 November 2010 to 31 October 2011. Everyone’s money."
    assert Scope("tax", tax_year(2010), Lens.MINE).dates_and_lens == (
        "The UK tax year 2010-11. My money."
    )
