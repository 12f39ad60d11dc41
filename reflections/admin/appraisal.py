from django.contrib import admin

from networks.admin.choices import OwnRelatedFilter
from networks.admin.columns import day_cell, home_currency_of, money_cell, organisation_cell
from networks.admin.ledger import LedgerAdmin, LedgerFormSet, LedgerInline, today_of
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
    fields = ["date", "put_in", "got_out", "would_miss", "worth_per_year"]

    def defaults(self, request, parent):
        return {"date": today_of(request)}


@admin.register(Appraisal)
class AppraisalAdmin(LedgerAdmin):
    table = APPRAISALS
    list_display = [
        day_cell("date", "date"),
        organisation_cell("membership__organisation"),
        "put_in",
        "got_out",
        "would_miss",
        money_cell("worth_per_year", "worth a year", currency="home_currency"),
    ]
    list_filter = ["got_out", ("membership__organisation", OwnRelatedFilter)]
    list_select_related = ["membership__organisation"]
    date_hierarchy = "date"
    search_fields = ["search_text", "membership__organisation__search_text"]
    ordering = ["-date", "-id"]
    fieldsets = [
        (None, {"fields": ["membership", "date"]}),
        (
            "Looking back",
            {
                "description": QUESTION,
                "fields": ["worth_per_year", "put_in", "got_out", "would_miss", "note"],
            },
        ),
    ]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("membership__organisation")
        return rows.annotate(home_currency=home_currency_of(request.user))

    def defaults(self, request, asked):
        return {"date": today_of(request)}
