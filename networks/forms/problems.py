"""What is wrong with what was typed, gathered for the head of the page."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm


@dataclass(frozen=True, slots=True)
class FormProblem:
    """`place` is the id of the field; empty where it is about the whole form."""

    label: str
    message: str
    place: str


def problems(form: BaseForm) -> list[FormProblem]:
    """Of a form, or of the several that one page saves together; in the order of the page."""
    gathered = []
    for part in getattr(form, "forms", [form]):
        for name, messages in part.errors.items():
            label, place = "", ""
            if name != NON_FIELD_ERRORS and name in part.fields:
                bound = part[name]
                # A group of boxes has no id of its own: its first one takes the focus.
                place = f"{bound.auto_id}_0" if bound.use_fieldset else bound.id_for_label
                label = str(bound.label)
            gathered += [FormProblem(label, message, place) for message in messages]
    return gathered
