from datetime import date

import pytest

from tests.factories import (
    AppraisalFactory,
    MembershipFactory,
    OrganisationFactory,
    ReflectionFactory,
)
from tests.reflections.pages import markup_of, words_of
from tests.reflections.views.journal_writing.entries import (
    DAY,
    as_shown,
    entry_data,
)

pytestmark = pytest.mark.django_db


def test_new_entry_is_of_today_and_free(client, person):
    shown = as_shown(client.get("/journal/write/"))
    assert (shown["date"], shown["model"]) == (
        client.get("/journal/write/").context["writing"].on,
        "free",
    )
    assert shown["body"] == ""


def test_address_chooses_model_and_network(client, person, bla):
    page = client.get(f"/journal/write/?model=what&network={bla.pk}")
    shown = as_shown(page)
    assert shown["body"] == "## What?\n\n\n\n## So what?\n\n\n\n## Now what?\n"
    assert shown["model"] == "what"
    assert [network.name for network in page.context["writing"].networks if network.is_ticked] == [
        "BLA"
    ]


@pytest.mark.parametrize(
    "query", ["model=magic", "network=x&network=-1", "network=9999999999999999999999"]
)
def test_address_that_makes_no_sense_is_left_alone(client, person, bla, query):
    page = client.get(f"/journal/write/?{query}")
    assert as_shown(page)["model"] == "free"
    assert not any(network.is_ticked for network in page.context["writing"].networks)


def test_hints_of_the_model_are_shown(client, person):
    page = markup_of(client.get("/journal/write/?model=gibbs"))
    assert 'data-model="kolb" data-outline="## Concrete experience' in page
    assert "<dt>Action plan</dt><dd>If it came up again, what would you do?</dd>" in page


def test_last_answers_are_shown_with_their_day(client, person, bla):
    membership = bla.memberships.get()
    AppraisalFactory(membership=membership, date=date(2010, 8, 20), worth_per_year="400.00")
    AppraisalFactory(membership=membership, date=date(2009, 9, 2), worth_per_year="250.00")
    words = words_of(client.get(f"/journal/write/?network={bla.pk}"))
    assert "Last time, 20 August 2010 Worth a year £400.00" in words
    assert "250.00" not in words


def test_answers_of_an_earlier_membership_count_as_last_time(client, person):
    network = OrganisationFactory(owner=person)
    student = MembershipFactory(
        organisation=network, started_on=date(2006, 9, 1), ended_on=date(2007, 8, 31)
    )
    MembershipFactory(organisation=network, started_on=date(2009, 9, 1))
    AppraisalFactory(membership=student, date=date(2007, 8, 20), put_in=1)
    assert "Last time, 20 August 2007 Put in 1 of 5" in words_of(client.get("/journal/write/"))


def test_only_memberships_of_the_day_are_asked_about(client, person, bla):
    left = OrganisationFactory(owner=person, name="Left")
    MembershipFactory(organisation=left, ended_on=date(2010, 12, 31))
    asked = [
        form.membership.organisation.short
        for form in client.get("/journal/write/").context["writing"].answers_of_the_day.forms
    ]
    assert asked == ["BLA"]


def test_networks_of_the_last_entries_come_first(client, person):
    networks = [OrganisationFactory(owner=person, name=name) for name in "abcdefghijk"]
    ReflectionFactory(owner=person, date=date(2011, 1, 1)).organisations.add(networks[10])
    ReflectionFactory(owner=person, date=date(2011, 2, 1)).organisations.add(networks[4])
    writing = client.get("/journal/write/").context["writing"]
    assert "".join(network.name for network in writing.networks) == "ekabcdfghij"
    assert len(writing.first_networks) == 8


def test_page_without_networks_can_be_written(client, person):
    assert "An entry can stand alone, too." in words_of(client.get("/journal/write/"))


def test_another_persons_networks_tags_and_answers_are_not_offered(client, person):
    membership = MembershipFactory(organisation__name="Theirs")
    AppraisalFactory(membership=membership, note="secret")
    ReflectionFactory(owner=membership.organisation.owner, tags=["hush"])
    page = client.get("/journal/write/").content.decode()
    assert [word in page for word in ("Theirs", "hush", f"membership-{membership.pk}")] == [
        False
    ] * 3


def test_form_is_kept_as_a_draft_of_this_person_and_entry(client, person, written):
    new, old = client.get("/journal/write/"), client.get(f"/journal/{written.pk}/edit/")
    assert f'data-draft="{person.pk}:journal:new">' in new.content.decode()
    assert f'data-draft="{person.pk}:journal:{written.pk}">' in old.content.decode()
    assert "networks/drafts.js" in new.content.decode()


def test_what_was_refused_is_newer_than_any_draft(client, person):
    page = client.post("/journal/write/", entry_data(title=""))
    assert "data-draft-newer>" in page.content.decode()


def fill(person, rows):
    for _ in range(rows):
        entry = ReflectionFactory(owner=person, date=DAY)
        membership = MembershipFactory(organisation__owner=person)
        AppraisalFactory(membership=membership, date=DAY)
        entry.organisations.add(membership.organisation)
    entry.organisations.set(person.organisations.all())
    return entry


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_new_page_takes_eight_queries(client, person, rows, django_assert_num_queries):
    fill(person, rows)
    with django_assert_num_queries(8):
        client.get("/journal/write/")


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_edit_page_takes_ten_queries(client, person, rows, django_assert_num_queries):
    entry = fill(person, rows)
    with django_assert_num_queries(10):
        client.get(f"/journal/{entry.pk}/edit/")


def test_deleting_never_leads_back_to_the_deleted_entry(client, written):
    here = f"/journal/{written.pk}/"
    assert client.post(f"{here}delete/", {"next": here})["Location"] == "/journal/"
