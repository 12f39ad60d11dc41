"""The forms of a fee and of a role as they are logged from every page."""

from datetime import date
from typing import Any

from django import forms
from django.forms import ChoiceField

from networks.forms.fee import WordedFeeForm
from networks.forms.field_of import field_of
from networks.forms.role import RoleForm
from reflections.forms.choices import memberships_in_words, networks_by_use


class LoggedFeeForm(WordedFeeForm):
    class Meta(WordedFeeForm.Meta):
        fields = ["membership", *WordedFeeForm.Meta.fields]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        about = field_of(self, "membership", ChoiceField)
        about.choices = list(memberships_in_words(self.owner))
        _begin_at(self, "membership", "amount")


class LoggedRoleForm(RoleForm):
    class Meta(RoleForm.Meta):
        fields = ["organisation", *RoleForm.Meta.fields]
        labels = RoleForm.Meta.labels | {"organisation": "Network"}

    def __init__(self, *args: Any, today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        about = field_of(self, "organisation", ChoiceField)
        about.choices = list(networks_by_use(self.owner, today))
        _begin_at(self, "organisation", "title")


def _begin_at(form: forms.BaseForm, about: str, following: str) -> None:
    """Where one begins to type: what the row is about, unless that is chosen already."""
    first = following if form[about].value() else about
    form.fields[first].widget.attrs["autofocus"] = True
