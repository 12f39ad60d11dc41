"""What the brief does not record: it says why, and keeps what was typed."""

import pytest
from django.db import IntegrityError

from networks.models import Fee
from reflections.models import Decision
from tests.networks.views.sending import ledger
from tests.reflections.pages import markup_of, words_of
from tests.reflections.views.renewal_brief.briefs import decide

pytestmark = pytest.mark.django_db


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


def test_refusal_of_the_database_saves_nothing(client, membership, monkeypatch):
    def refuse(*args, **kwargs):
        raise IntegrityError("fee_only_refunds_are_negative")

    monkeypatch.setattr(Fee, "save", refuse)
    page = decide(client, membership, "renew", fee_0__ticked="on")
    assert "A refund is negative, and nothing else is." in words_of(page)
    assert Decision.objects.count() == 0
