"""Activities in the data-entry admin."""

from django.contrib import admin

from networks.admin.choices import OwnRelatedFilter, year_filter
from networks.admin.columns import day_cell, money_cell, organisation_cell, with_small
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
        "what",
        organisation_cell(),
        "hours",
        "rating",
        money_cell("cost", "cost"),
    ]
    list_display_links = ["what"]
    list_filter = [
        ("organisation", OwnRelatedFilter),
        "kind",
        year_filter("date", "year"),
        "setting",
        "cost_paid_by",
        "rating",
        "cpd",
    ]
    list_select_related = ["organisation"]
    search_fields = ["search_text", "organisation__search_text"]
    ordering = ["-date", "-id"]
    radio_fields = {"cost_paid_by": admin.HORIZONTAL}
    fieldsets = [
        (
            "What happened",
            {
                "fields": [
                    "surely",
                    ("organisation", "kind", "date"),
                    "title",
                    ("hours", "cost", "cost_paid_by"),
                    ("rating", "saved"),
                    "outcome",
                ]
            },
        ),
        (
            "More",
            {
                "classes": ["collapse"],
                "fields": [
                    "setting",
                    "given",
                    "found_through",
                    "currency",
                    "exchange_rate",
                    "evidence_url",
                    "cpd",
                ],
            },
        ),
    ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.today = today_of(request)
        return form

    def defaults(self, request, asked):
        return next_activity(request.user, asked.get("organisation"), today_of(request))

    @admin.display(description="title", ordering="title")
    def what(self, activity):
        cpd = "CPD" if activity.cpd else ""
        return with_small(activity.title, activity.get_kind_display().lower(), cpd)
