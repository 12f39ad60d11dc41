"""Did you go? What was planned and has had its day."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from networks.accounts.signed_in import SignedInRequest
from networks.changing import one_change
from networks.forms import row_named
from networks.models import Activity, ChangeKind
from networks.views.editing import tell, way_back


def did_you_go(request: SignedInRequest) -> HttpResponse:
    """The activities that ask; one is answered with yes by its id, with no by deleting it."""
    today = timezone.localdate()
    asking = Activity.objects.of(request.user).unanswered(today).select_related("organisation")
    if request.method != "POST":
        return render(request, "reflections/did_you_go.html", {"asking": list(asking)})
    activity = row_named(asking, request.POST.get("activity"))
    if activity is None:
        raise Http404("There is no such activity that asks.")
    with one_change(request.user, str(activity), ChangeKind.CHANGED) as steps:
        steps.confirm(activity)
    tell(request, f"You went: {activity}.", steps.change)
    return redirect(way_back(request, reverse("did_you_go")))
