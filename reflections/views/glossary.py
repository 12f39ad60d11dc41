"""The page of words: what they mean, and where figures come from."""

from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def glossary(request):
    """What the words mean, what is asked, and where figures come from."""
    return render(request, "reflections/help.html")
