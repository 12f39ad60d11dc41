"""The list of networks, as a tree."""

from dataclasses import replace
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.views.page_cache import cached_while_unchanged
from reflections.figures.belonging import Belonging, past_networks, was_left, went_on_elsewhere
from reflections.figures.rows import Ledger
from reflections.figures.tree import TreeEntry, entries
from reflections.forms.networks_filter import NetworksFilter
from reflections.history.hours import given_and_got
from reflections.history.quiet import silences
from reflections.views.timeline import lane_of
from reflections.views.viewpoint import viewpoint_of


@require_safe
@cached_while_unchanged
def networks(request: SignedInRequest) -> HttpResponse:
    """All networks as a tree, in and out over time, and those that have gone quiet."""
    view = viewpoint_of(request)
    period, every = view.scope.period, entries(view.ledger, view.summary(), view.today)
    gone = past_networks(view.ledger, view.today)
    chosen = NetworksFilter(request.GET)
    shown = chosen.filter(every)
    return render(
        request,
        "reflections/networks.html",
        {
            "view": view,
            "chosen": chosen,
            "shown_query": replace(view.scope, filters=tuple(chosen.asked.items())).query,
            "words": chosen.asked.get("text", ""),
            "alive": [entry for entry in shown if entry.network.id not in gone],
            "left": [entry for entry in shown if _is_past(entry, gone) and not _is_closed(entry)],
            "closed": [entry for entry in shown if _is_past(entry, gone) and _is_closed(entry)],
            # Of the whole ledger, however few of its networks the list shows.
            "counts": _counts(view.ledger, every, view.today),
            "lanes": [
                lane_of(entry.network, view.ledger, view.scope)
                for entry in every
                if entry.spells and not went_on_elsewhere(view.ledger, entry.network)
            ],
            "since": min((entry.spells[0].first for entry in every if entry.spells), default=None),
            "silences": silences(view.ledger, view.scope.lens, view.today),
            "given": given_and_got(view.ledger.networks.values(), period),
        },
    )


def _is_past(entry: TreeEntry, gone: set[int]) -> bool:
    return entry.network.id in gone


def _is_closed(entry: TreeEntry) -> bool:
    return entry.belonging == Belonging.CLOSED


def _counts(ledger: Ledger, every: list[TreeEntry], today: date) -> dict[str, int]:
    members = [entry for entry in every if entry.belonging == Belonging.MEMBER]
    return {
        "member": len(members),
        "inside": len([entry for entry in members if entry.depth]),
        "left": len([entry for entry in every if was_left(ledger, entry.network, today)]),
        "never": len([entry for entry in every if entry.belonging == Belonging.NEVER]),
    }
