from datetime import date

import pytest

from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    MembershipFactory,
    OrganisationFactory,
)
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def twitter(client):
    """People, whom two serve, and news, which it serves alone; #BLA lives on it."""
    twitter = OrganisationFactory(name="Twitter")
    person, since = twitter.owner, {"started_on": date(2009, 1, 1)}
    MembershipFactory(organisation=twitter, held_for=["people", "news"], **since)
    tag = OrganisationFactory(owner=person, name="#BLA", host=twitter)
    MembershipFactory(organisation=tag, **since)
    bla = OrganisationFactory(owner=person, name="BLA")
    held = MembershipFactory(organisation=bla, held_for=["people"], **since)
    AppraisalFactory(membership=held, date=date(2011, 12, 31), worth_per_year="100.00")
    ActivityFactory(
        organisation=bla, title="Conference", date=date(2011, 7, 1), hours="8.00", rating=5,
        found_through=twitter,
    )  # fmt: skip
    client.force_login(person)
    return twitter


YEAR = "period=year&year=2011"


def test_purposes_stand_with_the_networks_that_serve_them(client, twitter):
    words = words_of(client.get(f"/networks/purposes/?{YEAR}"))
    assert "Twitter , BLA Either would still be there without the other." in words
    assert "Twitter Leave it out, and nothing else serves this." in words
    # The matrix: Twitter serves two of seven, BLA one; of #BLA it is not said.
    assert "Twitter yes yes BLA yes" in words
    assert "Not said yet Open the membership and tick what you hold it for. #BLA" in words


def test_left_out_host_takes_along_what_lives_there_and_names_what_was_found_through_it(
    client, twitter
):
    page = client.get(f"/?{YEAR}&leave_out={twitter.pk}")
    words = words_of(page)
    assert "#BLA goes too: it lives there." in words
    assert (
        "1 activity elsewhere was found through it, 8 hours: “Conference”, BLA, 5 of 5."
    ) in words
    assert "Nothing else would serve news." in words
    assert [body.top.row.network.short for body in page.context["bodies"]] == ["BLA"]


def test_activity_says_through_which_network_it_was_found(client, twitter):
    pk = twitter.owner.organisations.get(name="BLA").activities.get().pk
    assert "Twitter" in words_of(client.get(f"/activities/{pk}/"))
