import json
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from networks.changing.undo import undo
from networks.models import Activity, Change, Preference, SentForm
from tests.config.middleware.test_bearer import bearer, token_of
from tests.factories import OrganisationFactory
from tests.keepers import keeper

pytestmark = pytest.mark.django_db

LEAST = {"organisation": "CILIP", "title": "A talk"}


@pytest.fixture
def alice():
    person = keeper("alice")
    OrganisationFactory(owner=person, name="Chartered Institute", short_name="CILIP")
    return person


@pytest.fixture
def send(alice):
    """A function that posts JSON with a token that may log, as no browser would."""
    token = bearer(token_of(alice, may_log=True))
    program = Client(enforce_csrf_checks=True)

    def post(said, **headers):
        body = said if isinstance(said, str) else json.dumps(said)
        return program.post("/activities/", body, "application/json", **token, **headers)

    return post


def test_activity_is_logged_as_one_change_and_undone(send, alice):
    more = {"date": "2011-03-16", "kind": "talk", "hours": 1.5, "cost": "£6.20", "rating": 4}
    answer = send(LEAST | more | {"cpd": True, "given": "no", "outcome": None})
    assert answer.status_code == 201, answer.json()
    activity = Activity.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (201, f"/activities/{activity.pk}/")
    assert (activity.organisation.short_name, activity.date) == ("CILIP", date(2011, 3, 16))
    assert (activity.hours, activity.cost, activity.rating) == (Decimal("1.50"), Decimal("6.20"), 4)
    assert (activity.cpd, activity.given) == (True, False)
    undo(Change.objects.of(alice).get())
    assert not Activity.objects.exists()


def test_what_is_not_said_is_as_on_the_page(send):
    send(LEAST)
    activity = Activity.objects.get()
    assert (activity.date, activity.kind) == (timezone.localdate(), "event")
    assert (activity.cost_paid_by, activity.hours, activity.given) == ("self", None, None)


def test_figures_have_a_point_however_their_owner_writes(send, alice):
    Preference.objects.create(owner=alice, setting="number_style", words="comma")
    send(LEAST | {"cost": "1.234", "hours": 1.5})
    assert not Activity.objects.exists()
    send(LEAST | {"cost": 1234.5, "hours": 1.5})
    activity = Activity.objects.get()
    assert (activity.cost, activity.hours) == (Decimal("1234.50"), Decimal("1.50"))


@pytest.mark.parametrize(
    ("said", "column", "words"),
    [
        ({"title": ""}, "title", "This field is required."),
        ({"organisation": ""}, "organisation", "required"),
        ({"organisation": "Nobody"}, "organisation", "No network of yours is called that"),
        ({"organisation": "Theirs"}, "organisation", "No network of yours is called that"),
        ({"found_through": "Theirs"}, "found_through", "No network of yours is called that"),
        ({"hours": "soon"}, "hours", "number"),
        ({"hours": 900}, "hours", ""),
        ({"date": "yesterdayish"}, "date", ""),
        ({"rating": 6}, "rating", ""),
        ({"stars": 4}, "stars", "There is no such column."),
        ({"title": ["A talk"]}, "title", "Write a text"),
        ({"opened_version": {}}, "opened_version", "Write a text"),
    ],
)
def test_what_is_wrong_is_told_by_column_and_nothing_is_saved(send, said, column, words):
    OrganisationFactory(name="Theirs")
    answer = send(LEAST | said)
    assert answer.status_code == 422
    [message] = answer.json()["errors"][column]
    assert words in message
    assert not Activity.objects.exists()


def test_odd_figure_is_taken_when_it_is_sure(send):
    assert send(LEAST | {"hours": 130}).status_code == 422
    assert send(LEAST | {"hours": 130, "surely": True}).status_code == 201


@pytest.mark.parametrize("body", ["{", "[]", "null", '"x"', '{"hours": NaN}', "[" * 50_000])
def test_what_is_no_object_is_refused(send, body):
    answer = send(body)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


def test_same_key_and_text_is_one_activity(send):
    key = {"HTTP_IDEMPOTENCY_KEY": "7f3a"}
    first, again = send(LEAST, **key), send(LEAST, **key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.headers["Location"] == first.headers["Location"]
    assert Activity.objects.count() == 1
    assert send(LEAST | {"title": "Another"}, **key).status_code == 201
    assert send(LEAST).status_code == 201
    assert Activity.objects.count() == 3


def test_refused_activity_may_be_sent_again_with_its_key(send):
    key = {"HTTP_IDEMPOTENCY_KEY": "7f3a"}
    assert [send({"title": "x"}, **key).status_code for _ in range(2)] == [422, 422]
    assert not SentForm.objects.exists()


def test_two_at_the_same_moment_are_told_apart(send, alice, monkeypatch):
    key = {"HTTP_IDEMPOTENCY_KEY": "7f3a"}
    send(LEAST, **key)
    SentForm.objects.update(location="")
    answer = send(LEAST, **key)
    assert (answer.status_code, answer.headers["Retry-After"]) == (409, "1")
    assert Activity.objects.count() == 1


def test_token_that_reads_logs_nothing(client, alice):
    token = bearer(token_of(alice))
    answer = client.post("/activities/", json.dumps(LEAST), "application/json", **token)
    assert (answer.status_code, answer.json()) == (403, {"error": "This token may only read."})
    assert not Activity.objects.exists()


def test_session_logs_nothing_there(client, alice):
    client.force_login(alice)
    assert client.post("/activities/", LEAST).status_code == 405
    assert client.post("/activities/", json.dumps(LEAST), "application/json").status_code == 415
    assert not Activity.objects.exists()
