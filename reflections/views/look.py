"""What to look at: the toolbar of a phone, as a page of its own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.views.editing import is_own_path
from reflections.forms.scope import ScopeForm
from reflections.scope import LENSES, PERIODS
from reflections.views.viewpoint import viewpoint_of

LIKELY = 6


@require_safe
def look(request: SignedInRequest) -> HttpResponse:
    """Period, whose money and what if, in one form that leads back to where the person was."""
    view = viewpoint_of(request)
    at = request.GET.get("at", "")
    busy = {
        pk: sum(len(network.activities) for network in view.everything.with_groups(pk))
        for pk in view.everything.children[None]
    }
    tops = sorted(busy, key=lambda pk: -busy[pk])
    likely = {*tops[:LIKELY], *view.scope.left_out}
    networks = sorted(
        view.everything.networks.values(), key=lambda network: network.short.casefold()
    )
    context = {
        "view": view,
        "at": at if is_own_path(request, at) else reverse("dashboard"),
        "likely": [network for network in networks if network.id in likely],
        "others": [network for network in networks if network.id not in likely],
        "kept": _kept(request),
        "periods": [
            period for period in PERIODS if period[0] != "tax" or view.everything.has_tax_year
        ],
        "lenses": LENSES,
    }
    return render(request, "reflections/look.html", context)


def _kept(request: SignedInRequest) -> list[tuple[str, str]]:
    """What a page's own form asks for, which stays as it is."""
    own = {*ScopeForm.base_fields, "from", "leave_out", "at"}
    return [
        (name, value) for name, every in request.GET.lists() if name not in own for value in every
    ]
