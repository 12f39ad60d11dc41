"""The mark of the views that a person's own script may open (config.middleware.bearer)."""

from collections.abc import Callable

READS = ("GET", "HEAD")


def opened_by_token(view: Callable) -> Callable:
    """Its GET opens to any token of a person who may sign in."""
    view.token_methods = READS  # type: ignore[attr-defined]  # the mark
    return view


def logged_by_token(view: Callable) -> Callable:
    """Its POST opens to a token that may log; what it shows opens to none."""
    view.token_methods = ("POST",)  # type: ignore[attr-defined]  # the mark
    return view
