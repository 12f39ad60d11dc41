"""Writing in the journal, with what each network gave beside the text."""

from datetime import date
from decimal import Decimal

import pytest

from networks.models import Change
from reflections.models import Appraisal, Reflection
from tests.factories import (
    AppraisalFactory,
    MembershipFactory,
    OrganisationFactory,
    ReflectionFactory,
    UserFactory,
)
from tests.reflections.pages import markup_of, words_of

pytestmark = pytest.mark.django_db

DAY = date(2011, 3, 12)


@pytest.fixture
def person(client):
    person = UserFactory()
    client.force_login(person)
    return person


@pytest.fixture
def bla(person):
    """A network that the person has been in since 2009."""
    network = OrganisationFactory(owner=person, name="Business Librarians", short_name="BLA")
    MembershipFactory(organisation=network, started_on=date(2009, 9, 1))
    return network


def answers(network, version="", **given):
    """The answers to a network's questions as a browser sends them, with its blanks."""
    prefix = f"membership-{network.memberships.get().pk}"
    blank = {"put_in": "", "got_out": "", "would_miss": "", "worth_per_year": ""}
    sent = blank | given | {"opened_version": version}
    return {f"{prefix}-{name}": value for name, value in sent.items()}


def entry_data(*networks, **changed):
    ids = [network.pk for network in networks]
    typed = {"date": "2011-03-12", "title": "A visit", "model": "free", "body": "Well met."}
    return typed | {"organisations": ids, "tags": ""} | changed


def as_shown(page):
    """What a browser would send back of a page, untouched."""
    writing = page.context["writing"]
    bound = [field for form in [writing.form, *writing.answers_of_the_day.forms] for field in form]
    return {field.html_name: "" if field.value() is None else field.value() for field in bound}


def given():
    names = ("date", "put_in", "got_out", "would_miss", "worth_per_year")
    return list(Appraisal.objects.order_by("pk").values_list(*names))


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


@pytest.fixture
def written(client, bla):
    """An entry about the network, with answers of its day."""
    client.post("/journal/write/", entry_data(bla, tags="one") | answers(bla, got_out="4"))
    return Reflection.objects.get()


def test_editing_shows_the_entry_and_the_answers_of_its_day(client, written, bla):
    shown = as_shown(client.get(f"/journal/{written.pk}/edit/"))
    prefix = f"membership-{bla.memberships.get().pk}"
    assert (shown["title"], shown["body"], shown["tags"]) == ("A visit", "Well met.", "one")
    assert (shown[f"{prefix}-got_out"], shown[f"{prefix}-put_in"]) == (4, "")


def test_saving_untouched_changes_nothing_but_the_version(client, written):
    before = given()
    client.post(
        f"/journal/{written.pk}/edit/", as_shown(client.get(f"/journal/{written.pk}/edit/"))
    )
    again = Reflection.objects.get()
    assert (again.body_html, again.tags) == (written.body_html, written.tags)
    assert given() == before
    assert Appraisal.objects.get().version == 0


def test_editing_changes_that_days_appraisal_rather_than_adding_one(client, written, bla):
    data = as_shown(client.get(f"/journal/{written.pk}/edit/"))
    client.post(f"/journal/{written.pk}/edit/", data | answers(bla, version="0", would_miss="2"))
    assert given() == [(DAY, None, None, 2, None)]


def test_one_undo_takes_back_an_edit_of_entry_and_answers(client, person, written, bla):
    data = as_shown(client.get(f"/journal/{written.pk}/edit/")) | {"title": "Other"}
    data |= {"organisations": [], "tags": "two"} | answers(bla, version="0", got_out="1")
    client.post(f"/journal/{written.pk}/edit/", data)
    assert (Reflection.objects.get().title, given()[0][2]) == ("Other", 1)
    client.post(f"/undo/{Change.objects.order_by('-pk')[0].pk}/")
    entry = Reflection.objects.get()
    assert (entry.title, entry.tags, given()[0][2]) == ("A visit", ["one"], 4)
    assert list(entry.organisations.all()) == [bla]


def test_taking_every_answer_back_asks_for_one(client, written, bla):
    data = as_shown(client.get(f"/journal/{written.pk}/edit/")) | answers(bla, version="0")
    page = client.post(f"/journal/{written.pk}/edit/", data)
    assert "Answer at least one" in words_of(page)
    assert given() == [(DAY, None, 4, None, None)]


def test_fieldset_that_was_switched_off_leaves_its_appraisal_alone(client, written):
    client.post(f"/journal/{written.pk}/edit/", entry_data(opened_version="0"))
    assert not Reflection.objects.get().organisations.exists()
    assert given() == [(DAY, None, 4, None, None)]


def test_answers_move_with_their_entry_to_another_day(client, written):
    data = as_shown(client.get(f"/journal/{written.pk}/edit/")) | {"date": "2011-03-10"}
    client.post(f"/journal/{written.pk}/edit/", data)
    assert given() == [(date(2011, 3, 10), None, 4, None, None)]


def test_answers_stay_where_another_appraisal_has_the_new_day(client, written, bla):
    AppraisalFactory(membership=bla.memberships.get(), date=date(2011, 3, 10))
    data = as_shown(client.get(f"/journal/{written.pk}/edit/")) | {"date": "2011-03-10"}
    client.post(f"/journal/{written.pk}/edit/", data)
    assert [row[0] for row in given()] == [DAY, date(2011, 3, 10)]


def test_answers_do_not_move_to_before_the_membership(client, written):
    data = as_shown(client.get(f"/journal/{written.pk}/edit/")) | {"date": "2009-01-01"}
    page = client.post(f"/journal/{written.pk}/edit/", data)
    assert "That is before the membership started." in words_of(page)
    assert Reflection.objects.get().date == DAY


def test_entry_that_was_changed_elsewhere_is_not_overwritten_unseen(client, written):
    data = as_shown(client.get(f"/journal/{written.pk}/edit/")) | {"body": "Mine"}
    written.body = "Theirs"
    written.save()
    page = client.post(f"/journal/{written.pk}/edit/", data)
    assert page.status_code == 422
    assert "Stored now, text: Theirs" in words_of(page)
    assert "Mine" in page.content.decode()


def test_appraisal_that_was_changed_elsewhere_is_not_overwritten_unseen(client, written, bla):
    data = as_shown(client.get(f"/journal/{written.pk}/edit/"))
    Appraisal.objects.get().save()
    data |= answers(bla, version="0", got_out="1")
    page = client.post(f"/journal/{written.pk}/edit/", data)
    assert "changed in another window" in words_of(page)
    assert given() == [(DAY, None, 4, None, None)]


def test_deleted_entry_goes_to_the_bin_and_comes_back(client, person, written, bla):
    assert "Delete A visit?" in words_of(client.get(f"/journal/{written.pk}/delete/"))
    page = client.post(f"/journal/{written.pk}/delete/")
    assert (page["Location"], Reflection.objects.exists()) == ("/journal/", False)
    client.post(f"/undo/{Change.objects.of(person).binned().get().pk}/")
    assert list(Reflection.objects.get().organisations.all()) == [bla]


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
