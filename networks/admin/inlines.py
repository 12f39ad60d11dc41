"""Rows below a row, on the page of that row."""

import re

from django.contrib import admin
from django.forms import BaseInlineFormSet

from networks.admin.choices import OwnChoices
from networks.admin.ledger import VERSION
from networks.admin.looks import LOOKS
from networks.forms import LedgerForm

# More rows than anybody adds at once; a browser could be told to ask for thousands.
MOST_ADDED = 50


class LedgerFormSet(BaseInlineFormSet):
    """Its rows are those of its parent, and know it as typed, not as stored."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound:
            stored = len(self.get_queryset())
            # Not as many as TOTAL_FORMS says, which costs nothing to write: each is checked, and
            # drawn with all its lists.
            shown = max(stored + self.extra, self._rows_sent())
            # The first refuses what is more, the second is what the refusal says.
            self.absolute_max = self.max_num = min(shown, stored + MOST_ADDED)

    def _rows_sent(self) -> int:
        """How many rows have a field in the form that came."""
        of_row = re.compile(rf"{re.escape(str(self.prefix))}-(\d+)-")
        return len({found[1] for name in self.data if (found := of_row.match(name))})

    def add_fields(self, form, index):
        # Django would take any row's id here, and so tell which ones there are.
        super().add_fields(form, index)
        form.fields[form.instance._meta.pk.name].queryset = self.queryset

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]  # not in the stubs
        setattr(form.instance, self.fk.name, self.instance)
        return form


class LedgerInline(OwnChoices, admin.StackedInline):
    """Rows below a row; one that was added by its button counts, even if left as it was given."""

    form = LedgerForm
    formset = LedgerFormSet
    extra = 0
    formfield_overrides = LOOKS
    show_change_link = True
    view_on_site = False

    def get_queryset(self, request):
        return self.model.objects.of(request.user)

    def get_fields(self, request, obj=None):
        may_change = self.has_change_permission(request, obj)
        fields = [*(self.fields or ())]
        return [*fields, VERSION] if may_change else fields

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        assert issubclass(formset.form, LedgerForm)
        formset.form.owner = request.user
        formset.form.new_counts_unchanged = True
        for name, value in self.defaults(request, obj).items():
            formset.form.base_fields[name].initial = value
        return formset

    def defaults(self, request, parent) -> dict:
        """What a row that is added below `parent` (None while it is new itself) begins with."""
        return {}
