import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from config.middleware import resending
from networks.changing.undo import undo
from networks.forms.role import RoleForm
from networks.models import Change, Organisation, Role, SentForm
from networks.models.sent_form import FORSAKEN_AFTER
from tests.factories import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db

STORY_TWICE = [("load", 15), ("load", 15), ("remove", 0), ("load", 15), ("remove", 0), ("load", 15)]
SENT_TWICE = "You sent that twice: the second time changed nothing."


@pytest.fixture
def network(client):
    network = OrganisationFactory()
    client.force_login(network.owner)
    return network


@pytest.fixture
def address(network):
    return f"/networks/{network.pk}/roles/add/"


def page_with(client, address, **typed):
    """What a browser would send from a newly opened form."""
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(address).text)
    return {"csrfmiddlewaretoken": token.group(1), "title": "Chair", "started_on": "2011"} | typed


def test_form_sent_twice_is_saved_once_and_says_so(client, address):
    sent = page_with(client, address)
    first, second = client.post(address, sent), client.post(address, sent, follow=True)
    assert Role.objects.count() == 1
    assert second.redirect_chain[0][0] == first["Location"]
    assert SENT_TWICE in second.text


def test_same_text_from_a_page_opened_anew_is_another_row(client, address):
    client.post(address, page_with(client, address))
    client.post(address, page_with(client, address))
    assert Role.objects.count() == 2


def test_other_text_from_the_same_page_is_another_row(client, address):
    sent = page_with(client, address)
    client.post(address, sent)
    client.post(address, sent | {"title": "Treasurer"})
    assert Role.objects.count() == 2


def test_file_of_the_same_name_and_size_is_another_one(client, network):
    page = "/ledger/import/"
    token = page_with(client, page)["csrfmiddlewaretoken"]

    def send(club):
        sheet = SimpleUploadedFile("clubs.csv", f"Club,Joined\n{club},3 May 2011\n".encode())
        sent = {"csrfmiddlewaretoken": token, "files": sheet}
        return client.post(page, sent, follow=True).text

    assert "Rowers" in send("Rowers")
    assert SENT_TWICE in send("Rowers")
    assert "Riders" in send("Riders")


def test_refused_form_can_be_sent_again(client, address):
    sent = page_with(client, address, title="")
    assert [client.post(address, sent).status_code for _ in range(2)] == [422, 422]


def test_delete_sent_twice_ends_where_the_first_did(client, network):
    address = f"/networks/{network.pk}/delete/"
    sent = page_with(client, address)
    answers = [client.post(address, sent)["Location"] for _ in range(2)]
    assert answers == ["/networks/", "/networks/"]
    assert not Organisation.objects.exists()


def test_form_that_another_person_sent_is_no_form_sent_before(client, address):
    sent = page_with(client, address)
    client.post(address, sent)
    client.logout()
    client.force_login(UserFactory())
    assert client.post(address, sent).status_code == 404


def test_form_is_sent_once_in_the_admin_too(admin_client):
    address = "/admin/networks/organisation/add/"
    sent = page_with(admin_client, address, name="CILIP", kind="other", setting="offline")
    for inline in re.findall(r'name="(\w+)-TOTAL_FORMS"', admin_client.get(address).text):
        sent |= {f"{inline}-TOTAL_FORMS": "0", f"{inline}-INITIAL_FORMS": "0"}
    answers = [admin_client.post(address, sent).status_code for _ in range(2)]
    assert (answers, Organisation.objects.count()) == ([302, 302], 1)


def test_form_may_be_sent_again_once_what_it_added_was_taken_back(client, address):
    sent = page_with(client, address)
    client.post(address, sent)
    undo(Change.objects.get())
    client.post(address, sent)
    assert [role.title for role in Role.objects.all()] == ["Chair"]


def test_other_changes_since_make_no_difference_to_a_form_whose_effect_stands(client, address):
    sent = page_with(client, address)
    client.post(address, sent)
    client.post(address, page_with(client, address, title="Treasurer"))
    client.post(address, sent)
    assert [role.title for role in Role.objects.order_by("pk")] == ["Chair", "Treasurer"]


def test_story_may_be_loaded_removed_and_loaded_with_one_token(client):
    client.force_login(UserFactory())
    token = page_with(client, "/")["csrfmiddlewaretoken"]
    for way, number in STORY_TWICE:
        client.post(f"/ledger/story/{way}/", {"csrfmiddlewaretoken": token})
        assert Organisation.objects.count() == number, way


def test_form_whose_view_failed_may_be_sent_again(client, address, monkeypatch):
    sent = page_with(client, address)
    client.raise_request_exception = False
    with monkeypatch.context() as patch:
        patch.setattr(RoleForm, "save", lambda form: 1 / 0)
        assert client.post(address, sent).status_code == 500
    assert not SentForm.objects.exists()
    assert (client.post(address, sent).status_code, Role.objects.count()) == (302, 1)


def test_form_that_a_stopped_server_left_unanswered_may_be_sent_again(client, address, monkeypatch):
    monkeypatch.setattr(resending, "PAUSE", 0)
    sent = page_with(client, address)
    begun = timezone.now()
    monkeypatch.setattr(SentForm, "finish", lambda form, location: None)
    monkeypatch.setattr(RoleForm, "is_valid", lambda form: False)
    client.post(address, sent)
    monkeypatch.undo()
    monkeypatch.setattr(resending, "PAUSE", 0)
    busy = client.post(address, sent, follow=True)
    assert (resending.STILL_BUSY in busy.text, Role.objects.count()) == (True, 0)
    SentForm.objects.update(at=begun - FORSAKEN_AFTER)
    client.post(address, sent)
    assert Role.objects.count() == 1


def in_another_thread(client, address, sent):
    try:
        other = Client()
        other.cookies = client.cookies
        return other.post(address, sent)
    finally:
        connection.close()


def test_form_sent_twice_at_the_same_moment_is_saved_once(database_for_threads, client):
    network = OrganisationFactory()
    client.force_login(network.owner)
    address = f"/networks/{network.pk}/roles/add/"
    for number in range(1, 7):
        sent = page_with(client, address)
        start = Barrier(2)

        def send(_, sent=sent, start=start):
            start.wait()
            return in_another_thread(client, address, sent)

        with ThreadPoolExecutor(2) as threads:
            answers = [answer["Location"] for answer in threads.map(send, range(2))]
        assert (answers, Role.objects.count()) == ([network.get_absolute_url()] * 2, number)


def test_second_of_two_waits_for_the_first_and_is_told_where_it_led(
    database_for_threads, client, monkeypatch
):
    network = OrganisationFactory()
    client.force_login(network.owner)
    address = f"/networks/{network.pk}/roles/add/"
    sent = page_with(client, address)
    saving, waiting = Event(), Event()
    before = RoleForm.full_clean

    def held_up(form):
        saving.set()
        assert waiting.wait(20)
        return before(form)

    monkeypatch.setattr(RoleForm, "full_clean", held_up)
    monkeypatch.setattr(resending, "sleep", lambda seconds: waiting.set())
    monkeypatch.setattr(resending, "LOOKS", 10**6)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(in_another_thread, client, address, sent)
        assert saving.wait(20)
        second = threads.submit(in_another_thread, client, address, sent)
        assert second.result()["Location"] == first.result()["Location"]
    assert Role.objects.count() == 1
    assert SENT_TWICE in client.get(network.get_absolute_url()).text
