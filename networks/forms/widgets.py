"""How some fields look on the pages."""

import re
from typing import Any

from django import forms

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DayInput(forms.DateInput):
    """The browser's own calendar; a line of text for what a calendar could not show again."""

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__(attrs, format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        context["widget"]["type"] = "date" if not shown or _ISO.fullmatch(shown) else "text"
        return context


def short_text(rows: int = 2) -> forms.Textarea:
    return forms.Textarea({"rows": rows})
