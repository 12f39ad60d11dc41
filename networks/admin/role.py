from django.contrib import admin

from networks.admin.choices import OwnRelatedFilter
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
        vague_cell("started_on", "started"),
        vague_cell("ended_on", "ended"),
    ]
    list_filter = [("organisation", OwnRelatedFilter)]
    list_select_related = ["organisation"]
    date_hierarchy = "started_on"
    search_fields = ["search_text", "organisation__search_text"]
    ordering = ["-started_on", "-id"]
    fieldsets = [(None, {"fields": ["organisation", "title", ("started_on", "ended_on"), "notes"]})]

    def defaults(self, request, asked):
        return {"started_on": today_of(request)}
