"""References in forms and filters: own rows alone, found by typing."""

from django.contrib.admin.filters import RelatedFieldListFilter
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from networks.forms import OwnRowsField, is_row_id, own_rows


class OneOfOwn(AutocompleteSelect):
    """Shows a refused value again as nothing; Django would look it up and raise."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [one for one in value if is_row_id(one)], attr)


class SeveralOfOwn(AutocompleteSelectMultiple):
    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [one for one in value if is_row_id(one)], attr)


class OwnChoices:
    """For a ModelAdmin or an inline: every reference of its model is scoped and autocompleted."""

    def get_autocomplete_fields(self, request):
        columns = [*self.opts.fields, *self.opts.many_to_many]
        return [column.name for column in columns if column.is_relation and column.editable]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        own = {
            "widget": OneOfOwn(db_field, self.admin_site),
            "queryset": own_rows(db_field.related_model, request.user),
        }
        return super().formfield_for_foreignkey(db_field, request, **(kwargs | own))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        own = {
            "form_class": OwnRowsField,
            "widget": SeveralOfOwn(db_field, self.admin_site),
            "queryset": own_rows(db_field.related_model, request.user),
        }
        return super().formfield_for_manytomany(db_field, request, **(kwargs | own))


class OwnRelatedFilter(RelatedFieldListFilter):
    """Offers the person's own rows; Django's would offer everyone's."""

    def field_choices(self, field, request, model_admin):
        ordering = self.field_admin_ordering(field, request, model_admin)
        rows = own_rows(field.related_model, request.user).order_by(*ordering)
        return [(row.pk, str(row)) for row in rows]
