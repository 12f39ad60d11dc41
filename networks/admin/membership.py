from django.contrib import admin
from django.db.models import BooleanField, DateField, ExpressionWrapper, Q, Value

from networks.admin.choices import OwnRelatedFilter
from networks.admin.columns import organisation_cell, vague_cell
from networks.admin.ledger import LedgerAdmin, LedgerInline, today_of
from networks.arithmetic.periods import format_day
from networks.csvfiles.tables import MEMBERSHIPS
from networks.forms import FeeForm
from networks.forms.defaults import next_fee
from networks.models import Fee, Membership, Preference
from networks.payments import READ_BEFOREHAND, last_paid_day


def in_force(on) -> Q:
    return Q(started_on__lte=on) & (Q(ended_on=None) | Q(ended_on__gte=on))


class InForceFilter(admin.SimpleListFilter):
    title = "in force"
    parameter_name = "in_force"

    def lookups(self, request, model_admin):
        return [("yes", "Now"), ("no", "Not now")]

    def queryset(self, request, queryset):
        now = in_force(today_of(request))
        return {"yes": queryset.filter(now), "no": queryset.exclude(now)}.get(self.value())


class FeeInline(LedgerInline):
    model = Fee
    form = FeeForm
    fields = [
        "kind",
        "amount",
        "certainty",
        "currency",
        "exchange_rate",
        "paid_on",
        "covers_from",
        "covers_until",
        "every",
        "paid_by",
    ]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.home_currency = Preference.objects.home_currency(request.user.pk)
        return formset

    def defaults(self, request, parent):
        return next_fee(request.user, parent, today_of(request))


@admin.register(Membership)
class MembershipAdmin(LedgerAdmin):
    table = MEMBERSHIPS
    list_display = [
        organisation_cell(),
        "category",
        vague_cell("started_on", "started"),
        vague_cell("ended_on", "ended"),
        "in_force",
        "held_by",
        "credential",
        "paid_until",
    ]
    list_filter = [InForceFilter, "held_by", ("organisation", OwnRelatedFilter)]
    list_select_related = ["organisation"]
    date_hierarchy = "started_on"
    search_fields = ["search_text", "organisation__search_text"]
    ordering = ["organisation__name_key", "started_on"]
    radio_fields = {"held_by": admin.HORIZONTAL}
    inlines = [FeeInline]
    fieldsets = [
        (None, {"fields": ["organisation", ("category", "credential"), "number"]}),
        (
            "When",
            {
                "description": "As exactly as you know it: 2004, 2004-07 or 2004-07-15; "
                "a start may also be “about 2009” or “before 2000”.",
                "fields": [
                    ("started_on", "ended_on"),
                    "notice_days",
                    "renews_itself",
                    "how_to_leave",
                ],
            },
        ),
        ("Why", {"fields": ["held_by", "held_for", "reason_joined", "reason_left"]}),
    ]

    def get_queryset(self, request):
        now, rows = in_force(today_of(request)), super().get_queryset(request)
        return (
            rows.select_related("organisation")
            .prefetch_related(*READ_BEFOREHAND)
            .annotate(
                is_in_force=ExpressionWrapper(now, output_field=BooleanField()),
                on=Value(today_of(request), output_field=DateField()),
            )
        )

    @admin.display(description="in force", boolean=True, ordering="is_in_force")
    def in_force(self, membership):
        return membership.is_in_force

    @admin.display(description="paid until")
    def paid_until(self, membership):
        day = last_paid_day(membership, membership.on)
        return day and format_day(day)
