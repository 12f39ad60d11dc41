"""What repeats costs something else from some day: the old fee ends and a new one begins."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from networks.arithmetic.instalments import first_from
from networks.arithmetic.periods import ONE_DAY, format_day
from networks.changing import Steps
from networks.forms.fee import WordedFeeForm, worded_amount
from networks.forms.field_of import field_of
from networks.forms.how_often import HowOftenField
from networks.forms.together import Refused, SavedTogether
from networks.forms.widgets import DayInput, short_text
from networks.models import ChangeKind, Fee
from networks.models.refusals import refusal

CARRIED_ON = ("kind", "paid_by", "currency")


class NewPriceForm(SavedTogether, WordedFeeForm):
    """`old` is the fee that repeats; both rows are one change."""

    kind = ChangeKind.CHANGED
    # Nothing to ask: the old fee ends as the new one begins.
    counts_beside = None

    from_day = forms.DateField(
        label="From",
        widget=DayInput,
        help_text="It counts from the first payment on that day or after it.",
    )
    every = HowOftenField(label="How often")
    field_order = ["amount", "every", "from_day", "paid_by", "notes"]

    class Meta(WordedFeeForm.Meta):
        fields = ["amount", "every", "paid_by", "exchange_rate", "notes"]
        widgets = {"paid_by": forms.RadioSelect, "notes": short_text()}

    def __init__(self, data: Any = None, *, old: Fee, today: date, owner: User):
        assert old.every, "what is paid once has no new price"
        self.old, self.old_rhythm = old, old.every
        carried = {name: getattr(old, name) for name in CARRIED_ON}
        super().__init__(
            data,
            owner=owner,
            instance=Fee(membership=old.membership, **carried),
            usual_currency=old.currency,
            initial={
                "amount": worded_amount(old),
                "every": old.every,
                "paid_by": old.paid_by,
                "from_day": first_from(self.first_day, old.every, today),
            },
        )
        self.fields["amount"].label = "What it costs now"
        field_of(self, "every", HowOftenField).allow(old.every)

    @property
    def first_day(self) -> date:
        return self.old.covers_from or self.old.paid_on

    def clean_every(self) -> int:
        return self.cleaned_data["every"] or self.old_rhythm

    def clean_from_day(self) -> date:
        """The first payment that is of the new price."""
        day = self.cleaned_data["from_day"]
        if day <= self.first_day:
            first = format_day(self.first_day)
            raise ValidationError(f"It began on {first}: then change that fee itself.")
        if self.old.repeats_until and day > self.old.repeats_until + ONE_DAY:
            raise ValidationError(f"It ended on {format_day(self.old.repeats_until)}.")
        start = first_from(self.first_day, self.old_rhythm, day)
        self.instance.covers_from = start
        self.instance.paid_on = start + (self.old.paid_on - self.first_day)
        return start

    def _post_clean(self) -> None:
        # Without its first day the new row would be refused for what is nobody's mistake.
        if "from_day" in self.cleaned_data:
            super()._post_clean()  # type: ignore[misc]  # not in the stubs

    def write(self, steps: Steps) -> str:
        if not self.is_valid():
            raise Refused
        self.old.repeats_until = self.cleaned_data["from_day"] - timedelta(days=1)
        try:
            self.old.full_clean()
        except ValidationError as error:
            self.add_error("from_day", refusal(error))
            raise Refused from error
        steps.save(self.old)
        steps.save(self.instance, self.save)
        return str(self.instance)
