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
