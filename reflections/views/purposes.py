"""What each network is held for."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.views.page_cache import cached_while_unchanged
from reflections.figures.purposes import held_networks
from reflections.figures.purposes import purposes as all_purposes
from reflections.views.viewpoint import viewpoint_of


@require_safe
@cached_while_unchanged
def purposes(request: SignedInRequest) -> HttpResponse:
    """What each network is held for: where one alone serves a purpose, and where many do."""
    view = viewpoint_of(request)
    networks = held_networks(view.ledger, view.scope.period)
    context = {
        "view": view,
        "purposes": all_purposes(networks),
        "held": [network for network in networks if network.purposes],
        "unsaid": [network for network in networks if not network.purposes],
    }
    return render(request, "reflections/purposes.html", context)
