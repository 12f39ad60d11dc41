"""What may be asked of every page of the admin: only what the page itself offers."""

from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME as SELECTED
from django.contrib.admin.utils import get_fields_from_path
from django.core.exceptions import BadRequest

from networks.forms import is_row_id

# Each word is looked for by itself, in every row.
LONGEST_SEARCH = 200


class OnlyOfferedLookups(ModelAdmin):
    """For every ModelAdmin: Django lets one look up, and select, much that raises or tells."""

    def lookup_allowed(self, lookup, value, request):
        return any(
            lookup in _lookups(self.model, item)
            and (is_row_id(value) or not lookup.endswith("__id__exact"))
            for item in self.get_list_filter(request)
        )

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term[:LONGEST_SEARCH])

    def changelist_view(self, request, extra_context=None):
        if request.method == "POST" and not all(map(is_row_id, request.POST.getlist(SELECTED))):
            raise BadRequest("The selection is not one of rows.")
        return super().changelist_view(request, extra_context)


def _lookups(model, item) -> set[str]:
    """The names by which a filter of a list is asked."""
    if hasattr(item, "parameter_name"):
        return {item.parameter_name}
    name = item if isinstance(item, str) else item[0]
    if get_fields_from_path(model, name)[-1].is_relation:
        return {f"{name}__id__exact", f"{name}__isnull"}
    return {name, f"{name}__exact", f"{name}__isnull"}
