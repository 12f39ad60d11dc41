from django.contrib import admin

from networks.admin.choices import OwnRelatedFilter
from networks.admin.columns import day_cell
from networks.admin.ledger import LedgerAdmin, today_of
from reflections.csv_tables import REFLECTIONS
from reflections.forms.rows import ReflectionForm
from reflections.models import Reflection


@admin.register(Reflection)
class ReflectionAdmin(LedgerAdmin):
    form = ReflectionForm
    table = REFLECTIONS
    list_display = [day_cell("date", "date"), "title", "model", "about", "tag_words"]
    list_display_links = ["title"]
    list_filter = ["model", ("organisations", OwnRelatedFilter)]
    date_hierarchy = "date"
    search_fields = ["search_text"]
    ordering = ["-date", "-id"]
    fieldsets = [
        (None, {"fields": ["title", ("date", "model"), "body", "organisations", "tags"]}),
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
