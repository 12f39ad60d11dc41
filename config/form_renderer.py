"""How fields look in HTML: the commonest as text, letter for letter what Django's templates write.

A list of networks as templates, two for each option, took a tenth of many pages' time.
"""

from collections.abc import Callable
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

LINES = ("text", "number", "date", "email", "url", "search", "hidden", "checkbox", "file", "input")


class WrittenWidgets(DjangoTemplates):
    """Leaves to templates what is not written here, and errors where there are some."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        if template_name in WRITTEN:
            return WRITTEN[template_name](context["widget"])
        if template_name == "django/forms/errors/list/default.html" and not context["errors"]:
            return SafeString("")
        return super().render(template_name, context, request)


def _attributes(widget: dict[str, Any]) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{conditional_escape(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _input(widget: dict[str, Any]) -> SafeString:
    value = widget["value"]
    valued = "" if value is None else f' value="{conditional_escape(value)}"'
    name = conditional_escape(widget["name"])
    return mark_safe(f'<input type="{widget["type"]}" name="{name}"{valued}{_attributes(widget)}>')


def _labelled_input(widget: dict[str, Any]) -> SafeString:
    if not widget["wrap_label"]:
        return _input(widget)
    pk = widget["attrs"].get("id")
    tied = f' for="{conditional_escape(pk)}"' if pk else ""
    return mark_safe(f"<label{tied}>{_input(widget)}\n {_label(widget['label'])}</label>")


def _textarea(widget: dict[str, Any]) -> SafeString:
    name, value = conditional_escape(widget["name"]), conditional_escape(widget["value"] or "")
    return mark_safe(f'<textarea name="{name}"{_attributes(widget)}>\n{value}</textarea>')


def _select(widget: dict[str, Any]) -> SafeString:
    written = [f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget)}>']
    for group, options, _ in widget["optgroups"]:
        if group:
            written.append(f'\n  <optgroup label="{_label(group)}">')
        written += [f"\n  {_option(option)}\n" for option in options]
        if group:
            written.append("\n  </optgroup>")
    return mark_safe("".join([*written, "\n</select>"]))


def _option(option: dict[str, Any]) -> str:
    value = conditional_escape(option["value"])
    return f'<option value="{value}"{_attributes(option)}>{_label(option["label"])}</option>'


def _label(text: Any) -> str:
    return conditional_escape(text if isinstance(text, str) else localize(text))


WRITTEN: dict[str, Callable[[dict[str, Any]], SafeString]] = {
    **{f"django/forms/widgets/{kind}.html": _input for kind in LINES},
    "django/forms/widgets/radio_option.html": _labelled_input,
    "django/forms/widgets/checkbox_option.html": _labelled_input,
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
}
