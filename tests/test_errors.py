import pytest

from tests.factories import ReflectionFactory

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
