"""Appraisals in the data-entry admin."""

from django.contrib import admin

from networks.admin.choices import OwnRelatedFilter, year_filter
from networks.admin.columns import day_cell, home_currency_of, money_cell, organisation_cell
from networks.admin.inlines import LedgerFormSet, LedgerInline
from networks.admin.ledger import LedgerAdmin, today_of
from reflections.csv_tables import APPRAISALS
from reflections.models import Appraisal

QUESTION = (
    "Look back on the time since you last answered. Answer at least one question; "
    "they are always the same, so that the answers compare."
)


class AppraisalFormSet(LedgerFormSet):
    """Of a membership that is itself new, no row can yet ask for its start."""

    def clean(self):
        super().clean()
        start = self.instance.started_on
        for form in self.forms:
            if start and form.is_valid() and form.instance.date < start:
                form.add_error("date", "That is before the membership started.")


class AppraisalInline(LedgerInline):
    model = Appraisal
    formset = AppraisalFormSet
    fields = [("date", "worth_per_year", "put_in", "got_out", "would_miss")]

    def defaults(self, request, parent):
        return {"date": today_of(request)}


@admin.register(Appraisal)
class AppraisalAdmin(LedgerAdmin):
    table = APPRAISALS
    called = "What it gave you"
    list_display = [
        day_cell("date", "date"),
        organisation_cell("membership__organisation"),
        money_cell("worth_per_year", "worth a year", currency="home_currency"),
        "put_in",
        "got_out",
        "would_miss",
    ]
    list_filter = [
        ("membership__organisation", OwnRelatedFilter),
        "got_out",
        year_filter("date", "year"),
    ]
    list_select_related = ["membership__organisation"]
    search_fields = ["search_text", "membership__organisation__search_text"]
    ordering = ["-date", "-id"]
    fieldsets = [
        (
            "Looking back",
            {
                "description": QUESTION,
                "fields": [
                    ("membership", "date"),
                    ("worth_per_year", "put_in", "got_out", "would_miss"),
                    "note",
                ],
            },
        ),
    ]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("membership__organisation")
        return rows.annotate(home_currency=home_currency_of(request.user))

    def defaults(self, request, asked):
        return {"date": today_of(request)}
