"""Preferences in the data-entry admin."""

from django.contrib import admin

from networks.admin.columns import day_cell
from networks.admin.ledger import LedgerAdmin
from networks.csvfiles.tables import PREFERENCES
from networks.models import Preference


@admin.register(Preference)
class PreferenceAdmin(LedgerAdmin):
    table = PREFERENCES
    list_display = ["setting", "value", day_cell("since", "from")]
    list_filter = ["setting"]
    search_fields = ["search_text"]
    ordering = ["setting", "since", "id"]
    fieldsets = [
        (
            "The preference",
            {
                "description": "Your home currency, what an hour of yours is worth, the rate at "
                "which you pay tax, and how long before a renewal you are reminded. "
                "Three letters for the currency; dmy or mdy for dates, point or "
                "comma for numbers, uk or none for the tax year; a number for the rest.",
                "fields": [("setting", "since"), ("currency", "number", "words")],
            },
        ),
    ]

    @admin.display(description="value")
    def value(self, preference):
        words = preference.currency or preference.in_words
        return words or f"{preference.number:,.2f}"
