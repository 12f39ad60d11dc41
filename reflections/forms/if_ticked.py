"""What a decision can take along if it is ticked: the fee that is due, or the membership's end."""

from typing import Any

from django import forms

from networks.forms import LedgerForm
from networks.forms.fee import WordedFeeForm
from networks.forms.field_of import fill_in
from networks.forms.how_often import HowOftenField
from networks.forms.membership import LeaveForm
from networks.models import Fee
from reflections.models import Choice

TICKED_NOW = (
    "You filled this in without its tick. It is ticked now: press the button again to save it, or "
    "untick it to leave it out."
)
NOT_WITH_THIS = (
    "You filled this in, but it does not go with that decision. Press the button again to go on "
    "without it."
)
FEE_KEY = ("kind", "paid_on", "paid_by", "covers_from", "covers_until", "every", "amount")


class IfTickedForm(LedgerForm):
    """A form that counts, and says what is wrong with it, only when it is ticked.

    What was typed without a tick is asked about once: `asked` says that it was.
    """

    ticked = forms.BooleanField(required=False)
    asked = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, empty_permitted=True, use_required_attribute=False, **kwargs)

    @property
    def is_wanted(self) -> bool:
        return self.is_bound and bool(self["ticked"].data)

    @property
    def is_open(self) -> bool:
        return self.is_wanted or bool(self.errors)

    @property
    def is_forgotten(self) -> bool:
        """Whether something was typed that would be lost, and nobody has asked yet."""
        if not self.is_bound or self["asked"].data or self.is_wanted:
            return False
        return any(self[name].data for name in self.changed_data if self._is_typed(name))

    def _is_typed(self, name: str) -> bool:
        return True

    def ask(self, *, can_be_saved: bool) -> None:
        fill_in(self, "asked", "on")
        if can_be_saved:
            fill_in(self, "ticked", "on")
        self.add_error(None, TICKED_NOW if can_be_saved else NOT_WITH_THIS)

    def has_changed(self) -> bool:
        return self.is_wanted


class NextFeeForm(IfTickedForm, WordedFeeForm):
    """One payer's share of the fee that is due."""

    # Never shown, but "£20 a month" says it.
    every = HowOftenField(widget=forms.HiddenInput)

    class Meta(WordedFeeForm.Meta):
        fields = ["amount", "paid_by", "paid_on", "covers_from", "covers_until", "kind", "every"]
        widgets = WordedFeeForm.Meta.widgets | {"kind": forms.HiddenInput, "paid_by": forms.Select}

    @property
    def is_known(self) -> bool:
        """Whether the same fee is in the ledger already."""
        values = {name: getattr(self.instance, name) for name in FEE_KEY}
        return Fee.objects.filter(membership=self.instance.membership, **values).exists()


class EndForm(IfTickedForm, LeaveForm):
    """The membership's end, and those of its groups that end with it."""

    def _is_typed(self, name: str) -> bool:
        # The last paid day moves with a new fee: a button pressed twice sends the old one.
        return name == "reason_left" or self.data.get("choice") == Choice.LEAVE
