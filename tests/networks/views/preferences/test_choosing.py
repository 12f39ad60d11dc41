"""What holds for the whole ledger."""

from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.typed_dates import DateOrder
from networks.arithmetic.typed_numbers import NumberStyle
from networks.fields.habits import Habits
from networks.models import Fee, Preference
from networks.models.preference import says_uk_tax_year
from tests.factories import (
    OrganisationFactory,
    PreferenceFactory,
)
from tests.networks.views.preferences.page import PAGE
from tests.networks.views.sending import filled, ledger, send, undo_latest

pytestmark = pytest.mark.django_db


def stored(owner):
    rows = Preference.objects.of(owner).order_by("setting", "-number")
    return [(row.setting, row.currency or int(row.number)) for row in rows]


def test_preferences_are_saved(client, alice):
    send(client, PAGE, home_currency="eur", hour_value="€15", reminder_days="7, 30; 30")
    assert stored(alice) == [
        ("home_currency", "EUR"),
        ("hour_value", 15),
        ("reminder_days", 30),
        ("reminder_days", 7),
    ]


@pytest.fixture
def chosen(client, alice):
    send(client, PAGE, hour_value="15", reminder_days="30, 7")
    return ledger(alice)


def test_what_was_chosen_is_shown(client, alice, chosen):
    form = client.get(PAGE).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    assert {name: value for name, value in shown.items() if value} == {
        "home_currency": "GBP",
        "hour_value": "15",
        "reminder_days": "30, 7",
    }


def test_how_one_writes_dates_and_numbers_is_chosen_and_changed(client, alice):
    send(client, PAGE, date_order="dmy", number_style="comma", tax_year="none")
    send(client, PAGE, date_order="mdy", number_style="")
    rows = Preference.objects.of(alice).order_by("setting")
    assert [(row.setting, row.words) for row in rows] == [
        ("date_order", "mdy"),
        ("tax_year", "none"),
    ]
    undo_latest(client)
    assert Preference.objects.habits(alice.pk) == Habits(DateOrder.DAY_FIRST, NumberStyle.COMMA)


@pytest.mark.parametrize(
    ("home", "said", "habits"),
    [
        ("GBP", {}, Habits(None, NumberStyle.POINT)),
        ("EUR", {}, Habits(None, None)),
        ("EUR", {"number_style": "point"}, Habits(None, NumberStyle.POINT)),
        ("GBP", {"date_order": "dmy"}, Habits(DateOrder.DAY_FIRST, NumberStyle.POINT)),
    ],
)
def test_numbers_are_written_as_the_currency_is_unless_said(alice, home, said, habits):
    PreferenceFactory(owner=alice, setting="home_currency", currency=home, number=None)
    for setting, words in said.items():
        PreferenceFactory(owner=alice, setting=setting, words=words, number=None)
    assert Preference.objects.habits(alice.pk) == habits


@pytest.mark.parametrize(
    ("home", "said", "sees"),
    [("GBP", "", True), ("EUR", "", False), ("EUR", "uk", True), ("GBP", "none", False)],
)
def test_uk_tax_year_is_that_of_ledgers_in_pounds_unless_said(alice, home, said, sees):
    PreferenceFactory(owner=alice, setting="home_currency", currency=home, number=None)
    if said:
        PreferenceFactory(owner=alice, setting="tax_year", words=said, number=None)
    assert says_uk_tax_year(Preference.objects.of(alice)) == sees


def test_forms_read_what_is_typed_as_the_person_writes_it(client, alice):
    network = OrganisationFactory(owner=alice)
    send(client, PAGE, home_currency="EUR", date_order="mdy", number_style="comma")
    typed = {"started_on": "3/4/2009", "fee_amount": "80,50 €", "fee_paid_by": "self"}
    send(client, f"/networks/{network.pk}/join/", **typed)
    fee = Fee.objects.select_related("membership").get()
    assert (fee.amount, fee.currency) == (Decimal("80.50"), "EUR")
    assert fee.membership.started_on == date(2009, 3, 4)


def test_examples_of_amounts_are_in_the_persons_own_money(client, alice):
    network = OrganisationFactory(owner=alice)
    PreferenceFactory(owner=alice, setting="home_currency", currency="EUR", number=None)
    page = client.get(f"/networks/{network.pk}/join/").content.decode()
    assert 'placeholder="€184, about €75, unknown"' in page


def test_preferences_are_changed_and_the_change_undone(client, alice, chosen):
    send(client, PAGE, hour_value=None, reminder_days="14")
    assert stored(alice) == [("reminder_days", 14)]
    undo_latest(client)
    assert ledger(alice) == chosen


def test_preferences_left_alone_change_nothing(client, alice, chosen):
    assert send(client, PAGE).status_code == 302
    assert ledger(alice) == chosen


WRONG = [
    ("home_currency", {"home_currency": "pounds"}),
    ("home_currency", {"home_currency": "£"}),
    ("home_currency", {"home_currency": ""}),
    ("hour_value", {"hour_value": "lots"}),
    ("hour_value", {"hour_value": "-1"}),
    ("hour_value", {"hour_value": "$15"}),
    ("hour_value", {"hour_value": "15 EUR"}),
    ("hour_value", {"hour_value": "about 15"}),
    ("hour_value", {"hour_value": "£15 a month"}),
    ("hour_value", {"home_currency": "eur", "hour_value": "£15"}),
    ("reminder_days", {"reminder_days": "a week"}),
    ("reminder_days", {"reminder_days": "7.5"}),
    ("reminder_days", {"reminder_days": "367"}),
]


def test_wrong_preference_is_told_beside_its_field_and_nothing_is_saved(client, alice, chosen):
    form = filled(client, PAGE, hour_value="16")
    told = []
    for _, typed in WRONG:
        answer = client.post(PAGE, form | typed)
        said = [*answer.context["form"].errors] if answer.status_code == 422 else None
        told.append((said, typed))
    assert told == [([field], typed) for field, typed in WRONG]
    assert ledger(alice) == chosen
