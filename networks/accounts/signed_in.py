"""What a view is asked with, where nobody is let in who is not signed in."""

from django.contrib.auth.models import User
from django.http import HttpRequest


class SignedInRequest(HttpRequest):
    """As every view has it, unless it is marked as one that opens to all (config.middleware).

    `bearer` is the token of a person's own script; None where a browser asks.
    """

    user: User
    bearer: str | None
