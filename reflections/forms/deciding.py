"""What is decided at a renewal: the decision itself, and the fee or the end if they like."""

from collections import defaultdict
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from networks.forms import FeeForm, LedgerForm, OwnRowsField
from networks.forms.defaults import next_cover
from networks.models import Fee, Membership
from networks.money import Certainty, combine
from networks.periods import format_vague
from networks.renewals import RENEWING_KINDS
from networks.undo import Steps, snapshot
from reflections.forms.decisions import CALENDAR
from reflections.models import Choice, Decision

OFFERED = (Choice.RENEW, Choice.LEAVE, Choice.UNDECIDED)
FEE_KEY = ("kind", "paid_on", "paid_by", "covers_from", "covers_until", "amount")


class DecideForm(LedgerForm):
    """Why, and what is expected; which of the three it is says the button that was pressed."""

    class Meta:
        model = Decision
        fields = ["because", "expected_activities", "review_on"]
        labels = {
            "expected_activities": "Activities you expect in the next year",
            "review_on": "Look again on",
        }
        help_texts = {"expected_activities": "Next time, this page shows how many it became."}
        widgets = {"because": forms.Textarea({"rows": 2}), "review_on": CALENDAR}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["review_on"].help_text = "When you have not decided yet."

    def _refuse_stale(self):
        """The same decision again on the same day replaces itself: a button pressed twice."""


class IfTickedForm(LedgerForm):
    """A form that counts, and says what is wrong with it, only when its `tick` is set."""

    tick: str

    def __init__(self, *args, **kwargs):
        super().__init__(*args, empty_permitted=True, use_required_attribute=False, **kwargs)

    @property
    def is_wanted(self) -> bool:
        return self.is_bound and bool(self[self.tick].data)

    def has_changed(self):
        return self.is_wanted


class NextFeeForm(IfTickedForm, FeeForm):
    """One payer's share of the fee that is due."""

    tick = "enter"
    enter = forms.BooleanField(label="Enter this fee", required=False)

    class Meta(FeeForm.Meta):
        fields = [
            "enter", "kind", "amount", "certainty", "currency", "paid_by", "paid_on",
            "covers_from", "covers_until",
        ]  # fmt: skip
        labels = {"paid_by": "Who paid", "covers_until": "Until", "covers_from": "Covers, from"}
        widgets = {
            "kind": forms.HiddenInput,
            "currency": forms.HiddenInput,
            "paid_on": CALENDAR,
            "covers_from": CALENDAR,
            "covers_until": CALENDAR,
        }

    @property
    def is_known(self) -> bool:
        """Whether the same fee is in the ledger already."""
        values = {name: self.cleaned_data[name] for name in FEE_KEY}
        return Fee.objects.filter(membership=self.instance.membership, **values).exists()


class EndForm(IfTickedForm):
    """The membership's end, and those of its groups that end with it."""

    tick = "end"
    end = forms.BooleanField(label="End the membership", required=False)
    groups = OwnRowsField(
        Membership.objects.none(),
        label="End with it",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Membership
        fields = ["ended_on", "reason_left"]
        labels = {"ended_on": "Last day", "reason_left": "Why you left"}
        widgets = {"reason_left": forms.Textarea({"rows": 2})}

    field_order = ["end", "ended_on", "reason_left", "groups"]

    def __init__(self, *args, groups: list[Membership], **kwargs):
        super().__init__(*args, **kwargs)
        offered = self.fields["groups"]
        offered.queryset = offered.queryset.filter(pk__in=[one.pk for one in groups])
        offered.label_from_instance = lambda one: one.organisation.short
        offered.initial = [one.pk for one in groups]
        if not groups:
            del self.fields["groups"]

    def clean(self):
        super().clean()
        ended = self.cleaned_data.get("ended_on")
        if ended is None and "ended_on" not in self.errors:
            self.add_error("ended_on", "Say which day was or will be the last.")
        elif ended:
            self._end_groups(ended)

    def _end_groups(self, ended):
        self.ended_groups = []
        for one in self.cleaned_data.get("groups", ()):
            before = snapshot(one)
            one._meta.get_field("ended_on").save_form_data(one, ended)
            if one.ended_on < one.started_on:
                began = format_vague(one.start)
                message = f"{one.organisation.short} began on {began}, after that day."
                self.add_error("groups", ValidationError(message))
            self.ended_groups.append((one, before))


class Deciding:
    """The three forms of one decision, and the one save of them all."""

    def __init__(
        self, data, *, owner, membership: Membership, groups: list[Membership], today: date
    ):
        self.membership, self.owner, self.today = membership, owner, today
        self.choice = data.get("choice") if data else None
        self.latest = self._latest_today()
        shared = {"owner": owner}
        self.decision = DecideForm(data, instance=self._decision(), **shared)
        self.fees = [
            NextFeeForm(
                data,
                prefix=f"fee-{at}",
                instance=Fee(membership=membership),
                initial=initial,
                **shared,
            )
            for at, initial in enumerate(fees_due(membership.fees.all(), today))
        ]
        self.end = EndForm(
            data,
            prefix="end",
            instance=membership,
            initial={"ended_on": _last_day_paid(membership)},
            groups=groups,
            **shared,
        )

    def _latest_today(self) -> Decision | None:
        own = Decision.objects.of(self.owner).filter(organisation=self.membership.organisation_id)
        return own.filter(decided_on=self.today).order_by("-id").first()

    def _decision(self) -> Decision:
        """Today's, when it is the same once more, or while it is not said which it will be."""
        if self.latest and self.choice in (None, self.latest.choice):
            return self.latest
        return Decision(
            organisation=self.membership.organisation, decided_on=self.today, choice=self.choice
        )

    @property
    def wanted(self) -> list[LedgerForm]:
        """The forms that this choice saves."""
        if self.choice == Choice.RENEW:
            return [self.decision, *(form for form in self.fees if form.is_wanted)]
        if self.choice == Choice.LEAVE and self.end.is_wanted:
            return [self.decision, self.end]
        return [self.decision]

    @property
    def fee_is_open(self) -> bool:
        return any(form.is_wanted for form in self.fees)

    @property
    def besides(self) -> str:
        """What is saved beside the decision, in words that follow it."""
        if self.end in self.wanted:
            return ", and its end"
        return ", and its fee" if len(self.wanted) > 1 else ""

    def is_valid(self) -> bool:
        if self.choice not in OFFERED:
            self.decision.add_error(None, "Choose Renew, Leave or Undecided.")
            return False
        return not any(form.errors for form in self.wanted)

    def save(self, steps: Steps) -> None:
        """What is new or has changed; nothing when the same was saved a moment ago."""
        self._save_decision(steps)
        for form in self.wanted[1:]:
            if form is self.end:
                self._save_end(steps)
            elif not form.is_known:
                steps.added(form.save())

    def _save_decision(self, steps: Steps) -> None:
        if self.decision._is_new:
            steps.added(self.decision.save())
        elif self.decision.has_changed():
            before = snapshot(Decision.objects.get(pk=self.decision.instance.pk))
            steps.changed(self.decision.save(), before)

    def _save_end(self, steps: Steps) -> None:
        before = snapshot(Membership.objects.get(pk=self.membership.pk))
        steps.changed(self.end.save(), before)
        for group, before in self.end.ended_groups:
            group.save()
            steps.changed(group, before)


def fees_due(fees, today: date) -> list[dict]:
    """What the next fee most likely says, a row for each payer and currency of the last one."""
    renewing = [fee for fee in fees if fee.kind in RENEWING_KINDS and fee.covers_until]
    latest = max(renewing, key=lambda fee: (fee.covers_until, fee.covers_from), default=None)
    if latest is None:
        return []
    paid: dict[tuple[str, str], list[Fee]] = defaultdict(list)
    for fee in renewing:
        if (fee.covers_from, fee.covers_until) == (latest.covers_from, latest.covers_until):
            paid[fee.paid_by, fee.currency].append(fee)
    cover = next_cover(latest.covers_from, latest.covers_until)
    return [_due(together) | cover | {"paid_on": today} for together in paid.values()]


def _due(fees: list[Fee]) -> dict:
    amounts = [fee.amount for fee in fees]
    return {
        "kind": fees[-1].kind,
        "paid_by": fees[0].paid_by,
        "currency": fees[0].currency,
        "amount": None if None in amounts else sum(amounts),
        "certainty": combine(Certainty(fee.certainty) for fee in fees),
    }


def _last_day_paid(membership: Membership) -> str:
    days = (fee.covers_until for fee in membership.fees.all() if fee.kind in RENEWING_KINDS)
    last = max((day for day in days if day), default=None)
    return last.isoformat() if last else ""
