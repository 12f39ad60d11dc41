"""What somebody else paid back: a refund of the fee, and what the other party bore (METHOD, Money).

"A fee paid back is three: it, a refund over the same days, and what the other party bore over the
same days."
"""

from decimal import Decimal

from django import forms

from networks.arithmetic.money import Certainty, Payer, format_money
from networks.arithmetic.typed_money import MoneyWords
from networks.changing import Steps
from networks.forms.fee import WordedFeeForm
from networks.forms.together import Refused, SavedTogether
from networks.models import ChangeKind, Fee, FeeKind
from networks.models.fee import PAYERS

OTHERS = [pair for pair in PAYERS if pair[0] != Payer.SELF]


class PaidBackForm(SavedTogether, WordedFeeForm):
    """`fee` is one that the person paid, once, of a known amount; the form's own row is the share
    that the other party bore."""

    kind = ChangeKind.ADDED
    every = None

    class Meta(WordedFeeForm.Meta):
        fields = ["amount", "paid_by", "paid_on"]
        labels = {"amount": "How much came back", "paid_by": "From whom", "paid_on": "When"}
        help_texts = {}

    def __init__(self, data=None, *, fee: Fee, owner, today):
        self.fee, self.left = fee, fee.amount - paid_back(fee)
        offered = {"paid_on": today, "paid_by": Payer.EMPLOYER.value}
        super().__init__(
            data,
            instance=_copy(fee, kind=fee.kind),
            owner=owner,
            usual_currency=fee.currency,
            initial=offered
            | {"amount": MoneyWords(self.left, Certainty(fee.certainty), fee.currency)},
        )
        self.fields["paid_by"].choices = OTHERS
        self.fields["amount"].required = True
        self.fields["amount"].help_text = "All of it or a part, in the currency of the fee."
        del self.fields["counts_beside"]

    def _ask_about_the_same_cover(self):
        """It is meant to cover the same days."""

    def clean_amount(self):
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
        borne, refund = self.instance, _copy(self.fee, kind=FeeKind.REFUND)
        refund.amount, refund.certainty = -borne.amount, borne.certainty
        refund.paid_on, refund.paid_by = borne.paid_on, Payer.SELF
        if not self.fee.covers_from:
            # A fee without days covers the day it was paid on; so do these two.
            refund.covers_from = refund.covers_until = borne.paid_on = self.fee.paid_on
        refund.full_clean()
        steps.save(borne, self.save)
        steps.save(refund)
        return f"Paid back, {self.fee}"


def paid_back(fee: Fee) -> Decimal:
    """How much of a fee was given back over its days so far."""
    first, last = fee.covers_from or fee.paid_on, fee.covers_until or fee.paid_on
    back = Fee.objects.filter(
        membership=fee.membership, kind=FeeKind.REFUND, paid_by=fee.paid_by,
        currency=fee.currency, covers_from=first, covers_until=last,
    )  # fmt: skip
    return -sum(back.values_list("amount", flat=True), Decimal(0))


def _copy(fee: Fee, **values) -> Fee:
    """A new row over the same days, in the same money."""
    same = ("membership", "currency", "exchange_rate", "covers_from", "covers_until")
    return Fee(**{name: getattr(fee, name) for name in same} | values)
