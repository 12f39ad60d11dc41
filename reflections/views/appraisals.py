"""What a membership gave: said, changed, deleted."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from networks.accounts.signed_in import SignedInRequest
from networks.views.editing import delete_page, edit_page
from networks.views.membership import own_membership
from reflections.forms.appraisals import AppraisalForm
from reflections.forms.choices import membership_in_words
from reflections.models import Appraisal


def appraisal_add(request: SignedInRequest, pk: int) -> HttpResponse:
    appraisal = Appraisal(membership=own_membership(request, pk))
    return _page(request, appraisal, initial={"date": timezone.localdate()})


def appraisal_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    delete_href = reverse("appraisal_delete", args=[pk])
    return _page(request, _own(request, pk), delete_href=delete_href)


def appraisal_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    appraisal = _own(request, pk)
    done = appraisal.membership.organisation.get_absolute_url()
    return delete_page(request, appraisal, done=done, gone=reverse("appraisal_edit", args=[pk]))


def _own(request: SignedInRequest, pk: int) -> Appraisal:
    own = Appraisal.objects.of(request.user).select_related("membership__organisation")
    return get_object_or_404(own, pk=pk)


def _page(
    request: SignedInRequest, appraisal: Appraisal, initial: Any = None, **context: Any
) -> HttpResponse:
    form = AppraisalForm(
        request.POST or None, owner=request.user, instance=appraisal, initial=initial
    )
    network = appraisal.membership.organisation
    return edit_page(
        request,
        form,
        title=f"What did {network.short} give you?",
        currency=form.currency,
        done=network.get_absolute_url(),
        template="reflections/appraisal.html",
        membership=membership_in_words(appraisal.membership),
        last=Appraisal.objects.last_before(appraisal),
        **context,
    )
