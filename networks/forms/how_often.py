"""How often a fee is paid: once, or again after so many months."""

from typing import Any

from django import forms

from networks.forms.field_of import choices_of

RHYTHMS = {1: "every month", 3: "every quarter", 6: "every half-year", 12: "every year"}
OTHER_RHYTHMS = (2, 4, 5, 7, 8, 9, 10, 11, 18, 24, 36, 48, 60, 120)


def rhythm_in_words(every: int) -> str:
    return RHYTHMS.get(every, f"every {every} months")


class HowOftenField(forms.TypedChoiceField):
    """How many months lie between two payments; None is once.

    Any number of months can be typed with the amount; `allow` offers one that is stored.
    """

    def __init__(self, **kwargs: Any):
        months = (*RHYTHMS, *OTHER_RHYTHMS)
        choices = [("", "once"), *((every, rhythm_in_words(every)) for every in months)]
        super().__init__(choices=choices, coerce=int, empty_value=None, required=False, **kwargs)

    def allow(self, every: int | None) -> None:
        if every and not self.valid_value(every):
            self.choices = [*choices_of(self), (every, rhythm_in_words(every))]
