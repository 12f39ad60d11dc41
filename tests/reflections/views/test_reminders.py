"""The page of letters: what the next will say, and what may stand in them."""

import pytest

from reflections.models import ReminderChoice, ReminderRule
from tests.factories import UserFactory
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db
LETTERS = "/reminders/"


@pytest.fixture
def alice(client):
    """Signed in."""
    alice = UserFactory(email="alice@example.org")
    client.force_login(alice)
    return alice


def said(client, **changes):
    """What the page would send as it stands, with these fields otherwise."""
    fields = {field.html_name: field.value() for field in client.get(LETTERS).context["form"]}
    fields |= {name.replace("_", "-"): value for name, value in changes.items()}
    return {name: "on" if v is True else v for name, v in fields.items() if v not in (False, None)}


def test_kinds_days_and_rhythm_are_chosen_and_shown_again(client, alice):
    answer = client.post(
        LETTERS, said(client, weekly="on", on_quiet=None, days_renewal="7, 45, 7", on_fee=None)
    )
    assert answer["Location"] == LETTERS
    rules = ReminderRule.objects.of(alice).order_by("kind").values_list("kind", "is_off", "days")
    assert list(rules) == [("fee", True, []), ("quiet", True, []), ("renewal", False, [45, 7])]
    assert ReminderChoice.objects.get().is_weekly
    page = client.get(LETTERS)
    assert 'value="45, 7"' in page.content.decode()
    assert "One letter a week at most, to alice@example.org" in words_of(page)
    client.post(LETTERS, said(client, on_quiet="on", on_fee="on", days_renewal=""))
    assert not ReminderRule.objects.exists()


def test_days_that_are_none_are_told_beside_them_and_nothing_is_saved(client, alice):
    form = said(client, weekly="on")
    for days in ["soon", "400", "-1", "1.5", "٣", "9" * 60, "1,2,3,4,5,6,7,8,9,10,11"]:
        page = client.post(LETTERS, form | {"days-renewal": days})
        assert page.status_code == 422, days
        assert "Whole numbers of days from 0 to 366, please" in words_of(page), days
        assert f'value="{days}"' in page.content.decode(), days
    assert not (ReminderRule.objects.exists() or ReminderChoice.objects.exists())


def test_letters_off_stay_off_when_kinds_are_chosen(client, alice):
    client.post("/reminders/turn/", {"off": ""})
    client.post(LETTERS, said(client, on_quiet=None))
    assert ReminderChoice.objects.get().is_off
