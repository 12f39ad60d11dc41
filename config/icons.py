"""/favicon.ico, for browsers that ask for it unasked."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@login_not_required
@cache_control(public=True, max_age=24 * 60 * 60)
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that look for it here whatever a page says its icon is."""
    return redirect(static("networks/icons/icon-192.png"))
