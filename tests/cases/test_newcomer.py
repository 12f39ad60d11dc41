"""The first ledger of who pays by the month (first-fee-by-the-month): what the pages make of it."""

import pytest

from networks.models import Fee
from tests.factories import UserFactory
from tests.networks.views.sending import send
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    [
        {"fee_amount": "15.30", "fee_every": "1"},
        {"fee_amount": "£15.30 a month"},
        {"fee_amount": "15.30/month"},
    ],
)
def test_first_fee_by_the_month_costs_twelve_of_them_a_year(client, typed):
    client.force_login(UserFactory())
    send(
        client,
        "/networks/add/",
        name="Teachers Assoc North",
        kind="union",
        started_on="1 January 2025",
        is_member="on",
        **typed,
    )
    fee = Fee.objects.get()
    assert (str(fee.amount), fee.every, fee.repeats_until) == ("15.30", 1, None)
    page = client.get(f"/networks/{fee.membership.organisation_id}/money/")
    assert "£183.60" in words_of(page)
    assert "£183.60 a year" in words_of(client.get("/"))
