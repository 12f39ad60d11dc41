import re
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from networks.models import Invitation
from tests.config.accounts.people import person
from tests.keepers import keeper
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db
PAGE, SIGN_UP = "/accounts/invitations/", "/accounts/sign-up/"
CHOSEN = {"username": "carol", "password1": "a horse of her own", "password2": "a horse of her own"}


def invited(email=""):
    """The path of a link that lets one person in."""
    return f"/accounts/join/{Invitation.objects.make(email)[1]}/"


def path_in(text):
    return re.search(r"http://127.0.0.1:8000(/accounts/join/[\w-]{43}/)", text)[1]


def test_invited_person_is_in_at_once_and_may_enter_data(client):
    link = invited("carol@example.org")
    assert client.post(link, CHOSEN).url == "/"
    carol = User.objects.get(username="carol")
    assert (carol.email, carol.is_staff, carol.is_superuser) == ("carol@example.org", True, False)
    assert carol.has_perm("networks.add_organisation")
    assert client.get("/networks/").status_code == 200
    assert mail.outbox == []


def test_link_works_once(client):
    link = invited()
    client.post(link, CHOSEN)
    other = Client()
    assert "no longer works" in words_of(other.get(link))
    other.post(link, CHOSEN | {"username": "dora"})
    assert User.objects.count() == 1


def test_link_works_for_a_week(client):
    link = invited()
    Invitation.objects.update(made_at=timezone.now() - timedelta(days=7))
    assert "no longer works" in words_of(client.get(link))
    call_command("clean_up", stdout=StringIO())
    assert not Invitation.objects.exists()


def test_token_is_not_stored(client):
    link = invited()
    assert link.split("/")[3] not in str(list(Invitation.objects.values()))


ALIKE = ["bob", "BOB", "b0b", "vvi11iam", "WILLIAM", "willian".replace("n", "rn"), "b\u043eb"]


@pytest.mark.parametrize("name", [*ALIKE, "bo\u0301b", "josé"])
def test_name_that_can_be_taken_for_anothers_is_refused(client, name):
    keeper("bob"), keeper("william")
    answer = client.post(invited(), CHOSEN | {"username": name})
    assert answer.status_code == 422
    assert answer.context["form"].errors["username"]
    assert User.objects.count() == 2


def test_names_cannot_be_tried_for_long(client):
    link = invited()
    person("bob")
    tries = [client.post(link, CHOSEN | {"username": "bob"}).status_code for _ in range(5)]
    assert tries == [422] * 4 + [429]


def test_whoever_runs_it_makes_one_to_pass_on_or_to_send(client):
    client.force_login(keeper("root", is_superuser=True))
    to_pass_on = path_in(client.post(PAGE, {"email": ""}).text)
    sent = path_in(client.post(PAGE, {"email": "carol@example.org"}).text)
    assert path_in(mail.outbox[0].body) == sent
    assert "root invites you to keep a ledger" in mail.outbox[0].body
    assert {Client().get(path).status_code for path in (to_pass_on, sent)} == {200}
    assert to_pass_on not in client.get(PAGE).text


def test_invitation_is_taken_back(client):
    client.force_login(keeper("root", is_superuser=True))
    link = invited()
    client.post(PAGE, {"end": Invitation.objects.get().pk})
    assert "no longer works" in words_of(Client().get(link))


@pytest.mark.parametrize("end", ["9" * 30, "-1", "x", "²"])
def test_invitation_that_is_not_there_is_no_error(client, end):
    client.force_login(keeper("root", is_superuser=True))
    assert client.post(PAGE, {"end": end}).status_code in (200, 302)


def test_nobody_else_invites(client):
    client.force_login(keeper("bob"))
    assert [client.get(PAGE).status_code, client.post(PAGE).status_code] == [403, 403]


def test_admin_leads_to_the_invitations(client):
    client.force_login(keeper("root", is_superuser=True))
    assert client.get("/admin/auth/user/add/").url == PAGE
    assert client.post("/admin/auth/user/add/", {"username": "x"}).url == PAGE
    assert User.objects.count() == 1


def test_command_prints_the_link_and_sends_it(client):
    told = StringIO()
    call_command("invite", stdout=told)
    call_command("invite", "--email", "carol@example.org", stdout=told)
    first, second = told.getvalue().split()
    assert path_in(mail.outbox[0].body) == path_in(second) != path_in(first)
    with pytest.raises(CommandError, match="no e-mail address"):
        call_command("invite", "--email", "carol")


def test_sign_up_is_closed_unless_it_is_opened(client):
    assert [client.get(SIGN_UP).status_code, client.post(SIGN_UP).status_code] == [404, 404]
    assert SIGN_UP not in client.get("/accounts/login/").text


def test_open_sign_up_sends_an_invitation_and_tells_nothing(client, settings):
    settings.SIGN_UP_OPEN = True
    person("bob", email="bob@example.org")
    assert SIGN_UP in client.get("/accounts/login/").text
    answers = [client.post(SIGN_UP, {"email": f"{name}@example.org"}) for name in ("bob", "carol")]
    assert {answer.url for answer in answers} == {"/accounts/login/"}
    assert [letter.to for letter in mail.outbox] == [["bob@example.org"], ["carol@example.org"]]
    assert client.post(path_in(mail.outbox[1].body), CHOSEN).url == "/"
    assert client.post(SIGN_UP, {"email": "carol"}).status_code == 422


def test_open_sign_up_is_limited(client, settings):
    settings.SIGN_UP_OPEN = True
    tries = [client.post(SIGN_UP, {"email": "a@example.org"}).status_code for _ in range(5)]
    assert tries == [302] * 4 + [429]
