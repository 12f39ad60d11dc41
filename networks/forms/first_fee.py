"""The fee with which a membership begins."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from networks.arithmetic.coverage import RENEWING_KINDS
from networks.arithmetic.periods import LAST_DAY, MONTHS, ONE_DAY, VagueDate, years_later
from networks.forms.fee import WordedFeeForm, currency_sign
from networks.forms.how_often import rhythm_in_words

NOW, FIRST = "now", "first"
YEAR, ONCE = "year", "once"


class FirstFeeForm(WordedFeeForm):
    """The fee of a membership that begins at `start`; nothing typed is no fee.

    A subscription covers a year, from the start or, when `which` is now, from the anniversary
    last passed while it was held, unless the form gives days.
    """

    which = forms.ChoiceField(
        label="Which year’s fee is that",
        choices=[(NOW, "This year’s"), (FIRST, "The first year’s")],
        initial=NOW,
        required=False,
        widget=forms.RadioSelect,
        help_text="Log those of the other years later, as far as you know them.",
    )
    every = forms.ChoiceField(
        label="For what time is that",
        choices=[(YEAR, "a year"), ("1", "a month"), ("3", "a quarter"), (ONCE, "once")],
        initial=YEAR,
        required=False,
        widget=forms.RadioSelect,
    )
    start: VagueDate | None = None
    free = False

    class Meta(WordedFeeForm.Meta):
        exclude = ["notes"]
        help_texts = WordedFeeForm.Meta.help_texts | {
            "paid_on": "Empty means the first day of that time.",
            "covers_from": "Empty means from that day.",
            "covers_until": "",
        }

    def __init__(self, *args: Any, today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.today = today
        # A new fee of the model repeats never, which would stand before the choice made here.
        self.initial["every"] = self.initial.get("every") or YEAR
        self.fields["amount"].label = "What does it cost"
        self.fields["amount"].help_text = (
            "Empty if it is free; else 184, about 75, at least 20 or unknown, "
            f"in {currency_sign(self.usual_currency)} unless you say otherwise."
        )
        self.fields["paid_on"].required = False

    def clean(self) -> None:
        is_once = self._choose_rhythm()
        if not is_once:
            self._fill_dates()
        elif self.start:
            self.cleaned_data["paid_on"] = self.cleaned_data.get("paid_on") or self.start.first
        words = self.cleaned_data.get("amount")
        nothing_typed = not (self["amount"].data or "").strip()
        self.free = nothing_typed or (words is not None and words.value == 0)
        super().clean()

    def _choose_rhythm(self) -> bool:
        """Whether it is paid once and covers no time; "a year" is one year's, to renew or not."""
        cleaned, words = self.cleaned_data, self.cleaned_data.get("amount")
        chosen, repeats = cleaned.get("every") or YEAR, words.every if words else None
        if words and repeats == MONTHS and chosen == YEAR:
            cleaned["amount"] = replace(words, every=None)
        elif repeats and chosen not in (YEAR, str(repeats)):
            message = f"The amount says {rhythm_in_words(repeats)}: say it once, there or here."
            self.add_error("every", message)
        cleaned["every"] = int(chosen) if chosen.isdigit() else None
        return chosen == ONCE and not repeats

    def _fill_dates(self) -> None:
        cleaned = self.cleaned_data
        if not self.start:
            return
        begins = self._first_day_of_year(self.start.first)
        cleaned["paid_on"] = cleaned.get("paid_on") or begins
        if cleaned.get("every") or getattr(cleaned.get("amount"), "every", None):
            # Each payment covers the time up to the next.
            return
        if cleaned.get("kind") in RENEWING_KINDS and not cleaned.get("covers_until"):
            first = cleaned.get("covers_from") or begins
            last = years_later(first, 1) - ONE_DAY if first.year < LAST_DAY.year else LAST_DAY
            cleaned |= {"covers_from": first, "covers_until": last}
        elif cleaned.get("covers_until") and not cleaned.get("covers_from"):
            cleaned["covers_from"] = begins

    def _first_day_of_year(self, start: date) -> date:
        cleaned = self.cleaned_data
        days_given = any(cleaned.get(name) for name in ("paid_on", "covers_from", "covers_until"))
        renews = cleaned.get("kind") in RENEWING_KINDS
        is_now = cleaned.get("which") == NOW and renews and not days_given
        ended = self.instance.membership.ended_on
        until = min(self.today, ended) if ended else self.today
        return latest_anniversary(start, until) if is_now else start


def latest_anniversary(start: date, today: date) -> date:
    """The last one not after `today`; `start` itself within the first year and before it."""
    this_year = years_later(start, today.year - start.year)
    last = this_year if this_year <= today else years_later(start, today.year - start.year - 1)
    return max(start, last)
