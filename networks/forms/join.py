"""One page's forms for a membership with its first fee, and the network itself when it is new."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from networks.arithmetic.periods import VagueDate
from networks.forms.defaults import next_fee
from networks.forms.fee import FirstFeeForm
from networks.forms.membership import JoinForm
from networks.forms.network import NewNetworkForm
from networks.forms.picking import GroupsForm
from networks.forms.record import refusal
from networks.forms.typed import typed_in
from networks.merging import SAME_TERMS, end_before
from networks.models import Change, ChangeKind, Fee, Membership
from networks.undo import one_change, snapshot


class Refused(Exception):
    """Rolls back what was saved before a form turned out to be wrong."""


class Joining:
    """Without `organisation` the page also asks for the network, and membership is a choice.

    `groups` are bodies of the catalogue that can be joined along with a new network. `typed` was
    sent only to be shown again; `initial`, of the network alone, goes before it.
    """

    def __init__(
        self,
        data=None,
        *,
        owner,
        today: date,
        organisation=None,
        initial=None,
        groups=(),
        typed=None,
    ):
        self.owner = owner
        self.network = None
        if organisation is None:
            shown = typed_in(NewNetworkForm, typed) if typed else {}
            self.network = NewNetworkForm(data, owner=owner, initial=shown | (initial or {}))
        self.organisation = organisation or self.network.instance
        held = organisation.memberships.order_by("started_on") if organisation else []
        self.held = list(held)
        self.held_now = [one for one in held if one.ended_on is None]
        self.membership = JoinForm(
            data,
            owner=owner,
            held_now=self.held_now,
            instance=Membership(organisation=self.organisation),
            initial=_as_last_time(self.held, today) | (typed_in(JoinForm, typed) if typed else {}),
        )
        usual = next_fee(owner, self.held[-1] if self.held else None, today)
        self.fee = FirstFeeForm(
            data,
            owner=owner,
            instance=Fee(membership=self.membership.instance),
            prefix="fee",
            today=None if organisation else today,
            usual_currency=usual.get("currency", ""),
            initial=typed_in(FirstFeeForm, typed, "fee")
            if typed
            else {"paid_by": usual.get("paid_by", "self")},
        )
        self.groups = GroupsForm(data, offered=groups) if groups else None

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
            form.add_prefix(name): said for form in self.forms for name, said in form.errors.items()
        }

    def save_as_one(self) -> Change | None:
        """The change that one undo takes back; None, with messages in the forms, when refused."""
        try:
            with transaction.atomic():
                ended = list(self._end_others()) if self.is_member else []
                if not self._is_valid():
                    raise Refused
                return self._save(ended)
        except IntegrityError as error:
            self.forms[0].add_error(None, refusal(error))
        except Refused:
            pass
        return None

    def _is_valid(self) -> bool:
        if self.is_member and self.membership.is_valid():
            self.fee.start = self.membership.cleaned_data["started_on"]
        checked = [form.is_valid() for form in self.forms]
        return all(checked)

    def _save(self, ended: list[tuple[Membership, str]]) -> Change:
        row = self.network.save() if self.network else self.membership.save()
        if self.network and self.is_member:
            self.membership.save()
        if self.is_member and not self.fee.free:
            self.fee.save()
        if self.is_member and self.groups:
            self._join_groups()
        with one_change(self.owner, str(row), ChangeKind.ADDED) as steps:
            for other, before in ended:
                steps.changed(other, before)
            steps.added(row)
        return steps.change

    def _join_groups(self) -> None:
        try:
            self.groups.join(self.membership.instance)
        except ValidationError as error:
            self.groups.add_error("groups", error.messages)
            raise Refused from error

    def _end_others(self):
        """End what the same party holds, so that the new membership can follow on it."""
        start = self._typed_start()
        if start is None or "ends_other" not in self.membership.fields:
            return
        for other in self.held_now:
            same_party = other.held_by == self.membership["held_by"].data
            if self.membership["ends_other"].data and same_party and other.started_on < start.first:
                before = snapshot(other)
                end_before(other, start)
                other.save()
                yield other, before

    def _typed_start(self) -> VagueDate | None:
        try:
            return self.membership.fields["started_on"].clean(self.membership["started_on"].data)
        except ValidationError:
            return None


def _as_last_time(held: list[Membership], today: date) -> dict:
    """What a membership after those `held` begins with; nothing for the first in a new network."""
    if not held:
        return {}
    return {name: getattr(held[-1], name) for name in SAME_TERMS} | {"started_on": VagueDate(today)}
