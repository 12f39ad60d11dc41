"""Decisions in the data-entry admin."""

from django.contrib import admin

from networks.admin.choices import OwnRelatedFilter, year_filter
from networks.admin.columns import day_cell, organisation_cell
from networks.admin.inlines import LedgerInline
from networks.admin.ledger import LedgerAdmin, today_of
from reflections.csv_tables import DECISIONS
from reflections.models import Decision


class DecisionInline(LedgerInline):
    model = Decision
    fields = [("decided_on", "choice", "expected_activities", "review_on")]

    def defaults(self, request, parent):
        return {"decided_on": today_of(request)}


@admin.register(Decision)
class DecisionAdmin(LedgerAdmin):
    table = DECISIONS
    list_display = [
        day_cell("decided_on", "decided on"),
        organisation_cell(),
        "choice",
        day_cell("review_on", "look again on"),
    ]
    list_filter = [
        ("organisation", OwnRelatedFilter),
        "choice",
        year_filter("decided_on", "year"),
    ]
    list_select_related = ["organisation"]
    search_fields = ["search_text", "organisation__search_text"]
    ordering = ["-decided_on", "-id"]
    radio_fields = {"choice": admin.HORIZONTAL}
    fieldsets = [
        (
            "The decision",
            {
                "fields": [
                    ("organisation", "decided_on"),
                    "choice",
                    "because",
                    ("fee", "expected_activities", "review_on"),
                ]
            },
        ),
    ]

    def defaults(self, request, asked):
        return {"decided_on": today_of(request)}
