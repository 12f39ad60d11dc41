from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.periods import VagueDate
from networks.models import Change, Membership
from reflections.models import Decision
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    ReflectionFactory,
    RoleFactory,
    UserFactory,
)
from tests.networks.views.sending import ledger
from tests.reflections.pages import words_of
from tests.reflections.views.renewal_brief.briefs import TODAY, decide, due, shown

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("choice", ["renew", "leave", "undecided"])
def test_decision_is_recorded_today(client, membership, choice):
    page = decide(client, membership, choice, because="The branch", expected_activities="6")
    decision = Decision.objects.get()
    assert page.url == "/renewals/"
    assert (decision.choice, decision.decided_on, decision.because) == (choice, TODAY, "The branch")
    assert decision.expected_activities == 6


def test_membership_that_ends_after_its_renewal_is_decided_about_too(client, membership):
    Membership.objects.filter(pk=membership.pk).update(
        ended_on=date(2012, 12, 31), ended_on_precision="day"
    )
    decide(client, membership, "leave", end__ticked="on", end__ended_on="2011-12-31")
    membership.refresh_from_db()
    assert Decision.objects.get().choice == "leave"
    assert membership.ended_on == date(2011, 12, 31)


def test_undecided_keeps_its_day_to_look_again(client, membership):
    decide(client, membership, "undecided", review_on="2011-12-01")
    assert Decision.objects.get().review_on == date(2011, 12, 1)


def test_deciding_alone_enters_no_fee_and_ends_nothing(client, membership):
    decide(client, membership, "renew")
    decide(client, membership, "leave")
    membership.refresh_from_db()
    assert (membership.fees.count(), membership.ended_on) == (1, None)


def test_renewing_enters_the_fee_for_the_next_year(client, membership):
    decide(client, membership, "renew", fee_0__ticked="on")
    fee = membership.fees.latest("id")
    assert (fee.amount, fee.paid_by, fee.paid_on) == (Decimal("50.00"), "self", TODAY)
    assert (fee.covers_from, fee.covers_until) == (date(2012, 1, 1), date(2012, 12, 31))


def test_fee_can_be_another_than_last_time(client, membership):
    decide(client, membership, "renew", fee_0__ticked="on", fee_0__amount="about £60")
    fee = membership.fees.latest("id")
    assert (fee.amount, fee.certainty) == (Decimal("60.00"), "about")


def test_each_payer_has_a_row_and_only_ticked_ones_are_entered(client, membership):
    fee = membership.fees.get()
    FeeFactory(
        membership=membership,
        amount="25.00",
        paid_by="employer",
        covers_from=fee.covers_from,
        covers_until=fee.covers_until,
    )
    decide(client, membership, "renew", fee_1__ticked="on")
    assert [fee.paid_by for fee in membership.fees.filter(covers_from=date(2012, 1, 1))] == [
        "employer"
    ]


def test_paid_until_has_one_answer_on_every_page(client, membership):
    """A subscription to 2011, a fee of another kind to 2014, a refund to 2016."""
    begins = date(2011, 1, 1)
    more = {"membership": membership, "covers_from": begins}
    FeeFactory(**more, covers_until=date(2014, 12, 31), kind="other", amount="5.00")
    FeeFactory(**more, covers_until=date(2016, 12, 31), kind="refund", amount="-5.00")
    deciding = client.get(f"/renewals/{membership.pk}/").context["deciding"]
    leaving = client.get(f"/memberships/{membership.pk}/leave/").context["form"]
    adding = client.get(f"/memberships/{membership.pk}/fees/add/").context["form"]
    last_day = date(2011, 12, 31)
    assert deciding.end.initial["ended_on"] == leaving.initial["ended_on"] == VagueDate(last_day)
    next_day = date(2012, 1, 1)
    assert deciding.fees[0]["covers_from"].value() == adding["covers_from"].value() == next_day
    assert adding["covers_until"].value() == date(2012, 12, 31)


def test_fee_that_is_refused_is_what_is_not_paid_from_then_on(client, membership, monkeypatch):
    decide(client, membership, "leave", end__ticked="on", fee="£73")
    assert Decision.objects.get().fee == Decimal("73.00")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2012, 7, 1))
    # 183 days of 366, from 1 January 2012.
    assert "Not paid: about £36.50 ." in words_of(client.get("/renewals/decisions/"))


def test_fee_that_goes_on_by_itself_is_not_asked_for(client, membership):
    membership.fees.all().delete()
    FeeFactory(membership=membership, paid_on=date(2011, 1, 1), every=1, amount="4.00")
    deciding = client.get(f"/renewals/{membership.pk}/").context["deciding"]
    assert deciding.fees == []
    assert deciding.end.initial["ended_on"] == VagueDate(date(2011, 10, 31))


def test_fee_that_repeated_to_a_day_can_go_on_from_the_next(client, membership):
    membership.fees.all().delete()
    until = {"repeats_until": date(2011, 12, 31)}
    FeeFactory(membership=membership, paid_on=date(2011, 1, 1), every=1, amount="4.00", **until)
    decide(client, membership, "renew", fee_0__ticked="on")
    fee = membership.fees.latest("id")
    assert (fee.amount, fee.every, fee.covers_until) == (Decimal("4.00"), 1, None)
    assert fee.covers_from == date(2012, 1, 1)


def test_fee_that_was_paid_back_is_asked_of_who_bore_it(client, membership):
    cover = {"covers_from": date(2011, 1, 1), "covers_until": date(2011, 12, 31)}
    FeeFactory(membership=membership, amount="-50.00", kind="refund", **cover)
    FeeFactory(membership=membership, amount="50.00", paid_by="employer", **cover)
    deciding = client.get(f"/renewals/{membership.pk}/").context["deciding"]
    assert [form["paid_by"].value() for form in deciding.fees] == ["employer"]


def test_one_undo_takes_decision_and_fee_back(client, membership):
    owner = membership.organisation.owner
    before = ledger(owner)
    decide(client, membership, "renew", fee_0__ticked="on")
    client.post(f"/undo/{Change.objects.get().pk}/")
    assert ledger(owner) == before


def test_button_pressed_twice_records_once(client, membership):
    sent = shown(client, membership) | {"choice": "renew", "because": "Yes", "fee-0-ticked": "on"}
    for _ in range(2):
        assert client.post(f"/renewals/{membership.pk}/", sent).status_code == 302
    assert (Decision.objects.count(), membership.fees.count(), Change.objects.count()) == (1, 2, 1)


def test_same_decision_again_today_replaces_its_reason(client, membership):
    decide(client, membership, "renew", because="Habit")
    decide(client, membership, "renew", because="The branch")
    assert [decision.because for decision in Decision.objects.all()] == ["The branch"]


def test_other_decision_today_is_another(client, membership):
    for choice in ("renew", "leave", "renew"):
        decide(client, membership, choice)
    assert [decision.choice for decision in Decision.objects.order_by("id")] == [
        "renew",
        "leave",
        "renew",
    ]


def test_todays_decision_stands_in_the_form(client, membership):
    DecisionFactory(organisation=membership.organisation, decided_on=TODAY, because="Habit")
    assert "Habit</textarea>" in client.get(f"/renewals/{membership.pk}/").content.decode()


def test_way_back_is_kept_and_never_leads_elsewhere(client, membership):
    assert decide(client, membership, "renew", next="/?lens=all").url == "/?lens=all"
    assert decide(client, membership, "leave", next="https://example.com/").url == "/renewals/"


def fill(person, rows):
    membership = due(organisation__owner=person)
    for number in range(rows):
        group = OrganisationFactory(owner=person, parent=membership.organisation)
        stay = MembershipFactory(organisation=group, credential="AB")
        AppraisalFactory(membership=stay)
        FeeFactory(membership=membership, paid_on=date(2010, 1, 1 + number))
        ActivityFactory(organisation=group)
        RoleFactory(organisation=group)
        DecisionFactory(organisation=membership.organisation)
        ReflectionFactory(owner=person).organisations.add(group)
    return membership


@pytest.mark.parametrize("rows", [1, 6])
def test_page_takes_the_same_queries_for_any_ledger(client, django_assert_num_queries, rows):
    person = UserFactory()
    membership = fill(person, rows)
    client.force_login(person)
    with django_assert_num_queries(20):
        client.get(f"/renewals/{membership.pk}/")


def test_brief_without_activities_leads_to_adding_one_with_the_network(client):
    fee = FeeFactory(covers_from=date(2011, 1, 1), covers_until=date(2011, 12, 31))
    network = fee.membership.organisation
    client.force_login(network.owner)
    link = f"/activities/add/?network={network.pk}"
    assert link in client.get(f"/renewals/{fee.membership_id}/").content.decode()
    assert client.get(link).context["form"]["organisation"].value() == network.pk
