"""How often one may try, and what is kept of it."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.accounts.throttle import client_address
from tests.factories import UserFactory

LOGIN, CHANGE, RESET = "/accounts/login/", "/accounts/password_change/", "/accounts/password_reset/"
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(django_user_model):
    return django_user_model.objects.create_user("alice", "alice@example.org", "right")


@pytest.fixture
def try_password(client, alice):
    def status(name, password, address=HERE, **headers):
        client.logout()
        sent = {"username": name, "password": password}
        return client.post(LOGIN, sent, REMOTE_ADDR=address, **headers).status_code

    return status


def test_lockout_at_one_address_leaves_the_owner_in_from_another(try_password):
    tries = [try_password("alice", "wrong") for _ in range(6)]
    assert tries == [200, 200, 200, 200, 429, 429]
    assert try_password("alice", "right") == 429
    assert try_password("alice", "right", ELSEWHERE) == 302


def test_address_may_try_twenty_names_and_no_more(try_password):
    tries = [try_password(f"name{number}", "wrong") for number in range(25)]
    assert tries == [200] * 19 + [429] * 6
    assert try_password("alice", "right") == 429
    assert try_password("alice", "right", ELSEWHERE) == 302


def test_password_of_ones_own_does_not_buy_further_tries(try_password):
    UserFactory(username="mallory").set_password("mine")
    statuses = []
    for number in range(20):
        statuses.append(try_password(f"name{number}", "wrong"))
        if number % 4 == 3 and number < 19:
            assert try_password("alice", "right") == 302
    assert statuses == [200] * 19 + [429]


def test_tries_during_a_lockout_do_not_prolong_it(try_password):
    for _ in range(5):
        try_password("alice", "wrong")
    AccessAttempt.objects.update(attempt_time=AccessAttempt.objects.get().attempt_time - MINUTES_14)
    try_password("alice", "wrong")
    AccessAttempt.objects.update(attempt_time=AccessAttempt.objects.get().attempt_time - MINUTES_2)
    assert try_password("alice", "right") == 302


MINUTES_14, MINUTES_2 = timedelta(minutes=14), timedelta(minutes=2)


@pytest.mark.parametrize("length", [151, 256, 60_000])
def test_long_name_is_refused_and_not_kept(client, alice, length):
    response = client.post(LOGIN, {"username": "x" * length, "password": "wrong"})
    assert response.status_code == 200
    assert "at most 150 characters" in response.text
    assert not AccessAttempt.objects.exists()


def test_longest_name_is_tried_and_kept(client, alice):
    client.post(LOGIN, {"username": "x" * 150, "password": "wrong"})
    assert AccessAttempt.objects.get().username == "x" * 150


@pytest.mark.parametrize("path", [LOGIN, RESET, "/nowhere/", "/networks/add/"])
def test_large_body_of_a_stranger_is_refused_unread(client, path):
    response = client.post(path, {"username": "x" * 4_900_000, "password": "wrong"})
    assert response.status_code == 413


def test_signed_in_person_may_send_a_large_one(client, alice):
    client.force_login(alice)
    assert client.post("/nowhere/", {"body": "x" * 100_000}).status_code == 404


def test_wrong_old_passwords_are_counted_as_at_signing_in(client, alice, try_password):
    client.force_login(alice)
    sent = {"old_password": "wr0ng-old", "new_password1": "n3w-words", "new_password2": "n3w-words"}
    tries = [client.post(CHANGE, sent, REMOTE_ADDR=HERE).status_code for _ in range(5)]
    assert tries == [200, 200, 200, 200, 429]
    client.force_login(alice)
    right = sent | {"old_password": "right"}
    assert client.post(CHANGE, right, REMOTE_ADDR=HERE).status_code == 429
    kept = str(list(AccessAttempt.objects.values()))
    assert "wr0ng-old" not in kept
    assert "n3w-words" not in kept


def test_admins_own_address_for_passwords_leads_to_the_one_page(client, admin_client):
    assert admin_client.post("/admin/password_change/", {"old_password": "x"}).url == CHANGE


def test_reset_is_sent_four_times_in_a_quarter_of_an_hour(client, alice):
    emails = ["alice@example.org", "Alice@Example.org"] * 3
    tries = [client.post(RESET, {"email": email}).status_code for email in emails]
    assert tries == [302, 302, 302, 302, 429, 429]
    assert len(mail.outbox) == 4


def test_address_may_ask_for_resets_of_nineteen_people(client):
    tries = [client.post(RESET, {"email": f"p{n}@example.org"}).status_code for n in range(21)]
    assert tries == [302] * 19 + [429] * 2


def test_long_e_mail_address_is_no_error(client):
    email = f"{'x' * 60}@{'y' * 60}.{'z' * 60}.{'w' * 60}.org"
    assert client.post(RESET, {"email": email}).status_code == 302


def test_new_password_by_e_mail_opens_the_sign_in_again(client, alice, try_password):
    for _ in range(5):
        try_password("alice", "wrong")
    client.post(RESET, {"email": "alice@example.org"}, REMOTE_ADDR=HERE)
    link = mail.outbox[0].body.partition("http://127.0.0.1:8000")[2].split()[0]
    form = client.get(link).url
    words = {"new_password1": "a-new-horse-battery", "new_password2": "a-new-horse-battery"}
    client.post(form, words, REMOTE_ADDR=HERE)
    assert try_password("alice", "a-new-horse-battery") == 302


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", HERE),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (2, "10.0.0.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", HERE),
        (1, "", HERE),
        (1, "unknown", None),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_address_is_what_the_outermost_trusted_proxy_saw(
    rf, settings, proxies, forwarded, expected
):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR=HERE, headers={"X-Forwarded-For": forwarded})
    assert client_address(request) == expected


def test_server_behind_a_socket_knows_no_address(rf, try_password):
    assert client_address(rf.get("/", REMOTE_ADDR="")) is None
    assert [try_password("alice", "wrong", "") for _ in range(5)] == [200] * 4 + [429]


def test_people_behind_a_trusted_proxy_are_told_apart(settings, try_password):
    settings.TRUSTED_PROXIES = 1
    attacker = {"HTTP_X_FORWARDED_FOR": f"{ELSEWHERE}, 203.0.113.66"}
    assert [try_password("alice", "wrong", **attacker) for _ in range(6)][-1] == 429
    assert try_password("alice", "right", HTTP_X_FORWARDED_FOR=ELSEWHERE) == 302


def test_reset_asks_as_much_of_the_database_for_anybody(client, alice, monkeypatch):
    monkeypatch.setattr("config.accounts.passwords.put_off", lambda request, task: None)
    counts = []
    for email in ("alice@example.org", "nobody@example.org"):
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(RESET, {"email": email})
        counts.append((len(asked), answer.status_code, answer.url))
    assert counts[0] == counts[1]


def test_mail_server_that_refuses_a_reset_is_for_the_log_alone(client, alice, monkeypatch, caplog):
    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", lambda *a, **k: 1 / 0)
    assert client.post(RESET, {"email": "alice@example.org"}).status_code == 302
    assert "until after the answer failed" in caplog.text or "Failed to send" in caplog.text


@pytest.fixture
def lets_in(client, django_user_model):
    """A function that tries to sign somebody in and says whether it let them."""
    for name in ("alice", "bob"):
        django_user_model.objects.create_user(name, password="right", is_staff=True)

    def signed_in(name, password):
        client.logout()
        client.post("/accounts/login/", {"username": name, "password": password})
        return "_auth_user_id" in client.session

    return signed_in


def test_fifth_wrong_password_locks_a_person_out(lets_in):
    for _ in range(5):
        lets_in("alice", "wrong")
    assert not lets_in("alice", "right")


def test_right_password_forgives_four_wrong_ones(lets_in):
    for _ in range(2):
        for _ in range(4):
            lets_in("alice", "wrong")
        assert lets_in("alice", "right")


def test_wrong_passwords_for_one_person_leave_another_alone(lets_in):
    for _ in range(5):
        lets_in("alice", "wrong")
    assert lets_in("bob", "right")
