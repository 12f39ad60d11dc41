"""One page's forms for a membership with its first fee, and the network itself when it is new."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from networks.arithmetic.periods import VagueDate
from networks.catalogue import Body
from networks.changing import Steps
from networks.changing.merging import SAME_TERMS, end_before
from networks.fields import VagueDateFormField
from networks.first_dated import DATED_BY, first_dated
from networks.forms.defaults import next_fee
from networks.forms.field_of import field_of
from networks.forms.first_fee import FirstFeeForm
from networks.forms.membership import JoinForm
from networks.forms.network import NewNetworkForm
from networks.forms.picking import GroupsForm
from networks.forms.together import Refused, SavedTogether
from networks.forms.typed import typed_in
from networks.models import ChangeKind, Fee, Membership, Organisation


class JoinForms(SavedTogether):
    """Without `organisation` the page also asks for the network, and membership is a choice.

    `groups` are bodies of the catalogue that can be joined along with a new network. `typed` was
    sent only to be shown again; `initial`, of the network alone, goes before it.
    """

    kind = ChangeKind.ADDED

    def __init__(
        self,
        data: Any = None,
        *,
        owner: User,
        today: date,
        organisation: Organisation | None = None,
        initial: Any = None,
        groups: Sequence[Body] = (),
        typed: Mapping | None = None,
    ):
        self.owner, self.today = owner, today
        self.network: NewNetworkForm | None = None
        if organisation is None:
            shown = typed_in(NewNetworkForm, typed) if typed else {}
            self.network = NewNetworkForm(data, owner=owner, initial=shown | (initial or {}))
            self.organisation: Organisation = self.network.instance
            self.held: list[Membership] = []
        else:
            self.organisation = organisation
            self.held = list(organisation.memberships.order_by("started_on"))
        self.held_now = [membership for membership in self.held if membership.ended_on is None]
        self.membership = self._membership_form(data, typed)
        self.fee = self._fee_form(data, typed)
        self.groups = GroupsForm(data, offered=groups) if groups else None

    def _membership_form(self, data: Any, typed: Mapping | None) -> JoinForm:
        """From today, on the terms of the last membership, where there was one."""
        initial = {}
        if self.held:
            initial = {name: getattr(self.held[-1], name) for name in SAME_TERMS}
            initial["started_on"] = VagueDate(self.today)
        form = JoinForm(
            data,
            owner=self.owner,
            held_now=self.held_now,
            instance=Membership(organisation=self.organisation),
            initial=initial | (typed_in(JoinForm, typed) if typed else {}),
        )
        field_of(form, "started_on", VagueDateFormField).begun_by = self._first_dated
        return form

    def _fee_form(self, data: Any, typed: Mapping | None) -> FirstFeeForm:
        """In the currency of the last fee here, and by who paid it."""
        usual = next_fee(self.owner, self.held[-1] if self.held else None, self.today)
        payer = {"paid_by": usual.get("paid_by", "self")}
        return FirstFeeForm(
            data,
            owner=self.owner,
            instance=Fee(membership=self.membership.instance),
            prefix="fee",
            today=self.today,
            usual_currency=usual.get("currency", ""),
            initial=typed_in(FirstFeeForm, typed, "fee") if typed else payer,
        )

    @property
    def is_member(self) -> bool:
        if self.network is None:
            return True
        return not self.network.is_bound or bool(self.network["is_member"].data)

    @property
    def forms(self) -> list:
        own = [self.membership, self.fee, self.groups] if self.is_member else []
        return [form for form in (self.network, *own) if form]

    @property
    def errors(self) -> dict:
        return {
            form.add_prefix(name): messages
            for form in self.forms
            for name, messages in form.errors.items()
        }

    def write(self, steps: Steps) -> str:
        if self.is_member:
            self._end_others(steps)
        if not self._is_valid():
            raise Refused
        if self.network:
            steps.save(self.network.instance, self.network.save)
        if self.is_member:
            steps.save(self.membership.instance, self.membership.save)
            if not self.fee.free:
                steps.save(self.fee.instance, self.fee.save)
            if self.groups:
                try:
                    self.groups.join(self.membership.instance, steps)
                except ValidationError as error:
                    self.groups.add_error("groups", error.messages)
                    raise Refused from error
        return str((self.network or self.membership).instance)

    def blame(self, message: str) -> None:
        self.forms[0].add_error(None, message)

    def _is_valid(self) -> bool:
        if self.is_member and self.membership.is_valid():
            self.fee.start = self.membership.cleaned_data["started_on"]
        # Of all of them before any is asked: whoever mends one wants to see what else is wrong.
        checked = [form.is_valid() for form in self.forms]
        return all(checked)

    def _end_others(self, steps: Steps) -> None:
        """End what the same party holds, so that the new membership can follow on it.

        Before the new one is checked: else the two would overlap.
        """
        if "ends_other" not in self.membership.fields:
            return
        try:
            start = self.membership.fields["started_on"].clean(self.membership["started_on"].data)
        except ValidationError:
            return
        if start is None:
            return
        for other in self.held_now:
            same_party = other.held_by == self.membership["held_by"].data
            if self.membership["ends_other"].data and same_party and other.started_on < start.first:
                end_before(other, start)
                steps.save(other)

    def _first_dated(self) -> date | None:
        """The day of the fee that is typed beside it, or of what the network has already."""
        days = [first_dated(self.membership.instance)]
        for name in DATED_BY:
            if name in self.fee.fields:
                with suppress(ValidationError):
                    if day := self.fee.fields[name].clean(self.fee[name].data):
                        days.append(day)
                        break
        return min(filter(None, days), default=None)
