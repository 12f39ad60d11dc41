"""How a pure rule's ValueError reaches the person: as the message a form shows."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError

from networks.arithmetic.text import check_text

T = TypeVar("T")


def validating(function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """What the pure function gives; its ValueError as the message that a form shows."""
    try:
        return function(*args, **kwargs)
    except ValueError as error:
        raise ValidationError(str(error), code="invalid") from None


def validate_line(text: str) -> None:
    validating(check_text, text, multi_line=False)
