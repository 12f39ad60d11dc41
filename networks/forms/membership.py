"""A membership: how it began, how it is now and how it ended."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from networks.arithmetic.periods import VagueDate
from networks.changing import Steps
from networks.fields import VagueDateFormField
from networks.first_dated import first_dated
from networks.forms.field_of import field_of
from networks.forms.record import LedgerForm, OwnRowsField
from networks.forms.together import Refused, SavedTogether
from networks.forms.widgets import short_text
from networks.models import Membership
from networks.models.membership import MembershipQuerySet
from networks.models.refusals import refusal
from networks.payments import last_paid_day


class MembershipForm(LedgerForm):
    class Meta:
        model = Membership
        fields = [
            "category",
            "started_on",
            "ended_on",
            "held_by",
            "held_for",
            "credential",
            "number",
            "notice_days",
            "renews_itself",
            "how_to_leave",
            "reason_joined",
            "reason_left",
        ]
        labels = {
            "started_on": "Member since",
            "ended_on": "Until",
            "held_by": "Who holds it",
            "credential": "Letters after your name",
            "number": "Membership number",
            "renews_itself": "Does it renew by itself",
            "how_to_leave": "How to leave",
            "notice_days": "Days to decide before a renewal",
            "reason_joined": "Why you joined",
            "reason_left": "Why you left",
        }
        help_texts = {
            "category": "Student, full, free …",
            "started_on": "As exactly as you know: July 2004, about 2009, before 2000 or unknown.",
            "ended_on": "Empty while you are a member.",
            "credential": "Such as MCLIP.",
            "number": "",
        }
        widgets = {
            "held_by": forms.RadioSelect,
            "notice_days": forms.TextInput({"inputmode": "numeric"}),
            "how_to_leave": short_text(),
            "reason_joined": short_text(),
            "reason_left": short_text(),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if "started_on" in self.fields:
            started_on = field_of(self, "started_on", VagueDateFormField)
            started_on.begun_by = lambda: first_dated(self.instance)


class JoinForm(MembershipForm):
    """`held_now` are the open memberships of the same network, if any."""

    ends_other = forms.BooleanField(required=False, initial=True)

    class Meta(MembershipForm.Meta):
        exclude = ["ended_on", "reason_left"]
        # "Unknown" goes by what is dated, of which a membership that begins here has nothing yet.
        help_texts = MembershipForm.Meta.help_texts | {
            "started_on": "As exactly as you know: July 2004, about 2009 or before 2000."
        }

    def __init__(self, *args: Any, held_now: Sequence[Membership] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        if held_now:
            names = " and ".join(membership.category or "the membership" for membership in held_now)
            self.fields["ends_other"].label = f"It takes the place of {names}"
            self.fields["ends_other"].help_text = "That one then ends the day before."
        else:
            del self.fields["ends_other"]


class MembershipsBelowField(OwnRowsField):
    def label_from_instance(self, membership: Any) -> str:
        return membership.organisation.short


class LeaveForm(SavedTogether, MembershipForm):
    """The memberships of its groups can end with it."""

    also = MembershipsBelowField(
        Membership.objects.none(),
        label="End these too, on the same day",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta(MembershipForm.Meta):
        fields = ["ended_on", "reason_left"]
        labels = {"ended_on": "Your last day", "reason_left": "Why you leave"}
        help_texts = {"ended_on": "Filled in with the last day that is paid for, or today."}

    def __init__(self, *args: Any, today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not self.instance.ended_on:
            self.initial["ended_on"] = last_day_to_offer(self.instance, today)
        below = open_below(self.instance)
        self.fields["ended_on"].required = True
        also = field_of(self, "also", MembershipsBelowField)
        also.queryset = below
        also.initial = [membership.pk for membership in below]
        if not below:
            del self.fields["also"]

    def write(self, steps: Steps) -> str:
        if not self.is_valid():
            raise Refused
        self.save_into(steps)
        return str(self.instance)

    def save_into(self, steps: Steps) -> None:
        steps.save(self.instance, self.save)
        for other in self.cleaned_data.get("also", []):
            self._end_too(other, steps)

    def _end_too(self, other: Membership, steps: Steps) -> None:
        other.ended_on = self.instance.ended_on
        other.ended_on_precision = self.instance.ended_on_precision
        try:
            other.full_clean()
        except ValidationError as error:
            self.add_error("also", f"{other.organisation.short}: {refusal(error)}")
            raise Refused from error
        steps.save(other)


def last_day_to_offer(membership: Membership, today: date) -> VagueDate:
    """The last day that is paid for, else that of the body it is part of; today without either.

    But none before it began.
    """
    last = last_paid_day(membership, today) or _last_day_above(membership) or today
    return VagueDate(max(last, membership.started_on))


def _last_day_above(membership: Membership) -> date | None:
    """None where that is held still, or never was."""
    parent = membership.organisation.parent_id
    above = Membership.objects.filter(organisation=parent) if parent else Membership.objects.none()
    ends = list(above.values_list("ended_on", flat=True))
    days = [day for day in ends if day]
    return max(days) if days and days == ends else None


def open_below(membership: Membership) -> MembershipQuerySet:
    """The open memberships of all that lies below its organisation in the tree."""
    below = membership.organisation.with_groups()[1:]
    rows = Membership.objects.open().filter(organisation__in=below).select_related("organisation")
    return rows.order_by("organisation__name_key", "pk")
