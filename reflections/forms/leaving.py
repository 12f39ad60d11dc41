"""The end of a membership and, if the person likes, the decision that led to it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from networks.changing import Steps
from networks.forms.field_of import field_of
from networks.forms.membership import LeaveForm
from networks.models import Membership
from reflections.forms.yearly_fee import YearlyFeeField
from reflections.models import Choice, Decision


class LeavingForm(LeaveForm):
    """Its reason is the decision's too; a fee that is named is one, ticked or not."""

    decided = forms.BooleanField(
        label="Keep it among my decisions",
        required=False,
        help_text="A year later it is set beside what came of it.",
    )
    refused_fee = YearlyFeeField(
        label="The fee that you do not pay from now on",
        help_text="For a year, in your own currency. It is kept with the decision.",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any):
        super().__init__(*args, today=today, **kwargs)
        self.today = today
        field_of(self, "refused_fee", YearlyFeeField).belong_to(self.owner)

    def write(self, steps: Steps) -> str:
        label = super().write(steps)
        fee = self.cleaned_data["refused_fee"]
        if self.cleaned_data["decided"] or fee is not None:
            steps.save(self._decision(self.instance, fee))
        return label

    def _decision(self, membership: Membership, fee: Decimal | None) -> Decision:
        """Of the last day where that is past, so that it is about this time of belonging."""
        assert membership.end is not None, "its last day is asked for"
        decision = Decision(
            organisation=membership.organisation,
            decided_on=min(self.today, membership.end.last),
            choice=Choice.LEAVE,
            because=membership.reason_left,
            fee=fee,
        )
        # No form of its own stands before it: its mistakes are told by the one that it came with.
        decision.full_clean()
        return decision
