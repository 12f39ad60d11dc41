"""Undo, and the bin."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import get_script_prefix, reverse
from django.views.decorators.http import require_POST

from networks.accounts.signed_in import SignedInRequest
from networks.changing.forgetting import forget as erase
from networks.changing.undo import CannotUndo, undo
from networks.models import Change
from networks.models.change import KEPT_DAYS, RowChange
from networks.views.editing import tell, way_back

# An import's first rows say enough of where a person can not go back to.
PAGES_LOOKED_AT = 100


@require_POST
def undo_change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back a save, or bring back what was deleted."""
    change = get_object_or_404(Change.objects.of(request.user).kept(), pk=pk)
    back = way_back(request, reverse("bin"))
    try:
        tell(request, undo(change))
    except CannotUndo as error:
        messages.error(request, str(error))
        return redirect(back)
    # What the change had added is gone now: no way leads back to a page about it.
    added = change.rows.filter(what=RowChange.ADDED)[:PAGES_LOOKED_AT]
    is_gone = any(
        back.startswith(gone.get_absolute_url())
        for gone in (row.row_model(pk=row.row) for row in added)
        if hasattr(gone, "get_absolute_url")
    )
    return redirect(get_script_prefix() if is_gone else back)


def bin_page(request: SignedInRequest) -> HttpResponse:
    """What was deleted in the last 30 days."""
    binned = Change.objects.of(request.user).binned()
    return render(request, "networks/bin.html", {"binned": binned, "days": KEPT_DAYS})


@require_POST
def forget(request: SignedInRequest, pk: int) -> HttpResponse:
    """Delete for good what lies in the bin."""
    change = get_object_or_404(Change.objects.of(request.user).binned(), pk=pk)
    erase(change)
    # Without its name, which would be kept once more until it is read.
    tell(request, "That is gone for good.")
    return redirect("bin")
