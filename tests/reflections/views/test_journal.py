"""Listing, searching and reading the journal."""

from datetime import date

import pytest

from tests.factories import (
    AppraisalFactory,
    MembershipFactory,
    OrganisationFactory,
    ReflectionFactory,
    UserFactory,
)
from tests.reflections.pages import links_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    person = UserFactory()
    client.force_login(person)
    return person


def titles(page):
    return [entry.title for entry in page.context["page"]]


def test_list_says_how_much_is_written_about_how_many(teller):
    assert words_of(teller.get("/journal/")).startswith("3 entries about 7 networks . Write")


def test_list_has_the_latest_first(teller):
    expected = ["Networks, on and off line", "After the conference", "A year as a student member"]
    assert titles(teller.get("/journal/")) == expected


def test_list_shows_day_networks_excerpt_and_tags(teller):
    words = words_of(teller.get("/journal/?year=2010"))
    assert "20 July 2010 About BLA After the conference What? Three days with people who" in words
    assert "Stand for the committee again. conference" in words


def test_empty_journal_says_what_to_do(client, person):
    page = client.get("/journal/")
    assert words_of(page).startswith("Nothing written yet . Write")
    assert "/journal/write/?model=gibbs" in links_of(page)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("text=magazine", ["A year as a student member"]),
        ("text=TWITTER+branch", ["Networks, on and off line"]),
        ("text=thing+6", ["Networks, on and off line"]),
        ("tag=conference", ["After the conference"]),
        ("tag=thing+6&year=2011", ["Networks, on and off line"]),
        ("year=2007", ["A year as a student member"]),
        ("text=magazine&year=2011", []),
    ],
)
def test_list_is_narrowed_by_words_tag_and_year(teller, query, found):
    assert titles(teller.get(f"/journal/?{query}")) == found


def test_list_is_narrowed_by_network(teller, story):
    bla = story.organisations.get(short_name="BLA")
    page = teller.get(f"/journal/?network={bla.pk}")
    assert titles(page) == ["Networks, on and off line", "After the conference"]
    assert "2 of 3 entries about BLA." in words_of(page)
    assert f"/journal/write/?network={bla.pk}" in links_of(page)


def test_search_finds_letters_with_and_without_accents(client, person):
    ReflectionFactory(owner=person, title="Évora", body="ŻANETA", tags=["Łódź"])
    for words in ("evora", "ÉVORA", "zaneta", "łódź", "lodz"):
        assert titles(client.get("/journal/", {"text": words})) == ["Évora"]


def test_tag_link_leads_to_its_entries_whatever_its_case(client, person):
    ReflectionFactory(owner=person, title="Here", tags=["CPD & more", "Ärger"])
    page = client.get("/journal/")
    links = [link for link in links_of(page) if link.startswith("?tag=")]
    assert links == ["?tag=cpd%20%26%20more", "?tag=%C3%A4rger"]
    assert [titles(client.get(f"/journal/{link}")) for link in links] == [["Here"], ["Here"]]


def test_nothing_found_offers_everything(teller):
    words = words_of(teller.get("/journal/?text=zebra"))
    assert "0 of 3 entries with “zebra”." in words
    assert "No entry fits." in words


@pytest.mark.parametrize("query", ["network=999", "network=x", "tag=nope", "year=1066"])
def test_what_cannot_be_read_is_told_and_left_alone(teller, query):
    page = teller.get(f"/journal/?{query}")
    assert "is not one of the available choices" in words_of(page)
    assert len(titles(page)) == 3


def test_search_of_more_than_200_characters_is_refused(teller):
    page = teller.get("/journal/", {"text": "x" * 201})
    assert "Ensure this value has at most 200 characters" in words_of(page)


def test_another_persons_network_is_not_one_of_the_choices(client, person):
    theirs = OrganisationFactory(name="Theirs")
    ReflectionFactory(owner=theirs.owner).organisations.add(theirs)
    ReflectionFactory(owner=person)
    words = words_of(client.get(f"/journal/?network={theirs.pk}"))
    assert f"{theirs.pk} is not one of the available choices" in words
    assert "Theirs" not in words


def test_another_persons_entries_are_not_listed(client, person):
    ReflectionFactory(title="Theirs", tags=["secret"])
    words = words_of(client.get("/journal/?text=theirs"))
    assert "Theirs" not in words
    assert "secret" not in words


def test_pages_of_twenty_keep_the_search(client, person):
    ReflectionFactory.create_batch(41, owner=person, title="Same & again")
    first, last = client.get("/journal/?text=same+%26"), client.get("/journal/?text=same&page=99")
    assert len(titles(first)) == 20
    assert "?text=same+%26&page=2" in links_of(first)
    assert "41 to 41 of 41" in words_of(last)


@pytest.mark.parametrize("place", ["0", "x", "9" * 5000, "-1", "１"])
def test_page_that_never_was_is_another(client, person, place):
    ReflectionFactory(owner=person)
    assert len(titles(client.get("/journal/", {"page": place}))) == 1


def test_entry_is_set_with_its_networks_tags_and_what_was_said_that_day(teller, story):
    entry = story.reflections.get(date=date(2011, 10, 18))
    page = teller.get(f"/journal/{entry.pk}/")
    words = words_of(page)
    assert "18 October 2011 Networks, on and off line cpd23 thing 6 thing 7 Thinking" in words
    assert "Twitter Put in 4 of 5 Got out 5 of 5 Would miss 5 of 5 Worth a year £650.00" in words
    assert "<strong>Offline 1, online 0.</strong>" in page.content.decode()


def test_entry_leads_to_networks_tags_and_those_before_and_after(teller, story):
    first, second, third = story.reflections.order_by("date")
    bla = story.organisations.get(short_name="BLA")
    links = links_of(teller.get(f"/journal/{second.pk}/"))
    for link in (first, third, bla):
        assert link.get_absolute_url() in links
    assert "/journal/?tag=conference" in links


def test_what_was_said_of_other_networks_or_on_other_days_is_left_out(client, person):
    entry = ReflectionFactory(owner=person, date=date(2011, 1, 1))
    membership = MembershipFactory(organisation__owner=person, organisation__name="About")
    entry.organisations.add(membership.organisation)
    AppraisalFactory(membership=membership, date=date(2011, 1, 2), worth_per_year="77.00")
    other = MembershipFactory(organisation__owner=person)
    AppraisalFactory(membership=other, date=date(2011, 1, 1), worth_per_year="88.00")
    words = words_of(client.get(f"/journal/{entry.pk}/"))
    assert ("77.00" in words, "88.00" in words) == (False, False)


def test_lone_entry_stands_alone(client, person):
    entry = ReflectionFactory(owner=person)
    words = words_of(client.get(f"/journal/{entry.pk}/"))
    assert "No network yet." in words
    assert "No text." in words


MISSING = [0, 999_999_999, int("9" * 20), "9" * 5000, "abc", "-1"]
PAGES = ["/journal/{}/", "/journal/{}/edit/", "/journal/{}/delete/"]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("pk", MISSING, ids=lambda pk: str(pk)[:20])
def test_entry_that_never_was_is_not_found(client, person, address, pk):
    assert client.get(address.format(pk)).status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_another_persons_entry_is_as_good_as_none(client, person, address):
    theirs = ReflectionFactory(title="Theirs")
    assert client.get(address.format(theirs.pk)).status_code == 404
    assert client.post(address.format(theirs.pk)).status_code in (404, 405)
    theirs.refresh_from_db()
    assert theirs.version == 0


def fill(person, rows):
    for _ in range(rows):
        entry = ReflectionFactory(owner=person, tags=["one", "two"], date=date(2011, 1, 1))
        membership = MembershipFactory(organisation__owner=person)
        AppraisalFactory(membership=membership, date=date(2011, 1, 1))
        entry.organisations.add(membership.organisation)
    entry.organisations.set(person.organisations.all())
    return entry


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_list_takes_eight_queries(client, person, rows, django_assert_num_queries):
    fill(person, rows)
    with django_assert_num_queries(8):
        client.get("/journal/?text=thoughts&tag=one&year=2011")


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_entry_takes_eight_queries(client, person, rows, django_assert_num_queries):
    entry = fill(person, rows)
    with django_assert_num_queries(8):
        client.get(f"/journal/{entry.pk}/")
