"""Where a row has its page: a list names dozens, and asks the routes for all only once."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def address(name: str, pk: int) -> str:
    """As `reverse(name, args=[pk])`, for an address with one number in it."""
    before, after = _around_the_number(name, get_script_prefix())
    return f"{before}{pk}{after}"


@lru_cache(maxsize=100)
def _around_the_number(name: str, prefix: str) -> tuple[str, str]:
    # `prefix`, which `reverse` asks for by itself, is what the whole site's addresses begin with.
    before, _, after = reverse(name, args=[0]).rpartition("0")
    return before, after
