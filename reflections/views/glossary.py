"""The page of words: what they mean, and where figures come from."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest


@require_safe
def glossary(request: SignedInRequest) -> HttpResponse:
    """What the words mean, what is asked, and where figures come from."""
    return render(request, "reflections/help.html")
