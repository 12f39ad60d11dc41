"""What is wrong with what was typed, gathered for the head of the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS


@dataclass(frozen=True, slots=True)
class FormProblem:
    """`place` is the id of the field; empty where it is about the whole form."""

    label: str
    message: str
    place: str


def problems(form) -> list[FormProblem]:
    """Of a form, or of the several that one page saves together; in the order of the page."""
    return [found for bound in getattr(form, "forms", [form]) for found in _of(bound)]


def _of(form) -> Iterator[FormProblem]:
    for name, messages in form.errors.items():
        for message in messages:
            if name == NON_FIELD_ERRORS or name not in form.fields:
                yield FormProblem("", message, "")
            elif form[name].use_fieldset:
                yield FormProblem(str(form[name].label), message, f"{form[name].auto_id}_0")
            else:
                yield FormProblem(str(form[name].label), message, form[name].id_for_label)
