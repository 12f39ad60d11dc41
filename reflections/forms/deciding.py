"""What is decided at a renewal: the decision itself, and the fee or the end if they like."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import User

from networks.arithmetic.coverage import Payment
from networks.arithmetic.money import Payer
from networks.arithmetic.typed_money import UNKNOWN, MoneyWords
from networks.arithmetic.words import counted
from networks.arithmetic.yearly import Expected, expected
from networks.changing import Steps
from networks.forms import LedgerForm
from networks.forms.defaults import cover_after
from networks.forms.field_of import field_of
from networks.forms.together import Refused, SavedTogether
from networks.forms.widgets import DayInput, short_text
from networks.models import ChangeKind, Fee, Membership
from networks.payments import payments_of
from reflections.forms.if_ticked import EndForm, IfTickedForm, NextFeeForm
from reflections.forms.yearly_fee import YearlyFeeField
from reflections.models import Choice, Decision
from reflections.renewals.likely import paid_for

OFFERED = (Choice.RENEW, Choice.LEAVE, Choice.UNDECIDED)
RECORDED = {
    Choice.RENEW: "your decision to renew {}",
    Choice.LEAVE: "your decision to leave {}",
    Choice.UNDECIDED: "that you are undecided about {}",
}


class DecideForm(LedgerForm):
    """Why, and what is expected; which of the three it is says the button that was pressed."""

    fee = YearlyFeeField(
        label="The fee that they ask for now",
        help_text="For a year, where it is not as last time. When you leave, it tells what you do "
        "not pay from then on.",
    )

    class Meta:
        model = Decision
        fields = ["because", "fee", "expected_activities", "review_on"]
        labels = {
            "expected_activities": "Activities you expect in the next year",
            "review_on": "Look again on",
        }
        error_messages = {"expected_activities": {"min_value": "Write 0 or more."}}
        help_texts = {
            "expected_activities": "Next time, this page shows how many it became.",
            "review_on": "When you have not decided yet.",
        }
        widgets = {
            "because": short_text(),
            "review_on": DayInput,
            "expected_activities": forms.NumberInput({"inputmode": "numeric"}),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field_of(self, "fee", YearlyFeeField).belong_to(self.owner)

    def _refuse_stale(self) -> None:
        """The same decision again on the same day replaces itself: a button pressed twice."""


class DecisionForms(SavedTogether):
    """The three forms of one decision, and the one save of them all."""

    kind = ChangeKind.ADDED

    def __init__(self, data: Any, *, owner: User, membership: Membership, today: date):
        self.membership, self.owner, self.today = membership, owner, today
        self.choice: str = data.get("choice", "") if data else ""
        own = Decision.objects.of(owner).filter(organisation=membership.organisation_id)
        self.latest = own.filter(decided_on=today).order_by("-id").first()
        self.last = expected(payments_of(membership))
        self.decision = DecideForm(data, instance=self._decision(), owner=owner)
        self.fees = [
            NextFeeForm(
                data,
                prefix=f"fee-{at}",
                instance=Fee(membership=membership),
                initial=initial,
                usual_currency=initial["amount"].currency,
                owner=owner,
            )
            for at, initial in enumerate(_fees_due(self.last, membership, today))
        ]
        self.end = EndForm(data, prefix="end", instance=membership, owner=owner, today=today)

    def _decision(self) -> Decision:
        """Today's, when it is the same once more, or while it is not said which it will be."""
        if self.latest and self.choice in ("", self.latest.choice):
            return self.latest
        return Decision(
            organisation=self.membership.organisation, decided_on=self.today, choice=self.choice
        )

    @property
    def forms(self) -> list[LedgerForm]:
        """All of them, in the order of the page."""
        return [self.decision, *self.fees, self.end]

    @property
    def wanted(self) -> list[LedgerForm]:
        """The forms that this choice saves."""
        if self.choice == Choice.RENEW:
            return [self.decision, *(form for form in self.fees if form.is_wanted)]
        if self.choice == Choice.LEAVE and self.end.is_wanted:
            return [self.decision, self.end]
        return [self.decision]

    @property
    def fee_is_open(self) -> bool:
        return any(form.is_open for form in self.fees)

    @property
    def why_about(self) -> str:
        """Why the fee that is offered is not the last one, or not for as long."""
        if self.last.covers_as_long:
            return ""
        months = counted(self.last.next_months, "month")
        return f"The last one was for {paid_for(self.last)}; this one is likely for {months}."

    @property
    def besides(self) -> str:
        """What is saved beside the decision, in words that follow it."""
        if self.end in self.wanted:
            return ", and its end"
        return ", and its fee" if len(self.wanted) > 1 else ""

    @property
    def label(self) -> str:
        name = self.membership.organisation.short
        return RECORDED[Choice(self.choice)].format(name) + self.besides

    def is_valid(self) -> bool:
        if self.choice not in OFFERED:
            self.decision.add_error(None, "Choose Renew, Leave or Undecided.")
            return False
        return not (self._asks() or any(form.errors for form in self.wanted))

    def _asks(self) -> bool:
        """Whether it has to be asked what becomes of something that was typed."""
        savable: dict[str, Sequence[IfTickedForm]] = {
            Choice.RENEW: self.fees,
            Choice.LEAVE: [self.end],
        }
        own = savable.get(self.choice, ())
        forgotten = [form for form in (*self.fees, self.end) if form.is_forgotten]
        for form in forgotten:
            form.ask(can_be_saved=form in own)
        return bool(forgotten)

    def write(self, steps: Steps) -> str:
        """What is new or has changed; nothing when the same was saved a moment ago."""
        if not self.is_valid():
            raise Refused
        if self.decision._is_new or self.decision.has_changed():
            steps.save(self.decision.instance, self.decision.save)
        for form in self.wanted[1:]:
            if isinstance(form, EndForm):
                form.save_into(steps)
            elif isinstance(form, NextFeeForm) and not form.is_known:
                steps.save(form.instance, form.save)
        return self.label

    def blame(self, message: str) -> None:
        self.decision.add_error(None, message)


def _fees_due(last: Expected, membership: Membership, today: date) -> list[dict]:
    """What the next fee most likely says, a row for each payer and currency of the last one.

    Nothing where what repeats goes on by itself. The share of somebody who got all of it back comes
    to nothing, and is left out.
    """
    if any(payment.endless for payment in last.payments):
        return []
    shares: dict[tuple[Payer, str], list[Payment]] = defaultdict(list)
    for payment in last.payments:
        shares[payment.paid_by, payment.currency].append(payment)
    own_first = sorted(shares, key=lambda share: list(Payer).index(share[0]))
    due = (_due(last, shares[share]) for share in own_first)
    cover = {"paid_on": today} | cover_after(membership)
    # What repeats covers the time up to the next payment.
    until_paid_again = {"covers_until": None}
    return [
        share | cover | (until_paid_again if share["amount"].every else {})
        for share in due
        if share["amount"].value != 0
    ]


def _due(last: Expected, payments: list[Payment]) -> dict:
    amount, first = last.likely_of(payments), payments[0]
    words = MoneyWords(amount.value, amount.certainty, first.currency, first.every)
    if any(payment.amount is None for payment in payments):
        words = replace(UNKNOWN, currency=first.currency, every=first.every)
    return {"kind": first.kind, "paid_by": first.paid_by.value, "amount": words}
