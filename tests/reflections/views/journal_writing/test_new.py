from decimal import Decimal

import pytest

from networks.models import Change
from reflections.models import Appraisal, Reflection
from tests.factories import (
    AppraisalFactory,
    MembershipFactory,
    OrganisationFactory,
)
from tests.reflections.pages import words_of
from tests.reflections.views.journal_writing.entries import DAY, answers, entry_data, given

pytestmark = pytest.mark.django_db


def test_entry_is_saved_with_its_networks_and_tags(client, person, bla):
    page = client.post("/journal/write/", entry_data(bla, body="**Well** met.", tags="a; b;a"))
    entry = Reflection.objects.get()
    assert page["Location"] == f"/journal/{entry.pk}/"
    assert (entry.owner, entry.date, entry.tags) == (person, DAY, ["a", "b"])
    assert entry.body_html == "<p><strong>Well</strong> met.</p>\n"
    assert list(entry.organisations.all()) == [bla]


def test_saved_entry_can_be_undone_from_the_next_page(client, person, bla):
    page = client.post("/journal/write/", entry_data(bla), follow=True)
    assert words_of(page).startswith("Saved: A visit. Undo")
    change = Change.objects.get()
    assert f'action="/undo/{change.pk}/"' in page.content.decode()
    assert 'name="next" value="/journal/"' in page.content.decode()


def test_saving_leads_back_to_where_the_person_was(client, person):
    page = client.post("/journal/write/", entry_data(next="/networks/?period=all"))
    assert page["Location"] == "/networks/?period=all"


def test_saving_never_leads_to_another_site(client, person):
    page = client.post("/journal/write/", entry_data(next="https://evil.example/"))
    assert page["Location"] == f"/journal/{Reflection.objects.get().pk}/"


def test_only_what_was_answered_is_an_appraisal_of_that_day(client, person, bla):
    other = OrganisationFactory(owner=person)
    MembershipFactory(organisation=other)
    said = answers(bla, got_out="4", worth_per_year="£130") | answers(other)
    client.post("/journal/write/", entry_data(bla, other) | said)
    assert given() == [(DAY, None, 4, None, Decimal("130.00"))]
    assert Appraisal.objects.get().membership.organisation == bla


def test_answering_about_a_network_makes_the_entry_about_it(client, person, bla):
    client.post("/journal/write/", entry_data() | answers(bla, put_in="1"))
    assert list(Reflection.objects.get().organisations.all()) == [bla]


def test_one_undo_takes_back_the_entry_and_its_answers_and_one_brings_them_back(
    client, person, bla
):
    client.post("/journal/write/", entry_data(bla) | answers(bla, got_out="4"))
    client.post(f"/undo/{Change.objects.get().pk}/")
    assert not Reflection.objects.exists()
    assert not Appraisal.objects.exists()
    client.post(f"/undo/{Change.objects.of(person).binned().get().pk}/")
    assert list(Reflection.objects.get().organisations.all()) == [bla]
    assert given() == [(DAY, None, 4, None, None)]


def test_refused_answer_saves_nothing_and_keeps_what_was_typed(client, person, bla):
    said = answers(bla, got_out="4", worth_per_year="lots")
    page = client.post("/journal/write/", entry_data(bla, title="Kept & safe") | said)
    assert page.status_code == 422
    assert not Reflection.objects.exists()
    assert 'value="Kept &amp; safe"' in page.content.decode()
    assert 'value="lots"' in page.content.decode()


def test_refused_entry_saves_no_answers(client, person, bla):
    page = client.post("/journal/write/", entry_data(bla, title=" ") | answers(bla, put_in="3"))
    assert "Give it a title, so that you find it again." in words_of(page)
    assert given() == []


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"date": "12 Octember"}, "date"),
        ({"date": ""}, "This field is required."),
        ({"date": "1899-12-31"}, "Dates run from 1 January 1900"),
        ({"title": "\u200b"}, "Give it at least one visible character."),
        ({"title": "a\nb"}, "one line only"),
        ({"title": "x" * 201}, "at most 200 characters"),
        ({"model": "magic"}, "Select a valid choice. magic is not one of the available choices."),
        ({"body": "a\x07b"}, "the control character U+0007"),
        ({"body": "x" * 200_001}, "At most 200,000 characters, please."),
        ({"tags": "x" * 401}, "at most 400 characters"),
        ({"tags": "a\x01b"}, "the control character U+0001"),
        ({"tags": "a\u2028b"}, "This takes one line only"),
        ({"organisations": ["x"]}, "is not one of the available choices"),
        ({"organisations": ["9" * 30]}, "is not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(client, person, changed, message):
    page = client.post("/journal/write/", entry_data(**changed))
    assert page.status_code == 422
    assert message in words_of(page)
    assert not Reflection.objects.exists()


@pytest.mark.parametrize("wrong", ["6", "0", "x", "1.5"])
def test_answer_beyond_one_to_five_is_refused(client, person, bla, wrong):
    page = client.post("/journal/write/", entry_data(bla) | answers(bla, put_in=wrong))
    assert "is not one of the available choices" in words_of(page)
    assert given() == []


def test_answer_before_the_membership_began_is_refused(client, person, bla):
    data = entry_data(bla, date="2009-08-31") | answers(bla, put_in="3")
    assert "That is before the membership started." in words_of(
        client.post("/journal/write/", data)
    )
    assert not Reflection.objects.exists()


def test_entry_about_a_time_before_the_membership_needs_no_answers(client, person, bla):
    client.post("/journal/write/", entry_data(bla, date="2008-01-01") | answers(bla))
    assert Reflection.objects.get().organisations.get() == bla


def test_another_persons_network_is_not_one_of_the_choices(client, person):
    theirs = OrganisationFactory()
    page = client.post("/journal/write/", entry_data(theirs))
    assert f"{theirs.pk} is not one of the available choices" in words_of(page)
    assert not Reflection.objects.exists()


def test_another_persons_membership_takes_no_answers(client, person):
    theirs = OrganisationFactory()
    MembershipFactory(organisation=theirs)
    client.post("/journal/write/", entry_data() | answers(theirs, put_in="5"))
    assert Reflection.objects.exists()
    assert given() == []


def test_answers_go_into_an_appraisal_of_that_day_and_leave_its_others(client, person, bla):
    membership = bla.memberships.get()
    AppraisalFactory(membership=membership, date=DAY, worth_per_year="90.00", note="Mine")
    client.post("/journal/write/", entry_data(bla) | answers(bla, got_out="5"))
    assert given() == [(DAY, None, 5, None, Decimal("90.00"))]
    client.post(f"/undo/{Change.objects.get().pk}/")
    assert given() == [(DAY, None, None, None, Decimal("90.00"))]
