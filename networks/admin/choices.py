"""References in forms and filters: own rows alone, as a browser's own list."""

from django.contrib.admin.filters import (
    AllValuesFieldListFilter,
    RelatedFieldListFilter,
    SimpleListFilter,
)
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms import CheckboxSelectMultiple

from networks.forms import OwnRowsField, own_rows


class OwnChoices(BaseModelAdmin):
    """For a ModelAdmin or an inline: every reference of its model is scoped."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Without Django's buttons beside a list, which open windows by a script."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        own = {"queryset": own_rows(db_field.related_model, request.user)}
        return super().formfield_for_foreignkey(db_field, request, **(kwargs | own))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        own = {
            "form_class": OwnRowsField,
            "widget": CheckboxSelectMultiple,
            "queryset": own_rows(db_field.related_model, request.user),
        }
        return super().formfield_for_manytomany(db_field, request, **(kwargs | own))


class OwnRelatedFilter(RelatedFieldListFilter):
    """Offers the person's own rows; Django's would offer everyone's."""

    def field_choices(self, field, request, model_admin):
        ordering = self.field_admin_ordering(field, request, model_admin)
        rows = own_rows(field.related_model, request.user).order_by(*ordering)
        return [(row.pk, str(row)) for row in rows]


class SeveralValuesFilter(AllValuesFieldListFilter):
    """Offered only where there is something to choose."""

    def has_output(self):
        return len(self.lookup_choices) > 1


def year_filter(name: str, asked: str):
    """Those whose day `name` lies in the year chosen, of the years that there are."""

    class YearFilter(SimpleListFilter):
        title = asked
        parameter_name = f"{name}__year"

        def lookups(self, request, model_admin):
            days = model_admin.model.objects.of(request.user).order_by()
            years = {day.year for day in days.dates(name, "year")}
            return [(str(year), str(year)) for year in sorted(years, reverse=True)]

        def queryset(self, request, queryset):
            if self.value() is None:
                return queryset
            # Any other year was written into the address: no row is of it.
            is_offered = self.value() in dict(self.lookup_choices)
            return queryset.filter(**self.used_parameters) if is_offered else queryset.none()

    return YearFilter
