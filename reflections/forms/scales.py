"""Questions that are answered from 1 to 5."""

from typing import Any

from django import forms

ANSWERS = [*((str(n), str(n)) for n in range(1, 6)), ("", "—")]


class ScaleField(forms.TypedChoiceField):
    """One of five, or nothing; `low` and `high` say what the ends mean."""

    widget = forms.RadioSelect

    def __init__(self, *, low: str, high: str, **kwargs: Any):
        self.low, self.high = low, high
        own: dict[str, Any] = {"choices": ANSWERS, "coerce": int, "empty_value": None}
        super().__init__(**own | {"required": False} | kwargs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed("" if initial is None else str(initial), data)
