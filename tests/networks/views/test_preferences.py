"""What holds for the whole ledger."""

from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.typed_dates import DateOrder
from networks.arithmetic.typed_numbers import NumberStyle
from networks.fields.habits import Habits
from networks.models import Activity, Fee, Membership, Preference
from networks.models.preference import says_uk_tax_year
from reflections.models import Appraisal, Decision
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    PreferenceFactory,
)
from tests.networks.views.sending import filled, ledger, send, undo_latest

pytestmark = pytest.mark.django_db
PAGE = "/preferences/"


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


# Another home currency


@pytest.fixture
def in_use(alice):
    """£10.00 and €20.00 at 0.85, worth £150.00 a year, £144.00 refused, and £15 an hour."""
    membership = MembershipFactory(organisation__owner=alice)
    FeeFactory(membership=membership, amount="10.00")
    FeeFactory(membership=membership, amount="20.00", currency="EUR", exchange_rate="0.85")
    AppraisalFactory(membership=membership, worth_per_year="150.00")
    DecisionFactory(organisation=membership.organisation, fee="144.00")
    ActivityFactory(organisation=membership.organisation, cost="6.00")
    PreferenceFactory(owner=alice, number="15.00")
    return ledger(alice)


def money_of(owner):
    fees = Fee.objects.of(owner).order_by("id").values_list("amount", "currency", "exchange_rate")
    worth = Appraisal.objects.of(owner).get().worth_per_year
    hour = Preference.objects.of(owner).get(setting="hour_value").number
    return list(fees), worth, Decision.objects.of(owner).get().fee, hour


def test_rate_for_what_is_there_is_asked_and_the_banks_offered(client, alice, in_use):
    answer = send(client, PAGE, home_currency="EUR")
    form = answer.context["form"]
    assert list(form.errors) == ["home_rate"]
    assert Decimal(form["home_rate"].value()) > 0
    assert ledger(alice) == in_use


def test_all_money_becomes_that_of_the_new_currency(client, alice, in_use):
    send(client, PAGE, home_currency="EUR", home_rate="1.2")
    assert Preference.objects.home_currency(alice.pk) == "EUR"
    fees, worth, refused, hour = money_of(alice)
    # Ten pounds are twelve euros; twenty euros are twenty.
    assert fees == [(10, "GBP", Decimal("1.2")), (20, "EUR", 1)]
    assert (worth, refused, hour) == (180, Decimal("172.80"), 18)
    assert Activity.objects.of(alice).get().exchange_rate == Decimal("1.2")


def test_one_undo_brings_the_old_currency_back_to_the_penny(client, alice, in_use):
    send(client, PAGE, home_currency="EUR", home_rate="1.234567")
    undo_latest(client)
    assert ledger(alice) == in_use


def test_currency_stays_where_money_came_in_since(client, alice, in_use):
    send(client, PAGE, home_currency="EUR", home_rate="1.2")
    FeeFactory(membership=Membership.objects.get(), amount="1.00", currency="EUR")
    undo_latest(client)
    assert Preference.objects.home_currency(alice.pk) == "EUR"


@pytest.mark.parametrize("rate", ["0", "much", "-1", "0.000001", "999999"])
def test_rate_that_cannot_be_is_refused_and_nothing_changes(client, alice, in_use, rate):
    Appraisal.objects.update(worth_per_year="9999.00")
    before = ledger(alice)
    answer = send(client, PAGE, home_currency="EUR", home_rate=rate)
    is_refused = answer.status_code == 422
    assert is_refused == (rate != "0.000001")
    assert (ledger(alice) == before) == is_refused


def test_another_persons_money_stays_as_it_is(client, alice, in_use):
    fee = FeeFactory(amount="7.00")
    send(client, PAGE, home_currency="EUR", home_rate="1.2")
    fee.refresh_from_db()
    assert fee.exchange_rate == 1


def test_currency_of_an_empty_ledger_needs_no_rate(client, alice):
    assert send(client, PAGE, home_currency="EUR").status_code == 302


def test_tax_rate_is_picked_by_its_year(client, alice):
    send(client, "/preferences/tax-rates/add/", since="2021-04-06", number="40")
    rate = Preference.objects.get()
    assert (rate.since, rate.number) == (date(2021, 4, 6), Decimal(40))
    assert "From 2021-22: <strong" in client.get(PAGE).content.decode()


@pytest.fixture
def rate(alice):
    return PreferenceFactory(
        owner=alice, setting="tax_rate", since=date(1995, 4, 6), number=Decimal(20)
    )


def test_rate_of_long_ago_keeps_its_year(client, rate):
    send(client, f"/preferences/tax-rates/{rate.pk}/", number="23")
    rate.refresh_from_db()
    assert (rate.since, rate.number) == (date(1995, 4, 6), Decimal(23))


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"number": ""}, {"number": ["This field is required."]}),
        ({"number": "101"}, {"number": ["At most 100."]}),
        ({"since": "2021-04-05"}, None),
    ],
)
def test_wrong_rate_is_told_beside_its_field(client, rate, typed, errors):
    answer = send(client, f"/preferences/tax-rates/{rate.pk}/", **typed)
    told = answer.context["form"].errors
    assert told == errors if errors else list(told) == ["since"]


def test_rate_that_cannot_be_read_is_told_once(client, alice):
    answer = send(client, "/preferences/tax-rates/add/", since="2021-04-06", number="20 %")
    assert answer.context["form"].errors == {
        "number": ["Write a plain number, such as 12.50, with digits and one point only."]
    }


def test_second_rate_of_a_year_is_refused(client, alice):
    for _ in range(2):
        answer = send(client, "/preferences/tax-rates/add/", since="2021-04-06", number="40")
    assert answer.context["form"].errors == {
        "since": ["You gave a rate for 2021-22 already: change that one."]
    }


def test_rate_is_removed_and_comes_back(client, rate):
    client.post(f"/preferences/tax-rates/{rate.pk}/delete/")
    assert not Preference.objects.exists()
    undo_latest(client)
    assert Preference.objects.get() == rate


@pytest.mark.parametrize("place", ["", "delete/"])
def test_rate_of_another_is_not_found(client, alice, place):
    foreign = PreferenceFactory(setting="tax_rate", since=date(2021, 4, 6), number=Decimal(20))
    assert client.get(f"/preferences/tax-rates/{foreign.pk}/{place}").status_code == 404


def test_other_preference_is_no_tax_rate(client, alice):
    hour = PreferenceFactory(owner=alice)
    assert client.get(f"/preferences/tax-rates/{hour.pk}/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_the_same_of_the_database_for_one_rate_and_for_many(
    client, alice, number, django_assert_num_queries
):
    for year in range(number):
        since = date(2020 + year, 4, 6)
        PreferenceFactory(owner=alice, setting="tax_rate", since=since, number=Decimal(20))
    with django_assert_num_queries(5):
        client.get(PAGE)
