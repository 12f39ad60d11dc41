"""One activity: added, changed, logged again, deleted."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from networks.accounts.signed_in import SignedInRequest
from networks.models import Activity
from networks.views.editing import delete_page, edit_page
from reflections.forms.logged_activity import LoggedActivityForm, first_values


def activity_add(request: SignedInRequest) -> HttpResponse:
    today = timezone.localdate()
    form = LoggedActivityForm(
        request.POST or None,
        owner=request.user,
        today=today,
        initial=first_values(request.user, request.GET, today),
    )
    return _page(request, form, title="Add an activity")


def activity_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    activity = _own(request, pk)
    form = LoggedActivityForm(
        request.POST or None, owner=request.user, today=timezone.localdate(), instance=activity
    )
    return _page(
        request,
        form,
        title=activity.title,
        activity=activity,
        delete_href=reverse("activity_delete", args=[pk]),
    )


def activity_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    here = reverse("activity_edit", args=[pk])
    return delete_page(request, _own(request, pk), done=reverse("activities"), gone=here)


def _own(request: SignedInRequest, pk: int) -> Activity:
    own = Activity.objects.of(request.user).select_related("organisation")
    return get_object_or_404(own, pk=pk)


def _page(request: SignedInRequest, form: LoggedActivityForm, **context: Any) -> HttpResponse:
    context |= {"done": reverse("activities"), "template": "reflections/activity.html"}
    return edit_page(request, form, start_over=reverse("activity_add"), **context)
