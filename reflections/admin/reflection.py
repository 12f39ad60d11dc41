"""Journal entries in the data-entry admin."""

from django.contrib import admin

from networks.admin.choices import OwnRelatedFilter, year_filter
from networks.admin.columns import day_cell
from networks.admin.ledger import LedgerAdmin, today_of
from reflections.csv_tables import REFLECTIONS
from reflections.forms.reflection import ReflectionForm
from reflections.models import Reflection


@admin.register(Reflection)
class ReflectionAdmin(LedgerAdmin):
    form = ReflectionForm
    table = REFLECTIONS
    called = "Journal"
    list_display = [day_cell("date", "date"), "title", "about", "tag_words"]
    list_display_links = ["title"]
    list_filter = [("organisations", OwnRelatedFilter), "model", year_filter("date", "year")]
    search_fields = ["search_text"]
    ordering = ["-date", "-id"]
    fieldsets = [
        (
            "The entry",
            {"fields": ["title", ("date", "model", "tags"), "body", "organisations"]},
        ),
    ]

    def view_on_site(self, reflection):
        return reflection.get_absolute_url()

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("organisations")

    def defaults(self, request, asked):
        return {"date": today_of(request)}

    @admin.display(description="about")
    def about(self, reflection):
        return ", ".join(organisation.short for organisation in reflection.organisations.all())

    @admin.display(description="tags", ordering="tags")
    def tag_words(self, reflection):
        return "; ".join(reflection.tags)
