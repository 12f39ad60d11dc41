"""The list of decisions, what followed them, and the pages of one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.periods import months_later
from networks.forms import row_named
from networks.models import Organisation
from networks.views.editing import delete_page, edit_page, save_together
from reflections.forms.decisions import DecisionForm, NewDecisionForm
from reflections.history.decisions import read_decisions
from reflections.history.outcomes import add_up, look_back
from reflections.models import Choice, Decision
from reflections.views.viewpoint import viewpoint_of

HALF_A_YEAR = 6


@require_safe
def decisions(request: SignedInRequest) -> HttpResponse:
    """Everything that was decided, the latest first, and what came of it."""
    view = viewpoint_of(request)
    hindsights = look_back(view.ledger, read_decisions(request.user), view.today)
    context = {"view": view, "hindsights": hindsights, "sum": add_up(hindsights)}
    return render(request, "reflections/renewals/decisions.html", context)


def decision_add(request: SignedInRequest) -> HttpResponse:
    """A decision about any network, also one that was never joined."""
    own, today = Organisation.objects.of(request.user), timezone.localdate()
    choice = request.GET.get("choice", "")
    initial = {
        "decided_on": today,
        "choice": choice,
        "review_on": months_later(today, HALF_A_YEAR) if choice == Choice.UNDECIDED else None,
        "network": row_named(own, request.GET.get("organisation")),
    }
    return edit_page(
        request,
        NewDecisionForm(request.POST or None, owner=request.user, initial=initial),
        title="Write down a decision",
        done=reverse("decisions"),
        template="reflections/renewals/add.html",
        save=save_together,
    )


def decision_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    row = _own(request, pk)
    form = DecisionForm(request.POST or None, instance=row, owner=request.user)
    return edit_page(
        request,
        form,
        title=f"Your decision about {row.organisation.short}",
        done=reverse("decisions"),
        delete_href=reverse("decision_delete", args=[pk]),
    )


def decision_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    return delete_page(request, _own(request, pk), done=reverse("decisions"))


def _own(request: SignedInRequest, pk: int) -> Decision:
    own = Decision.objects.of(request.user).select_related("organisation")
    return get_object_or_404(own, pk=pk)
