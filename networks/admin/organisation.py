from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from networks.admin.columns import day_cell, vague_cell
from networks.admin.ledger import LedgerAdmin, LedgerFormSet, LedgerInline, today_of
from networks.csvfiles.tables import ORGANISATIONS
from networks.models import Fee, Membership, Organisation, Role


class MembershipFormSet(LedgerFormSet):
    """Memberships typed side by side must fit together, not only each with what is stored."""

    def clean(self):
        super().clean()
        sound = [form for form in self.forms if form.is_valid()]
        for place, form in enumerate(sound):
            self._refuse_after_closing(form)
            for earlier in sound[:place]:
                self._refuse_clash(form, earlier)

    def _refuse_after_closing(self, form):
        closed_on = self.instance.closed_on
        if closed_on and form.instance.started_on > closed_on:
            form.add_error("started_on", "The organisation had closed by then.")

    def _refuse_clash(self, form, earlier):
        try:
            form.instance.refuse_clash(earlier.instance)
        except ValidationError as error:
            form.add_error(None, error)


class MembershipInline(LedgerInline):
    """To end one with its fees is a matter for its own page, which lists what would go."""

    model = Membership
    formset = MembershipFormSet
    fields = ["category", "started_on", "ended_on", "held_by", "credential"]
    ordering = ["started_on"]
    can_delete = False


class TaxReliefFilter(admin.SimpleListFilter):
    title = "tax relief"
    parameter_name = "tax_relief"

    def lookups(self, request, model_admin):
        return [("yes", "Some"), ("no", "None")]

    def queryset(self, request, queryset):
        some = queryset.filter(tax_relief__gt=0)
        return {"yes": some, "no": queryset.filter(tax_relief=0)}.get(self.value())


class RoleInline(LedgerInline):
    model = Role
    fields = ["title", "started_on", "ended_on"]

    def defaults(self, request, parent):
        return {"started_on": today_of(request)}


@admin.register(Organisation)
class OrganisationAdmin(LedgerAdmin):
    table = ORGANISATIONS
    list_display = [
        "name",
        "kind",
        "setting",
        "inside",
        "memberships",
        day_cell("latest_fee_on", "latest fee"),
        vague_cell("closed_on", "closed"),
    ]
    list_filter = ["kind", "setting", TaxReliefFilter]
    list_select_related = ["parent"]
    search_fields = ["search_text"]
    ordering = ["name_key"]
    radio_fields = {"setting": admin.HORIZONTAL}
    inlines = [MembershipInline, RoleInline]
    fieldsets = [
        (
            None,
            {"fields": [("name", "short_name"), "kind", "setting", "parent", "host", "website"]},
        ),
        (
            "Later",
            {
                "description": "When it closed, merged or changed its name.",
                "fields": [("closed_on", "successor")],
            },
        ),
        ("More", {"fields": ["tax_relief", "how_often", "notes"]}),
    ]

    def view_on_site(self, organisation):
        return organisation.get_absolute_url()

    def get_queryset(self, request):
        memberships = Membership.objects.filter(organisation=OuterRef("pk")).order_by()
        counted = memberships.values("organisation").annotate(number=Count("pk"))
        fees = Fee.objects.filter(membership__organisation=OuterRef("pk")).order_by("-paid_on")
        return (
            super()
            .get_queryset(request)
            .annotate(
                number_of_memberships=Coalesce(
                    Subquery(counted.values("number"), output_field=IntegerField()), 0
                ),
                latest_fee_on=Subquery(fees.values("paid_on")[:1]),
            )
        )

    @admin.display(description="inside", ordering="parent__name_key")
    def inside(self, organisation):
        return organisation.parent and organisation.parent.short

    @admin.display(description="memberships", ordering="number_of_memberships")
    def memberships(self, organisation):
        return organisation.number_of_memberships
