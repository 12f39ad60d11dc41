"""What a token opens, and what it leaves closed."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.urls import get_resolver
from django.utils import timezone

from networks.models import AccessToken
from reflections.models import CalendarFeed
from reflections.urls import FILES
from tests.config.accounts.people import ELSEWHERE, HERE, is_signed_in, person
from tests.factories import ActivityFactory, OrganisationFactory
from tests.keepers import fill_ledger, keeper, ledger_rows
from tests.test_every_address import OPEN, addresses

pytestmark = pytest.mark.django_db

LISTED = {f"{name}.{ending}" for name, (_, endings) in FILES.items() for ending in endings}
OPENED = LISTED | {"ledger/export/", "ledger.xlsx", "calendar.ics", "api/openapi.json"}


def token_of(owner, name="script", **given):
    made = AccessToken(owner=owner, name=name, **given)
    token = made.set_token()
    made.save()
    return token


def bearer(token):
    return {"HTTP_AUTHORIZATION": f"Bearer {token}"}


@pytest.fixture
def alice():
    return keeper("alice")


@pytest.fixture
def alices(alice):
    return bearer(token_of(alice))


def test_token_opens_its_owners_files_without_a_session(client, alice, alices):
    ActivityFactory(organisation__owner=alice, title="Mine", date="2011-03-12")
    ActivityFactory(title="Theirs", date="2011-03-12")
    answer = client.get("/activities.csv?period=all", **alices)
    text = answer.getvalue().decode()
    assert (answer.status_code, "Mine" in text, "Theirs" in text) == (200, True, False)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Authorization" in answer.headers["Vary"]
    assert not (answer.cookies or Session.objects.exists())


def test_token_opens_the_named_addresses_and_no_other(client, alices):
    closed = {*addresses(get_resolver())} - OPEN
    answers = {address: client.get(f"/{address}", **alices).status_code for address in closed}
    opened = {address for address, status in answers.items() if status == 200}
    # The calendar is switched off.
    assert opened == OPENED - {"calendar.ics"}
    assert (answers["calendar.ics"], answers["networks/"], answers["admin/"]) == (404, 403, 403)


def test_token_that_reads_changes_nothing(client, alices):
    for address in ("networks/add/", "summary.csv", "accounts/tokens/", "activities/"):
        sent = client.post(f"/{address}", {}, content_type="application/json", **alices)
        assert sent.status_code == 403
        assert sent.headers["WWW-Authenticate"].endswith('error="insufficient_scope"')


@pytest.mark.parametrize("header", ["Bearer", "Bearer nobodys", "bearer  x y", "Bearer é"])
def test_what_is_no_token_is_told_what_is_wanted(client, alice, header):
    client.force_login(alice)
    answer = client.get("/summary.csv", HTTP_AUTHORIZATION=header)
    assert answer.status_code == 401
    challenge = 'Bearer realm="Worth Renewing", error="invalid_token"'
    assert answer.headers["WWW-Authenticate"] == challenge
    assert "mistyped, or was revoked" in answer.json()["error"]


@pytest.mark.parametrize("accept", ["application/json", "*/*"])
def test_script_without_a_token_is_told_what_is_wanted(client, accept):
    for address in OPENED:
        answer = client.get(f"/{address}", headers={"Accept": accept})
        challenge = answer.headers["WWW-Authenticate"]
        assert (answer.status_code, challenge) == (401, 'Bearer realm="Worth Renewing"'), address
        assert answer.json() == {"error": "This opens to a token: /api/ says how to make one."}


BROWSERS = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize("headers", [{}, BROWSERS, {"Authorization": "Basic YTpi", **BROWSERS}])
def test_browser_without_a_session_is_led_to_sign_in(client, headers):
    answer = client.get("/summary.json", headers=headers)
    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/summary.json")


def test_session_counts_for_nothing_beside_a_token(client, alice):
    ActivityFactory(organisation__owner=alice, title="Alice's", date="2011-03-12")
    bob = person("bob")
    ActivityFactory(organisation__owner=bob, title="Bob's", date="2011-03-12")
    client.force_login(alice)
    answer = client.get("/activities.csv?period=all", **bearer(token_of(bob)))
    text = answer.getvalue().decode()
    assert ("Alice's" in text, "Bob's" in text) == (False, True)
    assert client.get("/networks/", **bearer(token_of(bob, "again"))).status_code == 403
    assert is_signed_in(client)


def test_other_scheme_leaves_the_session_as_it_is(client, alice):
    client.force_login(alice)
    basic = {"HTTP_AUTHORIZATION": "Basic YTpi"}
    assert client.get("/summary.csv", **basic).status_code == 200
    assert client.get("/networks/", **basic).status_code == 200


def test_revoked_token_opens_nothing_at_once(client, alice, alices):
    assert client.get("/summary.csv", **alices).status_code == 200
    AccessToken.objects.of(alice).delete()
    assert client.get("/summary.csv", **alices).status_code == 401


def test_token_of_somebody_inactive_is_refused(client, alice, alices):
    alice.is_active = False
    alice.save()
    assert client.get("/summary.csv", **alices).status_code == 401


def test_what_is_stored_opens_nothing(client, alice, alices):
    [row] = AccessToken.objects.values()
    assert alices["HTTP_AUTHORIZATION"].partition("_")[2] not in str(row)
    assert client.get("/summary.csv", **bearer(row["token_hash"])).status_code == 401


def test_use_is_noted_once_an_hour(client, alice, alices):
    def after(time):
        AccessToken.objects.update(last_used_at=time)
        client.get("/summary.csv", **alices)
        return AccessToken.objects.get().last_used_at

    now = timezone.now()
    assert after(None) >= now
    assert after(now - timedelta(minutes=50)) == now - timedelta(minutes=50)
    assert after(now - timedelta(minutes=61)) >= now


def test_one_forgotten_script_is_held_up_and_no_other(client, alices):
    tries = [client.get("/summary.csv", **bearer("revoked")).status_code for _ in range(6)]
    assert tries == [401] * 4 + [429] * 2
    assert client.get("/summary.csv", **alices).status_code == 200


def test_address_may_try_twenty_tokens_and_no_more(client, alices):
    def ask(token, address=HERE):
        return client.get("/summary.csv", REMOTE_ADDR=address, **token)

    tries = [ask(bearer(f"guess {number}")) for number in range(22)]
    assert [answer.status_code for answer in tries] == [401] * 19 + [429] * 3
    assert tries[-1].headers["Retry-After"] == "900"
    assert "quarter of an hour" in tries[-1].json()["error"]
    assert ask(alices).status_code == 429
    assert ask(alices, ELSEWHERE).status_code == 200
    assert "guess" not in str(list(AccessAttempt.objects.values()))


def test_walk_with_a_token_meets_nobody_else(client, alices):
    roberta = keeper("roberta")
    theirs = fill_ledger(roberta)
    before = ledger_rows()
    numbers = {str(row.pk) for row in theirs.values()}
    for file in OPENED:
        for number in numbers:
            query = f"period=all&leave_out={number}&network={number}"
            answer = client.get(f"/{file}?{query}", **alices)
            assert "roberta" not in answer.getvalue().decode(errors="replace"), file
    after = ledger_rows()
    assert before.keys() == after.keys()
    assert {name for name in before if before[name] != after[name]} == {"AccessToken"}


def test_what_goes_wrong_is_told_as_json(client, alice, alices):
    assert client.get("/calendar.ics", **alices).json() == {"error": "Not Found."}
    form = client.post("/summary.csv", {"a": 1}, **alices)
    assert (form.status_code, form.json()) == (415, {"error": "Unsupported Media Type."})
    utf16 = client.post("/activities/", "{}", "application/json; charset=utf-16", **alices)
    assert (utf16.status_code, utf16.json()) == (415, {"error": "Unsupported Media Type."})
    nul = client.get("/summary.json?period=%00", **alices)
    assert (nul.status_code, nul.json()) == (400, {"error": "Bad Request."})


def test_calendar_that_is_switched_on_comes_by_token(client, alice, alices):
    CalendarFeed.objects.replace(alice)
    OrganisationFactory(owner=alice)
    answer = client.get("/calendar.ics", **alices)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.content.startswith(b"BEGIN:VCALENDAR")
