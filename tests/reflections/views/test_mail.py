"""The page of mail to the ledger: its address, and what waits to be sorted."""

import pytest

from networks.models import Activity, Change
from reflections.models import MailAddress, MailedMessage
from tests.factories import ActivityFactory, OrganisationFactory, UserFactory
from tests.networks.csvfiles.files import everything
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db
MAIL = "/mail/"


@pytest.fixture
def bla(client, settings):
    settings.MAIL_IN = "ledger@example.org"
    network = OrganisationFactory(name="BLA")
    client.force_login(network.owner)
    return network


def waiting(owner, title="A talk", **more):
    values = {"fingerprint": title, "day": "2026-03-17", "hours": 2, "stars": 4} | more
    return MailedMessage.objects.create(owner=owner, title=title, **values)


def test_address_is_made_shown_once_replaced_and_switched_off(client, bla):
    assert "Make an address" in words_of(client.get(MAIL))
    page = client.post("/mail/replace/").content.decode()
    token = MailAddress.objects.get().token
    assert f"ledger+{token}@example.org" in page
    assert token not in client.get(MAIL).content.decode()
    client.post("/mail/replace/")
    assert MailAddress.objects.get().token != token
    client.post("/mail/off/")
    assert not MailAddress.objects.exists()


def test_without_a_mailbox_there_is_no_address(client, bla, settings):
    settings.MAIL_IN = ""
    assert "has not set up a mailbox" in words_of(client.get(MAIL))
    assert client.post("/mail/replace/").status_code == 404


def test_the_secret_stands_nowhere_in_the_database(client, bla):
    made = MailAddress.objects.replace(bla.owner)
    assert len(made.token) == 32
    assert made.token not in str(MailAddress.objects.values())


def test_a_message_is_sorted_in_two_taps_from_the_dashboard(client, bla):
    ActivityFactory(organisation=bla)
    message = waiting(bla.owner)
    assert "1 mail waits to be sorted." in words_of(client.get("/"))
    client.post("/mail/sort/", {"message": message.pk, "network": bla.pk})
    activity = Activity.objects.get(title="A talk")
    assert (activity.organisation, activity.hours, activity.rating) == (bla, 2, 4)
    message.refresh_from_db()
    assert (message.is_sorted, message.title) == (True, "")
    client.post(f"/undo/{Change.objects.latest('pk').pk}/")
    assert not Activity.objects.filter(title="A talk").exists()


def test_a_message_can_be_thrown_away(client, bla):
    client.post("/mail/sort/", {"message": waiting(bla.owner).pk, "away": "yes"})
    assert not MailedMessage.objects.of(bla.owner).waiting().exists()
    assert not Activity.objects.exists()


def test_other_peoples_messages_and_networks_are_not_there(client, bla):
    theirs = OrganisationFactory()
    message, own = waiting(theirs.owner), waiting(bla.owner)
    before = everything()
    assert client.post("/mail/sort/", {"message": message.pk, "network": bla.pk}).status_code == 404
    client.post("/mail/sort/", {"message": own.pk, "network": theirs.pk})
    client.post("/mail/sort/", {"message": own.pk, "network": "x"})
    assert everything() == before
    assert "A talk" in words_of(client.get(MAIL))


def test_what_the_ledger_cannot_hold_stays_and_is_said(client, bla):
    message = waiting(bla.owner, day="1850-01-01")
    page = client.post("/mail/sort/", {"message": message.pk, "network": bla.pk}, follow=True)
    assert "log it by hand" in words_of(page)
    assert MailedMessage.objects.of(bla.owner).waiting().count() == 1


def test_a_person_with_nothing_waiting_hears_nothing_of_it(client, bla):
    waiting(UserFactory())
    ActivityFactory(organisation=bla)
    assert "to be sorted" not in words_of(client.get("/"))
