"""Long lists, a page at a time."""

from collections.abc import Callable

from django.core.paginator import Page


def pages_around(page: Page, address: Callable[[str], str]) -> dict[str, str]:
    """The addresses of the pages `before` and `after` this one; `address` takes the number."""
    around = {
        "before": page.has_previous() and page.number - 1,
        "after": page.has_next() and page.number + 1,
    }
    return {name: address(str(number)) for name, number in around.items() if number}
