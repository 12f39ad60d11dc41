"""Networks in the data-entry admin."""

from django.contrib import admin
from django.db.models import OuterRef, Subquery

from networks.admin.columns import day_cell, with_small
from networks.admin.inlines import LedgerInline
from networks.admin.joining import JoiningInline, MembershipInline
from networks.admin.ledger import LedgerAdmin, today_of
from networks.arithmetic.periods import format_vague
from networks.csvfiles.tables import ORGANISATIONS
from networks.forms.network import NetworkForm
from networks.models import Fee, Organisation, Role


class TaxReliefFilter(admin.SimpleListFilter):
    title = "tax relief"
    parameter_name = "tax_relief"

    def lookups(self, request, model_admin):
        return [("yes", "Some"), ("no", "None")]

    def queryset(self, request, queryset):
        some = queryset.filter(tax_relief__gt=0)
        return {"yes": some, "no": queryset.filter(tax_relief=0)}.get(self.value() or "")


class RoleInline(LedgerInline):
    model = Role
    fields = [("title", "started_on", "ended_on")]

    def defaults(self, request, parent):
        return {"started_on": today_of(request)}


@admin.register(Organisation)
class OrganisationAdmin(LedgerAdmin):
    form = NetworkForm
    table = ORGANISATIONS
    list_display = [
        "name_told",
        "kind",
        "setting",
        "inside",
        day_cell("latest_fee_on", "latest fee"),
    ]
    list_filter = ["kind", "setting", TaxReliefFilter]
    list_select_related = ["parent"]
    search_fields = ["search_text"]
    ordering = ["name_key"]
    radio_fields = {"setting": admin.HORIZONTAL}
    inlines = [MembershipInline, RoleInline]
    fieldsets = [
        (
            "The network",
            {
                "fields": [
                    ("name", "short_name", "kind"),
                    ("setting", "parent", "host"),
                    "website",
                ]
            },
        ),
        (
            "More",
            {
                "classes": ["collapse"],
                "fields": ["tax_relief", "how_often", "closed_on", "successor", "notes"],
            },
        ),
    ]

    def get_inlines(self, request, obj):
        """A new one is joined, and paid for, in one go; what else there is to say comes later."""
        return self.inlines if obj else [JoiningInline]

    def view_on_site(self, organisation):
        return organisation.get_absolute_url()

    def get_queryset(self, request):
        fees = Fee.objects.filter(membership__organisation=OuterRef("pk")).order_by("-paid_on")
        latest = Subquery(fees.values("paid_on")[:1])
        return super().get_queryset(request).annotate(latest_fee_on=latest)

    @admin.display(description="name", ordering="name_key")
    def name_told(self, organisation):
        closing = organisation.closing
        closed = f"closed {format_vague(closing)}" if closing else ""
        return with_small(organisation.name, organisation.short_name, closed)

    @admin.display(description="part of", ordering="parent__name_key")
    def inside(self, organisation):
        return organisation.parent and organisation.parent.short
