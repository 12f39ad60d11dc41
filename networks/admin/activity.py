from django.contrib import admin

from networks.admin.choices import OwnRelatedFilter
from networks.admin.columns import day_cell, money_cell, organisation_cell
from networks.admin.ledger import LedgerAdmin, today_of
from networks.csvfiles.tables import ACTIVITIES
from networks.forms import ActivityForm
from networks.forms.defaults import next_activity
from networks.models import Activity


@admin.register(Activity)
class ActivityAdmin(LedgerAdmin):
    form = ActivityForm
    table = ACTIVITIES
    list_display = [
        day_cell("date", "date"),
        "title",
        organisation_cell(),
        "kind",
        "hours",
        "rating",
        money_cell("cost", "cost"),
        "cpd",
    ]
    list_display_links = ["title"]
    list_filter = [
        "kind",
        "setting",
        "cost_paid_by",
        "rating",
        "cpd",
        ("organisation", OwnRelatedFilter),
    ]
    list_select_related = ["organisation"]
    date_hierarchy = "date"
    search_fields = ["search_text", "organisation__search_text"]
    ordering = ["-date", "-id"]
    radio_fields = {"cost_paid_by": admin.HORIZONTAL}
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "organisation",
                    "date",
                    "title",
                    ("kind", "setting"),
                    ("given", "found_through"),
                ]
            },
        ),
        (
            "What you put in",
            {"fields": ["hours", "cost", ("currency", "exchange_rate"), "cost_paid_by"]},
        ),
        ("What you got out", {"fields": ["rating", "saved", "outcome"]}),
        ("Proof", {"fields": ["cpd", "evidence_url"]}),
    ]

    def defaults(self, request, asked):
        return next_activity(request.user, asked.get("organisation"), today_of(request))
