"""Text that is tidy, can be stored everywhere and is only ever text; links that are only links."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from networks.arithmetic.text import check_text, fold, is_blank, tidy
from networks.fields.several import SEPARATOR
from networks.fields.validating import validate_line, validating


def validate_prose(text: str) -> None:
    validating(check_text, text)


def validate_visible(text: str) -> None:
    """Refuse a name that nobody could see."""
    if is_blank(text):
        raise ValidationError("Give it at least one visible character.", code="invisible")


def validate_no_separator(text: str) -> None:
    if SEPARATOR in text:
        raise ValidationError(
            "Leave out “; ”: it separates names in one CSV cell.", code="separator"
        )


def validate_web_address(text: str) -> None:
    """http and https alone, and no user name in the address: it is only ever a link."""
    message = "Give a web address that begins with https:// or http://, without a user name in it."
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 (a bad port raises)
    except ValueError:
        raise ValidationError(message, code="invalid") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ValidationError(message, code="invalid")


class LineField(models.CharField):
    """One line of text, trimmed and in Unicode NFC."""

    default_validators = [validate_line]

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return tidy(value) if isinstance(value, str) else value


class ProseField(models.TextField):
    """Text of several lines, trimmed, in Unicode NFC, its line ends as \\n."""

    default_validators = [validate_prose]

    def __init__(self, *args: Any, **kwargs: Any):
        usual: dict[str, Any] = {"blank": True, "default": ""}
        super().__init__(*args, **usual | kwargs)

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return tidy(value) if isinstance(value, str) else value


class WebAddressField(models.URLField):
    default_validators = [*models.URLField.default_validators, validate_line, validate_web_address]

    def __init__(self, *args: Any, **kwargs: Any):
        usual: dict[str, Any] = {"max_length": 500, "blank": True, "default": ""}
        super().__init__(*args, **usual | kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**({"assume_scheme": "https"} | kwargs))


class DerivedField(models.TextField):
    """Text that `derive` works out from other columns at every save, bulk_create included.

    `source` names one column or several; `derive` takes their values in that order. A row that is
    saved raw, as undo does, derives it too (Record). `update()` does not, so a source is never
    changed that way. A migration knows neither, so that what they are called may change: there the
    column is a text like others.
    """

    def __init__(
        self,
        *args: Any,
        source: str | tuple[str, ...] = (),
        derive: Callable[..., str] | None = None,
        **kwargs: Any,
    ):
        self.source, self.derive = source, derive
        usual: dict[str, Any] = {"editable": False, "default": ""}
        super().__init__(*args, **usual | kwargs)

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source,) if isinstance(self.source, str) else tuple(self.source)

    def pre_save(self, row: models.Model, add: bool) -> str:
        if self.derive is None:
            return getattr(row, self.attname)
        value = self.derive(*(getattr(row, name) for name in self.sources))
        setattr(row, self.attname, value)
        return value


def searchable(*parts: str | list[str]) -> str:
    """What the search column of a model holds: a `source` column may be a list of words."""
    words = ([part] if isinstance(part, str) else part for part in parts)
    return fold("\n".join(text for texts in words for text in texts))


class SearchField(DerivedField):
    """Texts of a row as every search looks for them: neither case nor accents.

    SQLite knows the case of ASCII alone, and neither database does without accents. No row is
    without it, but SQLite adds a column that may be null without making the table and its triggers
    anew.
    """

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"null": True, "default": None} | kwargs)
        self.derive = searchable if self.source else None
