"""The one form for a row of somebody's ledger, on the pages and in the admin."""

from typing import Any, TypeVar

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models.fields import BLANK_CHOICE_DASH

from networks.forms.field_of import choices_of, fill_in
from networks.models.record import owned_rows
from networks.models.refusals import DELETED_MEANWHILE, refusal

CHANGED_MEANWHILE = (
    "This was changed in another window while you had it open. What you typed is still here: "
    "look at what is stored now, and save again to replace it."
)

AnyRow = TypeVar("AnyRow", bound=models.Model)


def is_row_id(text: object) -> bool:
    """Whether a database could hold it as a key; both take other digits or raise on large ones."""
    text = str(text)
    return text.isascii() and text.isdecimal() and len(text) < 20 and int(text) < 2**63


def row_named(rows: models.QuerySet[AnyRow], asked: Any) -> AnyRow | None:
    """The one of these rows that an address or a form names by its id, if there is such a one."""
    return rows.filter(pk=int(asked)).first() if asked and is_row_id(asked) else None


def own_rows(model: type[models.Model], owner: User) -> models.QuerySet[Any]:
    """The rows of `model` in this person's ledger, with what their names need."""
    needed = [f.name for f in model._meta.fields if f.many_to_one and not f.null]
    needed = [name for name in needed if name != "owner"]
    rows = owned_rows(owner, model)
    return rows.select_related(*needed) if needed else rows


class VersionField(forms.IntegerField):
    """The version that the person was shown; never a change by itself."""

    # Without an id: a page may hold several forms.
    widget = forms.HiddenInput(attrs={"id": False})

    def __init__(self, **kwargs: Any):
        super().__init__(**{"required": False} | kwargs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class OwnRowsField(forms.ModelMultipleChoiceField):
    """Also refuses ids that SQLite cannot compare."""

    def clean(self, value: Any) -> Any:
        for item in value if isinstance(value, list | tuple) else []:
            if not is_row_id(item):
                message = self.error_messages["invalid_choice"]
                raise ValidationError(message, code="invalid_choice", params={"value": item})
        return super().clean(value)


class LedgerForm(forms.ModelForm):
    """A form that knows whose ledger it writes to: give `owner`, or set it on a subclass.

    Every reference offers and takes the owner's rows alone, and a row that was saved elsewhere
    since the form was shown is not overwritten unseen. Validate and save inside one transaction, or
    call `try_save`.
    """

    opened_version = VersionField()
    owner: User
    refusal = ""
    new_counts_unchanged = False
    rows_below_follow = False

    def __init__(self, *args: Any, owner: User | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if owner is not None:
            self.owner = owner
        self.instance.rows_below_follow = self.rows_below_follow
        if not self._is_new:
            self.fields["opened_version"].initial = self.instance.version
        elif hasattr(type(self.instance), "owner"):
            self.instance.owner = self.owner
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                assert field.queryset is not None
                field.queryset = own_rows(field.queryset.model, self.owner)
            elif isinstance(field, forms.ChoiceField):
                first, others = choices_of(field)[:1], choices_of(field)[1:]
                if first == BLANK_CHOICE_DASH:
                    field.choices = [("", "Choose one"), *others]

    @property
    def _is_new(self) -> bool:
        return self.instance._state.adding

    def has_changed(self) -> bool:
        return (self.new_counts_unchanged and self._is_new) or super().has_changed()

    def _get_validation_exclusions(self) -> set[str]:
        # Else Django skips the constraints that the owner is part of.
        excluded = super()._get_validation_exclusions()  # type: ignore[misc]  # not in the stubs
        return excluded - {"owner"}

    def clean(self) -> None:
        super().clean()
        if self.refusal:
            self.add_error(None, ValidationError(self.refusal, code="refused"))
        if not self._is_new and self.has_changed():
            self._refuse_stale()

    def validate_unique(self) -> None:
        # The rules over several rows ask the database, which cannot even read some refused texts.
        if not self.errors:
            super().validate_unique()

    def _update_errors(self, errors: Any) -> None:
        """A message about a column that this form leaves out is one about the row.

        What a model and its constraint say in the same words is said once.
        """
        if hasattr(errors, "error_dict"):
            placed: dict[str, dict[str, ValidationError]] = {}
            for name, messages in errors.error_dict.items():
                place = name if name in self.fields else NON_FIELD_ERRORS
                placed.setdefault(place, {}).update(
                    {error.messages[0]: error for error in messages}
                )
            errors = ValidationError({place: [*said.values()] for place, said in placed.items()})
        super()._update_errors(errors)  # type: ignore[misc]  # not in the stubs

    def _refuse_stale(self) -> None:
        rows = type(self.instance)._base_manager.select_for_update()
        stored = rows.filter(pk=self.instance.pk).first()
        if stored is None:
            raise ValidationError(DELETED_MEANWHILE, code="deleted")
        if self.cleaned_data.get("opened_version") != stored.version:
            # Saving again, after reading the message, is then allowed.
            fill_in(self, "opened_version", str(stored.version))
            stale = ValidationError(CHANGED_MEANWHILE, code="stale")
            raise ValidationError([stale, *self._stored_now(stored)])

    def _stored_now(self, stored: Any) -> list[str]:
        columns = {column.name for column in stored._meta.get_fields()}
        return [
            f"Stored now, {self[name].label.lower()}: {self._in_words(stored, name)}"
            for name, field in self.fields.items()
            if name in columns
            and field.has_changed(self._stored_value(stored, name), self[name].data)
        ]

    def _stored_value(self, stored: Any, name: str) -> Any:
        return stored._meta.get_field(name).value_from_object(stored)

    def _in_words(self, stored: Any, name: str) -> str:
        column = stored._meta.get_field(name)
        if column.many_to_many:
            return ", ".join(map(str, getattr(stored, name).all())) or "nothing"
        if column.many_to_one:
            return str(getattr(stored, name) or "nothing")
        value = column.value_from_object(stored)
        if isinstance(value, list):
            value = "; ".join(value)
        return "nothing" if value in (None, "") else str(dict(column.flatchoices).get(value, value))

    def try_save(self) -> Any:
        """The saved row; or None, with messages, where the form or the database refuses it."""
        try:
            with transaction.atomic():
                return self.save() if self.is_valid() else None
        except IntegrityError as error:
            self.add_error(None, refusal(error))
            return None
