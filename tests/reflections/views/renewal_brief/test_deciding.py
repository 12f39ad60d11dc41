from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError

from networks.arithmetic.periods import VagueDate
from networks.models import Change, Fee, Membership
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
from tests.reflections.pages import markup_of, words_of
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


def test_leaving_ends_the_membership_on_its_last_paid_day(client, membership):
    decide(client, membership, "leave", end__ticked="on", end__reason_left="Too dear")
    membership.refresh_from_db()
    assert (membership.ended_on, membership.reason_left) == (date(2011, 12, 31), "Too dear")


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
    decide(client, membership, "leave", end__ticked="on", fee="73")
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


def test_groups_end_with_it_unless_they_are_unticked(client, membership, group):
    other = OrganisationFactory(owner=group.organisation.owner, parent=group.organisation)
    kept = MembershipFactory(organisation=other)
    decide(client, membership, "leave", end__ticked="on", end__also=[group.pk])
    group.refresh_from_db()
    kept.refresh_from_db()
    assert (group.ended_on, kept.ended_on) == (date(2011, 12, 31), None)


def test_groups_are_ticked_to_begin_with(client, membership, group):
    decide(client, membership, "leave", end__ticked="on")
    group.refresh_from_db()
    assert group.ended_on == date(2011, 12, 31)


def test_another_persons_membership_cannot_be_ended_with_it(client, membership, group):
    theirs = MembershipFactory()
    page = decide(client, membership, "leave", end__ticked="on", end__also=[theirs.pk])
    theirs.refresh_from_db()
    assert (page.status_code, theirs.ended_on, Decision.objects.count()) == (422, None, 0)


def test_one_undo_takes_all_of_leaving_back(client, membership, group):
    owner = membership.organisation.owner
    before = ledger(owner)
    decide(client, membership, "leave", end__ticked="on", because="Too dear")
    assert ledger(owner) != before
    client.post(f"/undo/{Change.objects.get().pk}/")
    assert ledger(owner) == before


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


def test_leave_pressed_twice_leaves_once(client, membership, group):
    sent = shown(client, membership) | {"choice": "leave", "end-ticked": "on"}
    for _ in range(2):
        assert client.post(f"/renewals/{membership.pk}/", sent).status_code == 302
    assert (Decision.objects.count(), Change.objects.count()) == (1, 1)


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


@pytest.mark.parametrize("choice", ["", "join", "not_join", "maybe"])
def test_choice_that_is_not_offered_is_refused(client, membership, choice):
    page = client.post(f"/renewals/{membership.pk}/", {"choice": choice, "because": "Why not"})
    assert page.status_code == 422
    assert "Choose Renew, Leave or Undecided." in words_of(page)
    assert "Why not</textarea>" in page.content.decode()


REFUSALS = [
    ("renew", {"expected_activities": "-1"}, "Write 0 or more."),
    ("undecided", {"review_on": "soon"}, "Write a date such as"),
    ("renew", {"fee_0__ticked": "on", "fee_0__amount": "lots"}, "Write an amount such as"),
    ("renew", {"fee_0__ticked": "on", "fee_0__paid_on": ""}, "This field is required."),
    ("renew", {"fee_0__ticked": "on", "fee_0__covers_until": ""}, "Say until when it covers"),
    ("leave", {"end__ticked": "on", "end__ended_on": ""}, "This field is required."),
    ("leave", {"end__ticked": "on", "end__ended_on": "2009"}, "It ends before it starts."),
]


@pytest.mark.parametrize(("choice", "typed", "said"), REFUSALS)
def test_refusal_says_what_is_wrong_and_saves_nothing(client, membership, choice, typed, said):
    before = ledger(membership.organisation.owner)
    page = decide(client, membership, choice, because="Because", **typed)
    assert page.status_code == 422
    assert said in words_of(page)
    assert "Because</textarea>" in page.content.decode()
    assert ledger(membership.organisation.owner) == before


@pytest.mark.parametrize(
    ("choice", "typed"),
    [
        ("renew", {"fee_0__amount": "90"}),
        ("renew", {"fee_0__paid_on": "never"}),
        ("leave", {"end__reason_left": "Too dear"}),
    ],
)
def test_what_was_typed_without_a_tick_is_ticked_and_asked_about(client, membership, choice, typed):
    before = ledger(membership.organisation.owner)
    page = decide(client, membership, choice, **typed)
    assert page.status_code == 422
    assert "It is ticked now" in words_of(page)
    assert ledger(membership.organisation.owner) == before
    form = page.context["deciding"].fees[0] if choice == "renew" else page.context["deciding"].end
    assert form["ticked"].value()


@pytest.mark.parametrize("choice", ["leave", "undecided"])
def test_typed_fee_that_goes_with_no_renewal_is_asked_about(client, membership, choice):
    page = decide(client, membership, choice, fee_0__amount="90")
    assert "it does not go with that decision" in words_of(page)
    assert not page.context["deciding"].fees[0]["ticked"].value()


def test_fee_that_stays_unticked_once_asked_is_left_out(client, membership):
    answer = decide(client, membership, "renew", fee_0__amount="90", fee_0__asked="on")
    assert (answer.status_code, membership.fees.count()) == (302, 1)


def test_fee_that_was_typed_and_asked_about_is_saved(client, membership):
    sent = {"fee_0__amount": "90", "fee_0__asked": "on", "fee_0__ticked": "on"}
    decide(client, membership, "renew", **sent)
    assert membership.fees.latest("id").amount == 90


def test_fold_with_a_mistake_is_open(client, membership):
    page = decide(client, membership, "renew", fee_0__ticked="on", fee_0__paid_on="")
    assert '<details class="fold" open><summary>When you renew' in markup_of(page)


def test_group_that_began_later_stands_in_the_way(client, membership, group):
    Membership.objects.filter(pk=group.pk).update(started_on=date(2011, 6, 1))
    before = ledger(membership.organisation.owner)
    page = decide(client, membership, "leave", end__ticked="on", end__ended_on="2011-05-31")
    assert "Branch: It ends before it starts." in words_of(page)
    assert ledger(membership.organisation.owner) == before


def test_refusal_of_the_database_saves_nothing(client, membership, monkeypatch):
    def refuse(*args, **kwargs):
        raise IntegrityError("fee_only_refunds_are_negative")

    monkeypatch.setattr(Fee, "save", refuse)
    page = decide(client, membership, "renew", fee_0__ticked="on")
    assert "A refund is negative, and nothing else is." in words_of(page)
    assert Decision.objects.count() == 0


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
