"""What became of one record, and the way back to how it was."""

from django.apps import apps
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import get_script_prefix
from django.views.decorators.http import require_POST

from networks.accounts.signed_in import SignedInRequest
from networks.changing.past import past_of
from networks.changing.undo import CannotUndo, go_back
from networks.forms import own_rows
from networks.models import Record
from networks.models.change import ChangedRow, RowChange
from networks.views.editing import tell, way_back

# Of every app with rows in a ledger: this one names no other.
RECORDS = {
    model._meta.model_name: model
    for model in apps.get_models()
    if issubclass(model, Record) and not model._meta.auto_created
}


def _own(request: SignedInRequest, name: str, pk: int) -> Record:
    if name not in RECORDS:
        raise Http404("There is no such kind of record")
    return get_object_or_404(own_rows(RECORDS[name], request.user), pk=pk)


def record_past(request: SignedInRequest, name: str, pk: int) -> HttpResponse:
    """Every change of one record, the latest first."""
    row = _own(request, name, pk)
    context = {
        "row": row,
        "name": name,
        "changes": past_of(row, request.user),
        "back": way_back(request, get_script_prefix()),
    }
    return render(request, "networks/past.html", context)


@require_POST
def record_go_back(request: SignedInRequest, name: str, pk: int, number: int) -> HttpResponse:
    """Give the record the values that it had before one of its changes."""
    row = _own(request, name, pk)
    own = ChangedRow.objects.of(request.user).about(type(row), row.pk)
    changed = get_object_or_404(own.filter(what=RowChange.CHANGED), pk=number)
    try:
        change = go_back(changed)
    except CannotUndo as error:
        messages.error(request, str(error))
    else:
        tell(request, f"As it was: {change.label}." if change else "It was so already.", change)
    return redirect("record_past", name=name, pk=pk)
