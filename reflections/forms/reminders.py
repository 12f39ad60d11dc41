"""What a person wants to be told by e-mail, kind by kind."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from networks.fields import split_several
from networks.models import PreferenceSetting
from networks.models.preference_setting import HIGHEST
from reflections.models import ReminderChoice, ReminderKind, ReminderRule
from reflections.models.reminder import DATED_KINDS

MOST_DAYS, MOST_TIMES = int(HIGHEST[PreferenceSetting.REMINDER_DAYS]), 10
WRONG_DAYS = f"Whole numbers of days from 0 to {MOST_DAYS}, please, such as: 30, 7."


@dataclass(frozen=True)
class AskedKind:
    """`days` is None for what has no date to come."""

    wanted: forms.BoundField
    days: forms.BoundField | None


class RemindersForm(forms.Form):
    """A box to tick for each kind, and how many days before for those with a date."""

    weekly = forms.BooleanField(
        label="One letter a week",
        required=False,
        help_text="It says what comes up before the next; otherwise one comes on any day on which "
        "there is something new.",
    )

    def __init__(self, data: Any, owner: User):
        self.owner = owner
        rules = {rule.kind: rule for rule in ReminderRule.objects.of(owner)}
        super().__init__(data, initial={"weekly": ReminderChoice.objects.weekly(owner).exists()})
        for kind in ReminderKind:
            rule = rules.get(kind.value, ReminderRule())
            self.fields[f"on-{kind}"] = forms.BooleanField(
                label=kind.label, required=False, initial=not rule.is_off
            )
            if kind in DATED_KINDS:
                self.fields[f"days-{kind}"] = forms.CharField(
                    label=f"Days before: {kind.label[0].lower()}{kind.label[1:]}",
                    required=False,
                    max_length=60,
                    initial=", ".join(map(str, rule.days)),
                    widget=forms.TextInput({"placeholder": "as usual"}),
                )

    @property
    def kinds(self) -> list[AskedKind]:
        return [
            AskedKind(self[f"on-{kind}"], self[f"days-{kind}"] if kind in DATED_KINDS else None)
            for kind in ReminderKind
        ]

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        for kind in DATED_KINDS:
            try:
                cleaned[f"days-{kind}"] = read_days(cleaned.get(f"days-{kind}", ""))
            except ValidationError as error:
                self.add_error(f"days-{kind}", error)

    def save(self) -> None:
        cleaned = self.cleaned_data
        rules = [
            ReminderRule(
                owner=self.owner,
                kind=kind,
                is_off=not cleaned[f"on-{kind}"],
                days=cleaned.get(f"days-{kind}", []),
            )
            for kind in ReminderKind
        ]
        said = [rule for rule in rules if rule.is_off or rule.days]
        ReminderRule.objects.replace(self.owner, said)
        ReminderChoice.objects.update_or_create(
            owner=self.owner, defaults={"is_weekly": cleaned["weekly"]}
        )


def read_days(text: str) -> list[int]:
    """The most first; empty for as usual."""
    words = split_several(text.replace(",", ";"))
    if not all(word.isascii() and word.isdigit() and len(word) <= 3 for word in words):
        raise ValidationError(WRONG_DAYS)
    days = sorted({int(word) for word in words}, reverse=True)
    if len(days) > MOST_TIMES or any(number > MOST_DAYS for number in days):
        raise ValidationError(WRONG_DAYS)
    return days
