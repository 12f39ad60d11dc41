import pytest

from tests.factories import (
    ActivityFactory,
    DecisionFactory,
    FeeFactory,
    OrganisationFactory,
    ReflectionFactory,
    UserFactory,
)
from tests.reflections.pages import links_of, markup_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    person = UserFactory()
    client.force_login(person)
    return person


def write_everywhere(owner, times=1):
    network = OrganisationFactory(owner=owner, name="Café Society")
    membership = {"membership__organisation": network, "membership__started_on": "2011-01-01"}
    fee = FeeFactory(**membership, amount="75.00", notes="By standing order")
    for _ in range(times):
        ActivityFactory(organisation=network, title="Soirée", outcome="Met the cafe’s owner")
        DecisionFactory(organisation=network, because="The café is good")
        ReflectionFactory(owner=owner, title="On cafés", body="Why a café?")
    return network, fee


def test_everything_is_found_and_its_hits_marked(client, owner):
    network, fee = write_everywhere(owner)
    page = client.get("/search/?text=CAFE")
    words = words_of(page)
    for name in ("Networks", "Activities", "Fees", "Journal", "Decisions"):
        assert name in words
    assert "<mark>Café</mark>Society" in markup_of(page)
    assert "<mark>cafe</mark>’s owner" in markup_of(page)
    assert {f"/networks/{network.pk}/", f"/fees/{fee.pk}/?next=%2Fsearch%2F%3Ftext%3DCAFE"} <= {
        *links_of(page)
    }


def test_text_is_only_text(client, owner):
    OrganisationFactory(owner=owner, name="<b>Bold</b> & Co")
    page = client.get("/search/", {"text": "<b>bold"})
    assert "<mark>&lt;b&gt;Bold</mark>&lt;/b&gt; &amp; Co" in markup_of(page)


def test_another_persons_rows_are_not_found(client, owner):
    write_everywhere(UserFactory())
    page = client.get("/search/?text=cafe")
    assert "Nothing says “cafe”" in words_of(page)


def test_actions_are_found_by_other_words_too(client, owner):
    assert "/log/?what=appraisal" in links_of(client.get("/search/?text=appraise"))
    assert "/preferences/" in links_of(client.get("/search/?text=SETTINGS"))
    assert "/log/?what=fee" in links_of(client.get("/search/"))


def test_more_than_are_listed_lead_to_all(client, owner):
    write_everywhere(owner, times=9)
    links = links_of(client.get("/search/?text=cafe"))
    assert "/activities/?period=all&text=cafe" in links
    assert "/journal/?text=cafe" in links


def test_bar_asks_for_the_list_alone(client, owner):
    write_everywhere(owner)
    part = client.get("/search/?text=cafe&part=found")
    assert "<html" not in markup_of(part)
    assert "Soirée" in markup_of(part)


@pytest.mark.parametrize(("text", "queries"), [("", 2), ("cafe soiree", 7)])
@pytest.mark.parametrize("times", [1, 12])
def test_page_takes_five_queries_beside_who_asks(
    client, owner, django_assert_num_queries, text, queries, times
):
    write_everywhere(owner, times)
    with django_assert_num_queries(queries):
        client.get("/search/", {"text": text})
