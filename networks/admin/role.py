"""Roles in the data-entry admin."""

from django.contrib import admin

from networks.admin.choices import OwnRelatedFilter, year_filter
from networks.admin.columns import organisation_cell, vague_cell
from networks.admin.ledger import LedgerAdmin, today_of
from networks.csvfiles.tables import ROLES
from networks.models import Role


@admin.register(Role)
class RoleAdmin(LedgerAdmin):
    table = ROLES
    list_display = [
        "title",
        organisation_cell(),
        vague_cell("started_on", "since"),
        vague_cell("ended_on", "until"),
    ]
    list_filter = [("organisation", OwnRelatedFilter), year_filter("started_on", "year begun")]
    list_select_related = ["organisation"]
    search_fields = ["search_text", "organisation__search_text"]
    ordering = ["-started_on", "-id"]
    fieldsets = [
        (
            "The role",
            {"fields": [("organisation", "title"), ("started_on", "ended_on"), "notes"]},
        )
    ]

    def defaults(self, request, asked):
        return {"started_on": today_of(request)}
