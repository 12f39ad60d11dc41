import re

import pytest

from networks.models import Organisation, Role
from tests.factories import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db

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
