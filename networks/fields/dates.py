"""Days, and dates that are known only to the month or the year."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar, overload

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from networks.arithmetic.periods import (
    FIRST_DAY,
    LAST_DAY,
    ROUGH,
    Precision,
    VagueDate,
    format_vague,
)
from networks.arithmetic.typed_dates import (
    first_of_two_years,
    is_read_in_any_order,
    read_day,
    read_vague,
)
from networks.fields.habits import own_habits
from networks.fields.validating import validating

T = TypeVar("T")

AS_KNOWN = "As exactly as you know: 2004, July 2004 or 15 July 2004."
# What is said of a start that is not there, in a box and in a cell.
SINCE_WHEN = "Say since when, as well as you know: 2008, about 2009 or before 2000 will do"
NOTHING_DATED = f"{SINCE_WHEN}. “Unknown” goes by what has a date, and nothing here has one."
# How people say that they do not know it.
UNREMEMBERED = frozenset(
    {"unknown", "not known", "n/k", "n/a", "?", "-", "–", "—", "forgotten", "don't remember"}
)
NOT_ROUGH = "Write a date such as 15 July 2004; July 2004 or 2004 will do."


class DayField(models.DateField):
    """A calendar day from FIRST_DAY to LAST_DAY, both included."""

    default_validators = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**(kwargs | {"form_class": DayFormField}))


def read_typed(read: Callable[..., T], text: str) -> T:
    """What `read`, one of the typed_dates, makes of it as this person writes dates."""
    order = None if is_read_in_any_order(text) else own_habits().date_order
    # The clock is asked here, for the word "today" alone: a form that is typed has no view's day.
    return validating(read, text, order=order, today=timezone.localdate())


def is_unremembered(text: str) -> bool:
    return " ".join(text.replace("’", "'").split()).casefold() in UNREMEMBERED


def readable(vague: VagueDate) -> str:
    """In the person's own words where a field reads them back, else as it is exported."""
    text = format_vague(vague)
    try:
        return text if read_vague(text) == vague else str(vague)
    except ValueError:
        return str(vague)


class DayFormField(forms.DateField):
    """A day in any of the spellings of typed_dates; 2011-03-12 is what a date picker sends."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.strip():
            return read_typed(read_day, value)
        return super().to_python(value)


class VagueDateFormField(forms.CharField):
    """A date as well as it is known: 2004, July 2004, 15/07/2004.

    One that `may_be_rough` can also be "about 2009", "1990s", "2008/09" or "before 2000"; elsewhere
    "about" says nothing more than what is left out. It can be "unknown" too: it is then the day of
    `begun_by` or earlier, where a form gives it one.
    """

    begun_by: Callable[[], date | None] | None = None

    def __init__(self, *args: Any, may_be_rough: bool = False, **kwargs: Any):
        self.may_be_rough = may_be_rough
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        if self.may_be_rough and is_unremembered(text):
            return self._begun_by()
        vague = read_typed(read_vague, text)
        if self.may_be_rough:
            return vague
        if vague.precision in (Precision.UNTIL, Precision.DECADE) or first_of_two_years(text):
            raise ValidationError(NOT_ROUGH, code="rough")
        return vague.plain

    def _begun_by(self) -> VagueDate:
        day = self.begun_by and self.begun_by()
        if not day:
            message = NOTHING_DATED if self.begun_by else f"{SINCE_WHEN}."
            raise ValidationError(message, code="unremembered")
        return VagueDate(day, Precision.UNTIL)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != self.to_python(str(initial or ""))
        except ValidationError:
            return True

    def prepare_value(self, value: Any) -> Any:
        return readable(value) if isinstance(value, VagueDate) else str(value or "")

    def run_validators(self, value: Any) -> None:
        """Nothing further: a VagueDate is in range once it is read."""


@overload
def as_vague(day: date, precision: str) -> VagueDate: ...
@overload
def as_vague(day: date | None, precision: str) -> VagueDate | None: ...
def as_vague(day: date | None, precision: str) -> VagueDate | None:
    """What a VagueDateField and the PrecisionField beside it say together."""
    return None if day is None else VagueDate(day, Precision(precision))


class PrecisionField(models.CharField):
    """How well the vague date beside it is known; the two columns are written together."""

    def __init__(self, *args: Any, may_be_rough: bool = False, **kwargs: Any):
        self.may_be_rough = may_be_rough
        fixed = {
            "max_length": 5,
            "default": Precision.DAY,
            "editable": False,
            "choices": [(p.value, p.value) for p in Precision if may_be_rough or p not in ROUGH],
        }
        super().__init__(*args, **kwargs | fixed)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | ({"may_be_rough": True} if self.may_be_rough else {})


class VagueDateField(DayField):
    """A date that may be known only to its month or year (METHOD, Time).

    The column holds the first day of what is known or, with `counts_to_last`, the last, so that SQL
    can compare it. How vague it was lies in the PrecisionField called `<name>_precision`, and
    whether it may be "about 2009" or "before 2000" too.
    """

    def __init__(self, *args: Any, counts_to_last: bool = False, **kwargs: Any):
        self.counts_to_last = counts_to_last
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | ({"counts_to_last": True} if self.counts_to_last else {})

    @property
    def may_be_rough(self) -> bool:
        precision = self.model._meta.get_field(f"{self.name}_precision")
        return isinstance(precision, PrecisionField) and precision.may_be_rough

    # What forms, files and the history show, where Django's fields give what the column holds.
    def value_from_object(self, row: models.Model) -> VagueDate | None:  # type: ignore[override]
        return as_vague(getattr(row, self.attname), getattr(row, f"{self.name}_precision"))

    def value_to_string(self, row: models.Model) -> str:
        """The column alone, for serializers: how vague it is stands in the other one."""
        day = getattr(row, self.attname)
        return "" if day is None else day.isoformat()

    def save_form_data(self, row: models.Model, value: VagueDate | date | None) -> None:
        if isinstance(value, date):
            value = VagueDate(value, Precision.DAY)
        day = value and (value.last if self.counts_to_last else value.first)
        setattr(row, self.attname, day)
        setattr(row, f"{self.name}_precision", value.precision if value else Precision.DAY)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        kwargs.pop("widget", None)
        own: dict[str, Any] = {"form_class": VagueDateFormField, "help_text": AS_KNOWN}
        own |= {"may_be_rough": True} if self.may_be_rough else {}
        return super(models.DateField, self).formfield(**(own | kwargs))
