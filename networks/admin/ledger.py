"""How every list and form of the ledger behaves in the admin."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from networks.admin.choices import OwnChoices
from networks.admin.log import NamelessLog
from networks.admin.looks import LOOKS
from networks.admin.offered import LONGEST_SEARCH, SELECTED, OnlyOfferedLookups
from networks.arithmetic.words import with_article
from networks.changing import goes_with, one_change
from networks.csvfiles.exporting.responses import csv_response
from networks.csvfiles.table import Table
from networks.forms import LedgerForm, is_row_id, own_rows, refusal
from networks.models import ChangeKind
from networks.models.search import saying

VERSION = "opened_version"


def today_of(request):
    """The day on which this request came; read once, so that it cannot turn midway."""
    if not hasattr(request, "ledger_today"):
        request.ledger_today = timezone.localdate()
    return request.ledger_today


class BulkActionForm(ActionForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["action"].label = "With those ticked"


class LedgerAdmin(OwnChoices, OnlyOfferedLookups, NamelessLog, admin.ModelAdmin):
    """The signed-in person's own rows of one model; superusers too see nobody else's.

    Subclasses give `table`, the CSV table of their model, and fieldsets.
    """

    form = LedgerForm
    table: Table
    called = ""
    actions = ["export_csv"]
    action_form = BulkActionForm
    actions_on_top, actions_on_bottom = False, True
    list_per_page = 50
    formfield_overrides = LOOKS
    # Numbers beside the filters would be a query for each of their choices.
    show_facets = admin.ShowFacets.NEVER
    view_on_site: bool | Callable[[Any], str] = False

    def get_urls(self):
        # Django's old address of a row, last of all, redirects whatever the id.
        return super().get_urls()[:-1]

    def get_queryset(self, request):
        rows = self.model.objects.of(request.user)
        return rows.order_by(*self.get_ordering(request))

    def get_object(self, request, object_id, from_field=None):
        """Another's row and a missing one give the same answer: 404."""
        row = super().get_object(request, object_id, from_field) if is_row_id(object_id) else None
        if row is None:
            raise Http404
        return row

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        assert issubclass(form, LedgerForm)
        form.owner = request.user
        form.refusal = getattr(request, "ledger_refusal", "")
        return form

    def get_fieldsets(self, request, obj=None):
        # The version that was shown goes with the form, by which a stale save is refused.
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return fieldsets
        (title, options), *others = fieldsets
        return [(title, options | {"fields": [*options["fields"], VERSION]}), *others]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What is saved is one change; where the ledger as a whole refuses it, the form says so."""
        title = {"title": f"{'Change' if object_id else 'Add'} {self.one}"}
        context = title | (extra_context or {})
        answer = partial(super().changeform_view, request, object_id, form_url, context)
        if request.method != "POST":
            return answer()
        try:
            with one_change(request.user, "", ChangeKind.CHANGED) as request.steps:
                return answer()
        except (IntegrityError, ValidationError) as error:
            request.ledger_refusal = refusal(error)
            # Once more, now that nothing of it is saved: the form is shown with what is wrong.
            return answer()

    def save_model(self, request, obj, form, change):
        """With its links between many and many, which Django saves with the rows below it."""

        def write():
            obj.save()
            form.save_m2m()

        request.steps.kind = ChangeKind.CHANGED if change else ChangeKind.ADDED
        request.steps.save(obj, write)
        request.steps.label = str(obj)

    def save_related(self, request, form, formsets, change):
        # Django would save the links between many and many once more, past the change.
        for formset in formsets:
            self.save_formset(request, form, formset, change)

    def save_formset(self, request, form, formset, change):
        rows = formset.save(commit=False)
        request.steps.delete(*formset.deleted_objects)
        for row in [*rows, *getattr(formset, "fees", list)()]:
            request.steps.save(row)

    def delete_view(self, request, object_id, extra_context=None):
        answer = partial(super().delete_view, request, object_id, extra_context)
        return self._deleting(request, answer)

    def history_view(self, request, object_id, extra_context=None):
        """Leads to the record's own page: Django's would show no values, and no way back."""
        row = self.get_object(request, object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        page = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        back = reverse(page, args=[row.pk])
        past = {"name": self.opts.model_name, "pk": row.pk}
        return redirect(reverse("record_past", kwargs=past, query={"next": back}))

    def changelist_view(self, request, extra_context=None):
        if request.method == "POST":
            request.POST = _all_if_none_selected(request.POST)
        context = {"title": self.heading, "one": self.one}
        context |= extra_context or {}
        page = self._deleting(request, partial(super().changelist_view, request, context))
        if "cl" in (getattr(page, "context_data", None) or {}):
            shown = page.context_data["cl"]
            shown.in_all = self.in_all(shown.queryset)
        return page

    @property
    def heading(self) -> str:
        """What the list is called, in the site's words."""
        return self.called or capfirst(str(self.opts.verbose_name_plural))

    @property
    def one(self) -> str:
        """One of its rows: a network, an activity."""
        return with_article(str(self.opts.verbose_name))

    def in_all(self, rows) -> str:
        """What the rows of the whole list come to, in words."""
        return ""

    def get_action_choices(self, request, default_choices=None):
        return super().get_action_choices(request, default_choices or [("", "choose…")])

    def _deleting(self, request, answer):
        """What the answer deletes is one change, and lies in the bin as one."""
        if request.method != "POST":
            return answer()
        try:
            with one_change(request.user, "", ChangeKind.DELETED) as request.steps:
                return answer()
        except (IntegrityError, ValidationError) as error:
            self.message_user(request, refusal(error), messages.ERROR)
            return redirect(request.get_full_path())

    def delete_model(self, request, obj):
        request.steps.label = str(obj)
        request.steps.delete(obj)

    def delete_queryset(self, request, queryset):
        rows = list(queryset)
        names = self.opts.verbose_name_plural
        request.steps.label = str(rows[0]) if len(rows) == 1 else f"{len(rows)} {names}"
        request.steps.delete(*rows)

    def get_deleted_objects(self, objs, request):
        """By name what was asked for; of what goes with it, how much: a tree can be deep."""
        rows = list(objs)
        counted = goes_with(*rows)
        counted[self.model] += len(rows)
        models = {model: self.admin_site.get_model_admin(model) for model in counted}
        forbidden = {
            model._meta.verbose_name
            for model, page in models.items()
            if not page.has_delete_permission(request)
        }
        numbers = {model._meta.verbose_name_plural: n for model, n in counted.items() if n}
        return [str(row) for row in rows], numbers, forbidden, []

    def get_changeform_initial_data(self, request):
        asked = {
            name: value
            for name, value in super().get_changeform_initial_data(request).items()
            if self._may_prefill(request, name, value)
        }
        return self.defaults(request, asked) | asked

    def _may_prefill(self, request, name, value):
        column = next((f for f in self.opts.get_fields() if f.name == name), None)
        if column is None or not column.is_relation:
            return True
        ids = value if isinstance(value, list) else [value]
        model = column.related_model
        if model is None or not column.concrete or not column.editable:
            return False
        if not all(map(is_row_id, ids)):
            return False
        # Else the form would tell whose rows there are, to whoever tries numbers in the address.
        return own_rows(model, request.user).filter(pk__in=ids).exists()

    def defaults(self, request, asked: dict) -> dict:
        """What a new row begins with, beside what the address `asked` for."""
        return {}

    def get_search_results(self, request, queryset, search_term):
        """As every search does (networks.models.search): `search_fields` lead to SearchFields."""
        # False: no row comes twice, and Django need not sort them all to tell.
        return saying(queryset, search_term[:LONGEST_SEARCH], *self.search_fields), False

    @admin.action(description="Export as CSV (the selected rows, or all shown)")
    def export_csv(self, request, queryset):
        return csv_response(self.table, queryset)


def _all_if_none_selected(post):
    """The posted form of a list, an export without a selection being one of all that is shown."""
    if "export_csv" in post.getlist("action") and not post.getlist(SELECTED):
        post = post.copy()
        post.setlist(SELECTED, ["0"])
        post["select_across"] = "1"
    return post
