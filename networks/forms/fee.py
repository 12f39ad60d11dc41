"""A fee as a person tells it: its amount in words, a refund without its minus."""

from datetime import date
from decimal import Decimal

from django import forms

from networks.arithmetic.coverage import RENEWING_KINDS
from networks.arithmetic.money import SYMBOLS, Certainty
from networks.arithmetic.periods import (
    LAST_DAY,
    ONE_DAY,
    Period,
    VagueDate,
    whole_months,
    years_later,
)
from networks.arithmetic.typed_money import MoneyWords
from networks.forms.amounts import MoneyWordsField
from networks.forms.beside import CountsBesideField, already_there, question
from networks.forms.priced import FeeForm
from networks.forms.widgets import DayInput, short_text
from networks.models import Fee, FeeKind

NOW, FIRST = "now", "first"
EQUALS = ("amount", "paid_by", "paid_on")


class SpokenFeeForm(FeeForm):
    """`usual_currency` is what an amount without one is in; the home currency when empty."""

    amount = MoneyWordsField(label="How much")
    counts_beside = CountsBesideField()

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
            "every": "Paid again every so many months",
            "repeats_until": "Repeats until",
        }
        help_texts = {
            "kind": "For a refund, say how much came back: no minus needed.",
            "covers_until": "Both days, or neither for a one-off.",
            "every": "1 by the month, 3 by the quarter, 12 by the year. Empty means once.",
            "repeats_until": "Empty while it goes on. When the price changes, end the old one here "
            "and log the new one.",
            "exchange_rate": "Only for foreign money: your currency for one of the fee’s. Leave it "
            "empty for the European Central Bank’s rate of the day.",
        }
        widgets = {
            "paid_by": forms.RadioSelect,
            "paid_on": DayInput,
            "covers_from": DayInput,
            "covers_until": DayInput,
            "every": forms.TextInput({"inputmode": "numeric"}),
            "repeats_until": DayInput,
            "exchange_rate": forms.TextInput({"inputmode": "decimal"}),
            "notes": short_text(),
        }

    def __init__(self, *args, usual_currency="", **kwargs):
        super().__init__(*args, **kwargs)
        home = self.instance.home_currency
        self.usual_currency = self.instance.currency or usual_currency or home
        self.fields["amount"].help_text = (
            "184.50, about 75, at least 20, unknown; "
            f"in {_named(self.usual_currency)} unless you say otherwise."
        )
        self.fields["amount"].usual_currency = self.usual_currency
        self.fields["amount"].may_repeat = "every" in self.fields
        if not self._is_new:
            self.initial |= {"amount": said(self.instance), "currency": self.instance.currency}
            if self.instance.currency == home:
                self.initial["exchange_rate"] = None

    def clean(self):
        words = self.cleaned_data.get("amount")
        if words is not None:
            self._take(words)
        super().clean()
        self._ask_about_the_same_cover()

    def _ask_about_the_same_cover(self):
        given = self.cleaned_data
        if not self._is_new or given.get("counts_beside") or self._errors:
            return
        membership = given.get("membership") or self.instance.membership
        there = already_there(self.owner, membership, given)
        # A fee that is ticked is not saved again where it is there to the letter.
        if "ticked" in self.fields:
            there = [fee for fee in there if any(getattr(fee, n) != given.get(n) for n in EQUALS)]
        if there:
            self.fields["counts_beside"].widget = forms.CheckboxInput()
            self.add_error("counts_beside", question(there, given["kind"], given.get("every")))

    @property
    def asks(self) -> bool:
        """Whether there is a box to tick about a fee that is there already."""
        return "counts_beside" in self.errors

    def _take(self, words: MoneyWords):
        currency = words.currency or self.usual_currency
        self.instance.certainty = words.certainty
        self.instance.currency = self.cleaned_data["currency"] = currency
        self.cleaned_data["amount"] = self._signed(words.value)
        if words.every:
            self._repeat(words.every)

    def _repeat(self, every: int):
        """As “£20 a month” says; days that were only offered give way to it."""
        given = self.cleaned_data
        if given.get("every") not in (None, every):
            message = f"The amount says every {every} months: say it once, there or here."
            self.add_error("every", message)
        given["every"] = every
        first, last = given.get("covers_from"), given.get("covers_until")
        if not (first and last and first <= last) or whole_months(Period(first, last)) == every:
            return
        if "covers_until" in self.changed_data or not self._is_new:
            message = "Leave it empty: what repeats covers the time up to the next payment."
            self.add_error("covers_until", message)
        given["covers_until"] = None

    def _signed(self, value: Decimal | None) -> Decimal | None:
        is_refund = self.cleaned_data.get("kind") == FeeKind.REFUND
        return -value if value is not None and value > 0 and is_refund else value

    def _stored_value(self, stored, name):
        return said(stored) if name == "amount" else super()._stored_value(stored, name)

    def _in_words(self, stored, name):
        if name == "amount":
            return self.fields[name].prepare_value(said(stored))
        return super()._in_words(stored, name)


def said(fee: Fee) -> MoneyWords:
    """The amount of a stored fee as its form shows it: a refund without its minus."""
    if fee.amount is None:
        return MoneyWords(None)
    value = abs(fee.amount) if fee.kind == FeeKind.REFUND else fee.amount
    return MoneyWords(value, Certainty(fee.certainty), fee.currency)


def _named(currency: str) -> str:
    return SYMBOLS.get(currency, currency)


class FirstFeeForm(SpokenFeeForm):
    """The fee of a membership that begins at `start`; nothing typed is no fee.

    A subscription covers a year, from the start or, when `which` is now, from the anniversary
    last passed, unless the form gives days. `today` is None where the fee can only be the first.
    """

    which = forms.ChoiceField(
        label="Which year’s fee is that",
        choices=[(NOW, "This year’s"), (FIRST, "The first year’s")],
        initial=NOW,
        required=False,
        widget=forms.RadioSelect,
        help_text="Log those of the other years later, as far as you know them.",
    )
    start: VagueDate | None = None
    free = False

    class Meta(SpokenFeeForm.Meta):
        exclude = ["notes"]
        help_texts = SpokenFeeForm.Meta.help_texts | {
            "paid_on": "Empty means the first day of that year.",
            "covers_from": "Empty means a year from that day.",
            "covers_until": "",
        }

    def __init__(self, *args, today: date | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        if today is None:
            del self.fields["which"]
        self.fields["amount"].label = "What does it cost"
        self.fields["amount"].help_text = (
            "Empty if it is free; else 184.50, about 75, at least 20 or unknown, "
            f"in {_named(self.usual_currency)} unless you say otherwise."
        )
        self.fields["paid_on"].required = False

    def clean(self):
        self._fill_dates()
        words = self.cleaned_data.get("amount")
        nothing_typed = not (self["amount"].data or "").strip()
        self.free = nothing_typed or (words is not None and words.value == 0)
        super().clean()

    def _fill_dates(self):
        given = self.cleaned_data
        if not self.start:
            return
        begins = self._first_day_of_year()
        given["paid_on"] = given.get("paid_on") or begins
        if given.get("every") or getattr(given.get("amount"), "every", None):
            # Each payment covers the time up to the next.
            return
        if given.get("kind") in RENEWING_KINDS and not given.get("covers_until"):
            first = given.get("covers_from") or begins
            last = years_later(first, 1) - ONE_DAY if first.year < LAST_DAY.year else LAST_DAY
            given |= {"covers_from": first, "covers_until": last}
        elif given.get("covers_until") and not given.get("covers_from"):
            given["covers_from"] = begins

    def _first_day_of_year(self) -> date:
        given, start = self.cleaned_data, self.start.first
        days_given = any(given.get(name) for name in ("paid_on", "covers_from", "covers_until"))
        renews = given.get("kind") in RENEWING_KINDS
        is_now = given.get("which") == NOW and renews and not days_given
        return latest_anniversary(start, self.today) if is_now else start


def latest_anniversary(start: date, today: date) -> date:
    """The last one not after `today`; `start` itself within the first year and before it."""
    this_year = years_later(start, today.year - start.year)
    last = this_year if this_year <= today else years_later(start, today.year - start.year - 1)
    return max(start, last)
