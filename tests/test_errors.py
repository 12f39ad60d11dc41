import pytest
from django.urls import get_resolver

from tests.factories import ReflectionFactory, UserFactory
from tests.test_every_address import addresses

pytestmark = pytest.mark.django_db


def test_words_for_an_entry_that_was_deleted_meanwhile_are_shown(client):
    entry = ReflectionFactory()
    client.force_login(entry.owner)
    client.post(f"/journal/{entry.pk}/delete/")
    sent = {"title": "Well met", "body": "<b>We</b>\ntalked", "next": "/journal/", "tags": ""}
    response = client.post(f"/journal/{entry.pk}/edit/", sent)
    assert response.status_code == 404
    assert "<dd>&lt;b&gt;We&lt;/b&gt;<br>talked</dd>" in response.text
    assert [name for name, _ in response.context["typed"]] == ["title", "body"]


def test_address_that_leads_nowhere_says_nothing_to_a_stranger(client, admin_client):
    assert "Here it is" not in admin_client.get("/nowhere/?title=x").text
    assert b"Here it is" not in client.post("/nowhere/", {"title": "x"}).content


def test_typed_passwords_are_not_shown(admin_client):
    sent = {
        "password": "hush-1",
        "old_password": "hush-2",
        "new_password1": "hush-3",
        "password2": "hush-4",
        "note": "said",
    }
    text = admin_client.post("/nowhere/", sent).text
    assert ("said" in text, "hush" in text) == (True, False)


def test_every_form_about_a_row_that_is_gone_gives_back_what_was_typed(client):
    client.force_login(UserFactory())
    forms = [one for one in addresses(get_resolver()) if "/1/" in f"/{one}" and one[:6] != "admin/"]
    answers = {one: client.post(f"/{one}", {"note": "typed here"}) for one in forms}
    gone = {one: answer.text for one, answer in answers.items() if answer.status_code == 404}
    assert {"fees/1/", "memberships/1/leave/", "renewals/1/", "activities/1/"} <= gone.keys()
    assert [one for one, text in gone.items() if "<dd>typed here</dd>" not in text] == []
