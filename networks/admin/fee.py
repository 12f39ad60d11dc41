"""Fees in the data-entry admin."""

from django.contrib import admin

from networks.admin.choices import OwnRelatedFilter, SeveralValuesFilter, year_filter
from networks.admin.columns import amount_words, day_cell, home_currency_of, with_small
from networks.admin.ledger import LedgerAdmin, today_of
from networks.admin.sums import paid_in_all
from networks.arithmetic.money import format_money, to_home
from networks.arithmetic.periods import Period, format_period
from networks.csvfiles.tables import FEES
from networks.forms import FeeForm
from networks.forms.defaults import next_fee
from networks.models import Fee, FeeKind, Membership

SHORT_NOTE = 40


@admin.register(Fee)
class FeeAdmin(LedgerAdmin):
    form = FeeForm
    table = FEES
    list_display = [
        day_cell("paid_on", "paid on"),
        "network",
        "amount_paid",
        "covers",
        "paid_by",
    ]
    list_filter = [
        ("membership__organisation", OwnRelatedFilter),
        "paid_by",
        "kind",
        year_filter("paid_on", "year paid"),
        "certainty",
        ("currency", SeveralValuesFilter),
    ]
    list_select_related = ["membership__organisation"]
    search_fields = [
        "search_text",
        "membership__search_text",
        "membership__organisation__search_text",
    ]
    ordering = ["-paid_on", "-id"]
    radio_fields = {"certainty": admin.HORIZONTAL, "paid_by": admin.HORIZONTAL}
    fieldsets = [
        (
            "The fee",
            {
                "fields": [
                    ("membership", "kind"),
                    ("amount", "certainty", "paid_by"),
                ]
            },
        ),
        (
            "When",
            {
                "description": "Both days of what it covers, the first and the last; "
                "or neither, for a joining fee or a one-off. What repeats covers as long as its "
                "months, from the first day or, without one, from when it was paid.",
                "fields": [
                    ("paid_on", "covers_from", "covers_until"),
                    ("every", "repeats_until"),
                ],
            },
        ),
        (
            "More",
            {"classes": ["collapse"], "fields": ["currency", "exchange_rate", "notes"]},
        ),
    ]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("membership__organisation")
        return rows.annotate(home_currency=home_currency_of(request.user))

    def defaults(self, request, asked):
        memberships = Membership.objects.of(request.user)
        membership = memberships.filter(pk=asked.get("membership")).first()
        return next_fee(request.user, membership, today_of(request))

    def in_all(self, rows):
        return paid_in_all(rows.order_by())

    @admin.display(description="network", ordering="membership__organisation__name_key")
    def network(self, fee):
        kind = "" if fee.kind == FeeKind.SUBSCRIPTION else fee.get_kind_display().lower()
        note = fee.notes if len(fee.notes) <= SHORT_NOTE else ""
        return with_small(fee.membership.organisation.short, kind, note)

    @admin.display(description="amount", ordering="amount")
    def amount_paid(self, fee):
        words, home = amount_words(fee.amount, fee.certainty, fee.currency), fee.home_currency
        if fee.amount is None or fee.currency == home:
            return words
        return with_small(words, format_money(to_home(fee.amount, fee.exchange_rate), home))

    @admin.display(description="covers", ordering="covers_from")
    def covers(self, fee):
        if fee.every:
            return f"every {fee.every} months" if fee.every > 1 else "by the month"
        return fee.covers_from and format_period(Period(fee.covers_from, fee.covers_until))
