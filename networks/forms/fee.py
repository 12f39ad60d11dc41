"""A fee as a person tells it: its amount in words, a refund without its minus."""

from typing import Any

from django import forms

from networks.arithmetic.money import SYMBOLS, Certainty
from networks.arithmetic.periods import Period, whole_months
from networks.arithmetic.typed_money import MoneyWords
from networks.forms.amounts import MoneyWordsField
from networks.forms.field_of import field_of
from networks.forms.how_often import HowOftenField, rhythm_in_words
from networks.forms.priced import FeeForm
from networks.forms.same_cover import CountBothField, fees_of_same_cover, same_cover_question
from networks.forms.widgets import DayInput, short_text
from networks.models import Fee, FeeKind

EQUALS = ("amount", "paid_by", "paid_on")


class WordedFeeForm(FeeForm):
    """`usual_currency` is what an amount without one is in; the home currency when empty."""

    amount = MoneyWordsField(label="How much")
    counts_beside: CountBothField | None = CountBothField()
    every: forms.ChoiceField | None = HowOftenField(label="How often")

    class Meta:
        model = Fee
        fields = [
            "amount",
            "paid_by",
            "kind",
            "paid_on",
            "covers_from",
            "covers_until",
            "every",
            "repeats_until",
            "exchange_rate",
            "notes",
        ]
        labels = {
            "paid_by": "Who paid",
            "kind": "What for",
            "covers_from": "Covers from",
            "covers_until": "Covers until",
            "repeats_until": "Paid until",
        }
        help_texts = {
            "kind": "For a refund, say how much came back: no minus needed.",
            "covers_until": "Both days, or neither for a one-off.",
            "repeats_until": "Of a fee that comes again: its last day. Empty while it goes on.",
            "exchange_rate": "Only for foreign money: your currency for one of the fee’s. Leave it "
            "empty for the European Central Bank’s rate of the day.",
        }
        widgets = {
            "paid_by": forms.RadioSelect,
            "paid_on": DayInput,
            "covers_from": DayInput,
            "covers_until": DayInput,
            "repeats_until": DayInput,
            "exchange_rate": forms.TextInput({"inputmode": "decimal"}),
            "notes": short_text(),
        }

    def __init__(self, *args: Any, usual_currency: str = "", **kwargs: Any):
        super().__init__(*args, **kwargs)
        home = self.instance.home_currency
        self.usual_currency = self.instance.currency or usual_currency or home
        amount = field_of(self, "amount", MoneyWordsField)
        amount.help_text = (
            "184, about 75, at least 20, unknown; "
            f"in {currency_sign(self.usual_currency)} unless you say otherwise."
        )
        amount.usual_currency = self.usual_currency
        amount.may_repeat = "every" in self.fields
        if isinstance(how_often := self.fields.get("every"), HowOftenField):
            how_often.allow(self.instance.every)
        if not self._is_new:
            self.initial["amount"] = worded_amount(self.instance)
            self.initial["currency"] = self.instance.currency
            # Of home money the rate is always 1, which nobody has to see.
            if self.instance.currency == home:
                self.initial["exchange_rate"] = None

    @property
    def asks_rate(self) -> bool:
        """Only of foreign money: most people never see the field."""
        rate = self["exchange_rate"]
        is_foreign = self.usual_currency != self.instance.home_currency
        return is_foreign or bool(rate.errors or rate.value())

    def clean(self) -> None:
        words = self.cleaned_data.get("amount")
        if words is not None:
            self._take_amount(words)
        super().clean()
        self._ask_about_the_same_cover()

    def _ask_about_the_same_cover(self) -> None:
        cleaned = self.cleaned_data
        asks = self._is_new and "counts_beside" in self.fields
        if not asks or cleaned.get("counts_beside") or self.errors:
            return
        membership = cleaned.get("membership") or self.instance.membership
        there = fees_of_same_cover(self.owner, membership, cleaned)
        # A fee that is ticked is not saved again where it is there to the letter.
        if "ticked" in self.fields:
            there = [fee for fee in there if any(getattr(fee, n) != cleaned.get(n) for n in EQUALS)]
        if there:
            self.fields["counts_beside"].widget = forms.CheckboxInput()
            self.add_error(
                "counts_beside", same_cover_question(there, cleaned["kind"], cleaned.get("every"))
            )

    @property
    def asks(self) -> bool:
        """Whether there is a box to tick about a fee that is there already."""
        return "counts_beside" in self.errors

    def _take_amount(self, words: MoneyWords) -> None:
        currency, value = words.currency or self.usual_currency, words.value
        self.instance.certainty = words.certainty
        self.instance.currency = self.cleaned_data["currency"] = currency
        # Nobody types the minus of a refund; it is what the ledger adds up.
        if value is not None and self.cleaned_data.get("kind") == FeeKind.REFUND:
            value = -abs(value)
        self.cleaned_data["amount"] = value
        if words.every:
            self._repeat(words.every)

    def _repeat(self, every: int) -> None:
        """As “£20 a month” says; days that were only offered give way to it."""
        cleaned = self.cleaned_data
        if "every" in self.changed_data and cleaned.get("every") not in (None, every):
            message = f"The amount says {rhythm_in_words(every)}: say it once, there or here."
            self.add_error("every", message)
        cleaned["every"] = every
        first, last = cleaned.get("covers_from"), cleaned.get("covers_until")
        if not (first and last and first <= last) or whole_months(Period(first, last)) == every:
            return
        if "covers_until" in self.changed_data or not self._is_new:
            message = "Leave it empty: what repeats covers the time up to the next payment."
            self.add_error("covers_until", message)
        cleaned["covers_until"] = None

    def _stored_value(self, stored: Any, name: str) -> Any:
        return worded_amount(stored) if name == "amount" else super()._stored_value(stored, name)

    def _in_words(self, stored: Any, name: str) -> str:
        if name == "amount":
            return self.fields[name].prepare_value(worded_amount(stored))
        return super()._in_words(stored, name)


def worded_amount(fee: Fee) -> MoneyWords:
    """The amount of a stored fee as its form shows it: a refund without its minus."""
    if fee.amount is None:
        return MoneyWords(None)
    value = abs(fee.amount) if fee.kind == FeeKind.REFUND else fee.amount
    return MoneyWords(value, Certainty(fee.certainty), fee.currency)


def currency_sign(currency: str) -> str:
    return SYMBOLS.get(currency, currency)
