"""Memberships in the data-entry admin, with their fees."""

from django.contrib import admin
from django.db.models import Q

from networks.admin.choices import OwnRelatedFilter, year_filter
from networks.admin.columns import organisation_cell, vague_cell
from networks.admin.inlines import LedgerInline
from networks.admin.ledger import LedgerAdmin, today_of
from networks.arithmetic.periods import format_day
from networks.csvfiles.tables import MEMBERSHIPS
from networks.forms import FeeForm
from networks.forms.defaults import next_fee
from networks.forms.membership import MembershipForm
from networks.models import Fee, Membership, Preference
from networks.payments import last_paid_day, offers_to


def in_force(on) -> Q:
    return Q(started_on__lte=on) & (Q(ended_on=None) | Q(ended_on__gte=on))


class InForceFilter(admin.SimpleListFilter):
    title = "in force"
    parameter_name = "in_force"

    def lookups(self, request, model_admin):
        return [("yes", "Now"), ("no", "Not now")]

    def queryset(self, request, queryset):
        now = in_force(today_of(request))
        return {"yes": queryset.filter(now), "no": queryset.exclude(now)}.get(self.value() or "")


class FeeInline(LedgerInline):
    model = Fee
    form = FeeForm
    fields = [
        ("amount", "certainty", "kind", "paid_by"),
        ("paid_on", "covers_from", "covers_until", "every"),
        ("currency", "exchange_rate"),
    ]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.home_currency = Preference.objects.home_currency(request.user.pk)
        return formset

    def defaults(self, request, parent):
        return next_fee(request.user, parent, today_of(request))


@admin.register(Membership)
class MembershipAdmin(LedgerAdmin):
    form = MembershipForm
    table = MEMBERSHIPS
    list_display = [
        organisation_cell(),
        "category",
        vague_cell("started_on", "since"),
        vague_cell("ended_on", "until"),
        "held_by",
        "paid_until",
    ]
    list_filter = [
        ("organisation", OwnRelatedFilter),
        InForceFilter,
        "held_by",
        year_filter("started_on", "year joined"),
    ]
    list_select_related = ["organisation"]
    search_fields = ["search_text", "organisation__search_text"]
    ordering = ["organisation__name_key", "started_on"]
    radio_fields = {"held_by": admin.HORIZONTAL}
    inlines = [FeeInline]
    fieldsets = [
        (
            "The membership",
            {
                "fields": [
                    ("organisation", "category", "held_by"),
                    ("started_on", "ended_on", "notice_days", "renews_itself"),
                    "held_for",
                ]
            },
        ),
        (
            "More",
            {
                "classes": ["collapse"],
                "fields": [
                    "credential",
                    "number",
                    "how_to_leave",
                    "reason_joined",
                    "reason_left",
                ],
            },
        ),
    ]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.select_related("organisation").prefetch_related("fees")

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        today, offers = today_of(request), offers_to(request.user.pk)
        # It goes along with each row, for a cell is given nothing but its row.
        for membership in changelist.result_list:
            membership.last_paid_day = last_paid_day(membership, today, offers)
        return changelist

    @admin.display(description="paid until")
    def paid_until(self, membership):
        return membership.last_paid_day and format_day(membership.last_paid_day)
