from django.contrib import admin

from networks.admin.choices import OwnRelatedFilter
from networks.admin.columns import day_cell, organisation_cell
from networks.admin.ledger import LedgerAdmin, LedgerInline, today_of
from reflections.csv_tables import DECISIONS
from reflections.models import Decision


class DecisionInline(LedgerInline):
    model = Decision
    fields = ["decided_on", "choice", "expected_activities", "review_on"]

    def defaults(self, request, parent):
        return {"decided_on": today_of(request)}


@admin.register(Decision)
class DecisionAdmin(LedgerAdmin):
    table = DECISIONS
    list_display = [
        day_cell("decided_on", "decided on"),
        organisation_cell(),
        "choice",
        "expected_activities",
        day_cell("review_on", "review on"),
    ]
    list_filter = ["choice", ("organisation", OwnRelatedFilter)]
    list_select_related = ["organisation"]
    date_hierarchy = "decided_on"
    search_fields = ["search_text", "organisation__search_text"]
    ordering = ["-decided_on", "-id"]
    radio_fields = {"choice": admin.HORIZONTAL}
    fieldsets = [
        (None, {"fields": ["organisation", "decided_on", "choice", "because", "fee"]}),
        ("Later", {"fields": ["expected_activities", "review_on"]}),
    ]

    def defaults(self, request, asked):
        return {"decided_on": today_of(request)}
