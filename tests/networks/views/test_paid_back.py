"""What an employer gave back, and fees that would be entered twice."""

import csv
from datetime import date
from decimal import Decimal

import pytest

from networks.models import Change, Fee
from tests.factories import FeeFactory, MembershipFactory, UserFactory
from tests.networks.views.sending import send, undo_latest

pytestmark = pytest.mark.django_db

YEAR = {"covers_from": date(2011, 9, 1), "covers_until": date(2012, 8, 31)}


@pytest.fixture
def fee(alice):
    return FeeFactory(membership__organisation__owner=alice, amount=Decimal("184.00"), **YEAR)


def rows():
    names = ("kind", "amount", "paid_by", "paid_on", "covers_from", "covers_until")
    return sorted(Fee.objects.values_list(*names), key=str)


def test_form_offers_all_of_it_from_the_employer(client, fee):
    form = client.get(f"/fees/{fee.pk}/paid-back/").context["form"]
    assert (form["amount"].value(), form["paid_by"].value()) == ("£184", "employer")


def test_fee_paid_back_is_three_rows_over_the_same_days_and_one_change(client, fee):
    send(client, f"/fees/{fee.pk}/paid-back/", amount="100", paid_on="2011-10-03")
    on, *days = date(2011, 10, 3), YEAR["covers_from"], YEAR["covers_until"]
    assert rows() == [
        ("refund", Decimal("-100.00"), "self", on, *days),
        ("subscription", Decimal("100.00"), "employer", on, *days),
        ("subscription", Decimal("184.00"), "self", date(2010, 9, 1), *days),
    ]
    assert Change.objects.count() == 1
    undo_latest(client)
    assert len(rows()) == 1


def test_only_what_is_left_can_come_back(client, fee):
    send(client, f"/fees/{fee.pk}/paid-back/", amount="100")
    answer = send(client, f"/fees/{fee.pk}/paid-back/", amount="85")
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "amount": ["More than you paid: £84.00 of it is left."]
    }


def test_fee_of_one_day_is_given_back_on_that_day(client, fee):
    Fee.objects.update(covers_from=None, covers_until=None)
    send(client, f"/fees/{fee.pk}/paid-back/", paid_on="2011-10-03")
    on = fee.paid_on
    assert ("refund", Decimal("-184.00"), "self", date(2011, 10, 3), on, on) in rows()
    assert ("subscription", Decimal("184.00"), "employer", on, None, None) in rows()


@pytest.mark.parametrize("changed", [{"paid_by": "employer"}, {"amount": None}])
def test_what_one_did_not_pay_cannot_come_back(client, fee, changed):
    Fee.objects.update(**changed)
    assert client.get(f"/fees/{fee.pk}/paid-back/").status_code == 404


@pytest.fixture
def monthly(alice, monkeypatch):
    """Of three instalments paid up to 20 November 2011, from 15 September on."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2011, 11, 20))
    return FeeFactory(
        membership__organisation__owner=alice, amount=Decimal("20.00"), every=1,
        paid_on=date(2011, 9, 15),
    )  # fmt: skip


def test_instalments_paid_so_far_come_back_the_oldest_first_each_over_its_days(client, monthly):
    address = f"/fees/{monthly.pk}/paid-back/"
    assert client.get(address).context["form"]["amount"].value() == "£60"
    send(client, address, amount="50", paid_on="2011-11-20")
    on, own = date(2011, 11, 20), date(2011, 9, 15)
    months = [
        (date(2011, 9, 15), date(2011, 10, 14)),
        (date(2011, 10, 15), date(2011, 11, 14)),
        (date(2011, 11, 15), date(2011, 12, 14)),
    ]
    shares = list(zip(("20.00", "20.00", "10.00"), months, strict=True))
    assert rows() == sorted(
        [
            ("subscription", Decimal("20.00"), "self", own, None, None),
            *(("refund", -Decimal(share), "self", on, *days) for share, days in shares),
            *(("other", Decimal(share), "employer", on, *days) for share, days in shares),
        ],
        key=str,
    )
    assert Change.objects.count() == 1
    assert client.get(address).context["form"]["amount"].value() == "£10"
    send(client, address, amount="10", paid_on="2011-11-20")
    assert client.get(address).status_code == 404
    undo_latest(client)
    assert client.get(address).context["form"]["amount"].value() == "£10"


def test_what_repeats_offers_that_it_came_back_until_all_of_it_did(client, monthly):
    page = f"/networks/{monthly.membership.organisation_id}/money/"
    link = f"/fees/{monthly.pk}/paid-back/"
    assert link in client.get(page).content.decode()
    send(client, link, amount="60", paid_on="2011-11-20")
    words = client.get(page).content.decode()
    assert link not in words
    # Of the next fee nothing came back: it is the person's own, as it was.
    assert "You pay £20.00 a month (£240.00 a year)" in " ".join(words.split())


@pytest.fixture
def ended(monthly):
    """Of two instalments, the last of which covers 15 October to 14 November."""
    monthly.repeats_until = date(2011, 11, 14)
    monthly.save()
    return monthly


@pytest.mark.parametrize("amount", ["40", "25"])
def test_next_fee_stays_what_it_was_when_what_repeated_to_a_day_came_back(client, ended, amount):
    before = client.get("/renewals.csv").getvalue().decode()
    (line,) = csv.DictReader(before.splitlines())
    assert (line["renews_on"], line["fee"], line["fee_self"]) == ("2011-11-15", "240.00", "240.00")
    assert client.get(f"/fees/{ended.pk}/paid-back/").context["form"]["amount"].value() == "£40"
    send(client, f"/fees/{ended.pk}/paid-back/", amount=amount, paid_on="2011-11-20")
    assert client.get("/renewals.csv").getvalue().decode() == before


def test_what_repeated_to_a_day_offers_that_it_came_back_until_all_of_it_did(client, ended):
    page = f"/networks/{ended.membership.organisation_id}/money/"
    link = f"/fees/{ended.pk}/paid-back/"
    assert link in client.get(page).content.decode()
    send(client, link, amount="40", paid_on="2011-11-20")
    words = client.get(page).content.decode()
    assert link not in words
    assert "Fee, paid by your employer on 20 November 2011" in words


def test_last_day_said_after_some_came_back_leaves_the_next_fee(client, monthly):
    send(client, f"/fees/{monthly.pk}/paid-back/", amount="60", paid_on="2011-11-20")
    Fee.objects.filter(pk=monthly.pk).update(repeats_until=date(2011, 12, 14))
    (line,) = csv.DictReader(client.get("/renewals.csv").getvalue().decode().splitlines())
    assert (line["renews_on"], line["fee_self"], line["fee_employer"]) == (
        "2011-12-15", "240.00", "0.00",
    )  # fmt: skip


def test_instalments_of_a_body_that_closed_come_back_up_to_its_closing(client, monthly):
    organisation = monthly.membership.organisation
    organisation.closed_on, organisation.closed_on_precision = date(2011, 11, 14), "day"
    organisation.save()
    form = client.get(f"/fees/{monthly.pk}/paid-back/").context["form"]
    assert form["amount"].value() == "£40"


def test_another_persons_fee_is_none(client, fee):
    client.force_login(UserFactory())
    assert client.get(f"/fees/{fee.pk}/paid-back/").status_code == 404


SAME = {"amount": "£92", "covers_from": "2011-09-01", "covers_until": "2012-08-31"}


@pytest.mark.parametrize("way", ["/memberships/{}/fees/add/", "/log/?what=fee&membership={}"])
def test_same_cover_is_asked_about_and_counts_when_ticked(client, fee, way):
    address = way.format(fee.membership_id)
    typed = SAME | {"membership": fee.membership_id}
    answer = send(client, address, **typed)
    assert answer.status_code == 422
    told = answer.context["form"].errors["counts_beside"][0]
    assert "A subscription for the same days is there already: £184.00 for 2011-12" in told
    assert 'type="checkbox" name="counts_beside"' in answer.content.decode()
    assert Fee.objects.count() == 1
    send(client, address, **typed, counts_beside="on")
    assert Fee.objects.count() == 2


def test_second_price_that_repeats_is_asked_about(client, alice):
    old = FeeFactory(membership__organisation__owner=alice, amount=Decimal(20), every=1)
    add = f"/memberships/{old.membership_id}/fees/add/"
    answer = send(client, add, amount="£22 a month", covers_from="", covers_until="")
    assert (
        "Open the old one and say since when" in answer.context["form"].errors["counts_beside"][0]
    )
    Fee.objects.update(repeats_until=date(2010, 12, 31))
    send(client, add, amount="£22 a month", paid_on="2011-01-01", covers_from="", covers_until="")
    assert Fee.objects.count() == 2


def test_other_days_another_kind_and_another_membership_are_not_asked_about(client, fee):
    other = MembershipFactory(organisation__owner=fee.membership.organisation.owner)
    for membership, changed in [
        (fee.membership, {"covers_from": "2012-09-01", "covers_until": "2013-08-31"}),
        (fee.membership, {"kind": "joining"}),
        (other, {}),
    ]:
        send(client, f"/memberships/{membership.pk}/fees/add/", **SAME | changed)
    assert Fee.objects.count() == 4
