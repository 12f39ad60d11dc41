from django.contrib import admin

from networks.admin.choices import OwnRelatedFilter
from networks.admin.columns import amount_words, day_cell, home_currency_of, organisation_cell
from networks.admin.ledger import LedgerAdmin, today_of
from networks.arithmetic.money import format_money, to_home
from networks.arithmetic.periods import Period, format_period
from networks.csvfiles.tables import FEES
from networks.forms import FeeForm
from networks.forms.defaults import next_fee
from networks.models import Fee, Membership


@admin.register(Fee)
class FeeAdmin(LedgerAdmin):
    form = FeeForm
    table = FEES
    list_display = [
        day_cell("paid_on", "paid on"),
        organisation_cell("membership__organisation"),
        "kind",
        "amount_paid",
        "at_home",
        "covers",
        "paid_by",
    ]
    list_filter = [
        "kind",
        "paid_by",
        "certainty",
        "currency",
        ("membership__organisation", OwnRelatedFilter),
    ]
    list_select_related = ["membership__organisation"]
    date_hierarchy = "paid_on"
    search_fields = [
        "search_text",
        "membership__search_text",
        "membership__organisation__search_text",
    ]
    ordering = ["-paid_on", "-id"]
    radio_fields = {"certainty": admin.HORIZONTAL, "paid_by": admin.HORIZONTAL}
    fieldsets = [
        (None, {"fields": ["membership", "kind"]}),
        (
            "How much",
            {"fields": ["amount", "certainty", ("currency", "exchange_rate"), "paid_by"]},
        ),
        (
            "When",
            {
                "description": "Both days of what it covers, the first and the last; "
                "or neither, for a joining fee or a one-off. What repeats covers as long as its "
                "months, from the first day or, without one, from when it was paid.",
                "fields": [
                    "paid_on",
                    ("covers_from", "covers_until"),
                    ("every", "repeats_until"),
                ],
            },
        ),
        ("More", {"fields": ["notes"]}),
    ]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("membership__organisation")
        return rows.annotate(home_currency=home_currency_of(request.user))

    def defaults(self, request, asked):
        memberships = Membership.objects.of(request.user)
        membership = memberships.filter(pk=asked.get("membership")).first()
        return next_fee(request.user, membership, today_of(request))

    @admin.display(description="amount", ordering="amount")
    def amount_paid(self, fee):
        return amount_words(fee.amount, fee.certainty, fee.currency)

    @admin.display(description="at home")
    def at_home(self, fee):
        if fee.amount is None or fee.currency == fee.home_currency:
            return None
        return format_money(to_home(fee.amount, fee.exchange_rate), fee.home_currency)

    @admin.display(description="covers", ordering="covers_from")
    def covers(self, fee):
        if fee.every:
            return f"every {fee.every} months" if fee.every > 1 else "by the month"
        return fee.covers_from and format_period(Period(fee.covers_from, fee.covers_until))
