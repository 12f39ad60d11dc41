from datetime import date

import pytest

from networks.models import Change
from reflections.models import Appraisal, Reflection
from tests.factories import (
    AppraisalFactory,
)
from tests.reflections.pages import words_of
from tests.reflections.views.journal_writing.entries import (
    DAY,
    answers,
    as_shown,
    entry_data,
    given,
)

pytestmark = pytest.mark.django_db


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
