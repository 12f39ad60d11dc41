"""A network or a membership that is added with its first fee."""

from datetime import date
from decimal import Decimal

import pytest

from networks.admin.joining import SEE_THE_FEE
from networks.changing.undo import undo
from networks.models import Change, Fee, Membership, Organisation
from tests.keepers import errors_of, untouched_form
from tests.reflections.admin.typed import ADD, ADD_MEMBERSHIP, FEE, added


def test_network_is_joined_and_paid_for_in_one_go(client, alice):
    posted = untouched_form(client, ADD) | {
        "name": "CILIP",
        "memberships-0-started_on": "2008-09",
        "memberships-0-fee-amount": "about 75",
        "memberships-0-fee-which": "first",
        "memberships-0-fee-paid_by": "employer",
    }
    assert client.post(ADD, posted).status_code == 302
    fee = Fee.objects.of(alice).get()
    assert (fee.amount, fee.certainty, fee.paid_by) == (Decimal("75.00"), "about", "employer")
    assert (fee.covers_from, fee.covers_until) == (date(2008, 9, 1), date(2009, 8, 31))
    undo(Change.objects.get())
    assert not Organisation.objects.exists()


def test_fee_of_a_membership_that_is_over_is_of_its_last_year(client, alice):
    posted = untouched_form(client, ADD) | {
        "name": "CILIP",
        "memberships-0-started_on": "2006-09-01",
        "memberships-0-ended_on": "2008-08-31",
        "memberships-0-fee-amount": "38",
    }
    assert client.post(ADD, posted).status_code == 302
    fee = Fee.objects.of(alice).get()
    assert (fee.covers_from, fee.covers_until) == (date(2007, 9, 1), date(2008, 8, 31))


def test_network_is_added_without_joining_it(client):
    assert client.post(ADD, untouched_form(client, ADD) | {"name": "CILIP"}).status_code == 302
    assert not Membership.objects.exists()


def test_membership_that_is_free_has_no_fee(client):
    posted = untouched_form(client, ADD) | {"name": "CILIP", "memberships-0-started_on": "2008"}
    assert client.post(ADD, posted).status_code == 302
    assert (Membership.objects.count(), Fee.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"fee-amount": "75"}, "This field is required."),
        (
            {"started_on": "2008", "fee-amount": "lots"},
            SEE_THE_FEE,
        ),
    ],
)
def test_first_fee_that_is_not_right_keeps_what_was_typed(client, typed, said):
    typed = {f"memberships-0-{name}": value for name, value in typed.items()}
    response = client.post(ADD, untouched_form(client, ADD) | {"name": "CILIP"} | typed)
    assert said in errors_of(response)
    assert f'value="{typed["memberships-0-fee-amount"]}"' in response.text
    assert not Organisation.objects.exists()


def test_membership_and_its_first_fee_are_typed_on_one_page(client, mine):
    posted = untouched_form(client, ADD_MEMBERSHIP) | {
        "organisation": mine[Organisation].pk,
        "started_on": "1990",
        "ended_on": "1991",
    }
    posted = added(posted, "fees", 0, **FEE, amount="100", currency="EUR")
    assert client.post(ADD_MEMBERSHIP, posted).status_code == 302
    # The bank's rate of 16 March 2011: £0.8673 for a euro.
    assert Fee.objects.get(amount=100).exchange_rate == Decimal("0.867300")


def test_first_fee_in_a_currency_without_rate_is_told_beside_its_rate(client, mine):
    posted = untouched_form(client, ADD_MEMBERSHIP) | {
        "organisation": mine[Organisation].pk,
        "started_on": "1990",
        "ended_on": "1991",
    }
    posted = added(posted, "fees", 0, **FEE, amount="100", currency="XAU")
    said = errors_of(client.post(ADD_MEMBERSHIP, posted))
    assert [text[:46] for text in said] == ["There is no European Central Bank rate from XA"]
