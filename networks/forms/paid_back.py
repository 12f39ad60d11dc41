"""What somebody else paid back: a refund of the fee, and what the other party bore (METHOD, Money).

"A fee paid back is three: it, a refund over the same days, and what the other party bore over the
same days."
"""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.auth.models import User

from networks.arithmetic.instalments import instalment, paid_days
from networks.arithmetic.money import ZERO, Certainty, Payer, format_money
from networks.arithmetic.periods import Period, format_day
from networks.arithmetic.typed_money import MoneyWords
from networks.changing import Steps
from networks.forms.fee import WordedFeeForm
from networks.forms.field_of import field_of
from networks.forms.together import Refused, SavedTogether
from networks.models import ChangeKind, Fee, FeeKind
from networks.models.money_columns import PAYERS
from networks.payments import last_day, payment_of

OTHERS = [pair for pair in PAYERS if pair[0] != Payer.SELF]


class PaidBackForm(SavedTogether, WordedFeeForm):
    """`fee` is one that the person paid, of a known amount; the form's own row is the share that
    the other party bore, of what repeats that of the first instalment that has not come back."""

    kind = ChangeKind.ADDED
    every = None
    # Nothing to ask: it is meant to cover the same days.
    counts_beside = None

    class Meta(WordedFeeForm.Meta):
        fields = ["amount", "paid_by", "paid_on"]
        labels = {"amount": "How much came back", "paid_by": "From whom", "paid_on": "When"}
        help_texts = {}

    def __init__(self, data: Any = None, *, fee: Fee, owner: User, today: date):
        self.fee, self.parts = fee, not_paid_back(fee, today)
        self.left = sum((left for _, left in self.parts), Decimal(0))
        offered = {"paid_on": today, "paid_by": Payer.EMPLOYER.value}
        super().__init__(
            data,
            instance=_beside(fee, self.parts[0][0], kind_borne(fee)),
            owner=owner,
            usual_currency=fee.currency,
            initial=offered
            | {"amount": MoneyWords(self.left, Certainty(fee.certainty), fee.currency)},
        )
        field_of(self, "paid_by", forms.ChoiceField).choices = OTHERS
        self.fields["amount"].required = True
        help_text = "All of it or a part, in the currency of the fee."
        if fee.every:
            first, last = self.parts[0][0].first, self.parts[-1][0].last
            help_text = (
                f"Of what you paid for {format_day(first)} to {format_day(last)}, the oldest first."
            )
        self.fields["amount"].help_text = help_text

    def clean_amount(self) -> MoneyWords:
        words = self.cleaned_data["amount"]
        if words.value is None or words.value <= 0:
            raise forms.ValidationError("Say how much came back.")
        if (words.currency or self.fee.currency) != self.fee.currency:
            raise forms.ValidationError(f"Say it in {self.fee.currency}, as the fee is.")
        if words.value > self.left:
            most = format_money(self.left, self.fee.currency)
            raise forms.ValidationError(f"More than you paid: {most} of it is left.")
        return words

    def write(self, steps: Steps) -> str:
        if not self.is_valid():
            raise Refused
        to_share = self.instance.amount
        for days, left in self.parts:
            if to_share > 0:
                self._write_part(days, min(left, to_share), steps)
                to_share -= left
        return f"Paid back, {self.fee}"

    def _write_part(self, days: Period, amount: Decimal, steps: Steps) -> None:
        borne, refund = self._borne(days), _beside(self.fee, days, FeeKind.REFUND)
        borne.amount, refund.amount = amount, -amount
        refund.certainty, refund.paid_on = borne.certainty, borne.paid_on
        refund.paid_by = Payer.SELF
        if not refund.covers_from:
            # A fee without days covers the day it was paid on; so do these two.
            refund.covers_from = refund.covers_until = borne.paid_on = self.fee.paid_on
        for row in (borne, refund):
            row.full_clean()
            steps.save(row)

    def _borne(self, days: Period) -> Fee:
        typed = self.instance
        row = _beside(self.fee, days, kind_borne(self.fee))
        row.paid_by, row.paid_on, row.certainty = typed.paid_by, typed.paid_on, typed.certainty
        return row


def kind_borne(fee: Fee) -> str:
    """What the other party's share counts as.

    Of what repeats it is of one instalment: as a subscription of its own, that of the last one were
    the latest coverage, and the next fee no more than what came back.
    """
    return FeeKind.OTHER if fee.every else fee.kind


def not_paid_back(fee: Fee, today: date) -> list[tuple[Period, Decimal]]:
    """The days of a fee of which some has not come back, and how much; of what repeats those of
    each instalment paid up to today."""
    refunds = Fee.objects.filter(
        membership=fee.membership, kind=FeeKind.REFUND, paid_by=fee.paid_by, currency=fee.currency
    )
    back = list(refunds.values_list("covers_from", "covers_until", "amount"))
    amount = fee.amount or ZERO
    parts = []
    for days in _paid(fee, today):
        ends = (days.first, days.last)
        refunded = (refund or ZERO for first, last, refund in back if (first, last) == ends)
        left = amount + sum(refunded, ZERO)
        if left > 0:
            parts.append((days, left))
    return parts


def _paid(fee: Fee, today: date) -> list[Period]:
    first = fee.covers_from or fee.paid_on
    if not fee.every:
        return [Period(first, fee.covers_until or fee.paid_on)]
    payment = payment_of(fee, last_day(fee.membership))
    times = len(paid_days(fee.paid_on, payment.covers, fee.every, today)) if payment else 0
    return [instalment(first, fee.every, number) for number in range(times)]


def _beside(fee: Fee, days: Period, kind: str) -> Fee:
    """A new row over these days, in the same money."""
    same = ("membership", "currency", "exchange_rate")
    row = Fee(kind=kind, **{name: getattr(fee, name) for name in same})
    if fee.every or fee.covers_from:
        row.covers_from, row.covers_until = days.first, days.last
    return row
