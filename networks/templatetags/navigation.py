"""Where a page stands among the pages that the main navigation names."""

from django import template
from django.urls import reverse

register = template.Library()


@register.filter
def lies_under(path: str, name: str) -> bool:
    """Whether a path is that of the page called `name` in the addresses, or of one below it."""
    return path.startswith(reverse(name))


@register.filter
def is_page(path: str, name: str) -> bool:
    return path == reverse(name)
