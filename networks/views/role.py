"""A role's pages."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.periods import VagueDate
from networks.forms import own_rows
from networks.forms.role import RoleForm
from networks.models import Role
from networks.views.editing import delete_page, edit_page
from networks.views.network import own_network


def own_role(request: SignedInRequest, pk: int) -> Role:
    return get_object_or_404(own_rows(Role, request.user), pk=pk)


def role_add(request: SignedInRequest, pk: int) -> HttpResponse:
    network = own_network(request, pk)
    form = RoleForm(
        request.POST or None,
        instance=Role(organisation=network),
        owner=request.user,
        initial={"started_on": VagueDate(timezone.localdate())},
    )
    title = f"What are you in {network.short}?"
    return edit_page(request, form, title=title, done=network.get_absolute_url())


def role_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    role = own_role(request, pk)
    return edit_page(
        request,
        RoleForm(request.POST or None, instance=role, owner=request.user),
        title=f"{role.title}, {role.organisation.short}",
        done=role.organisation.get_absolute_url(),
        delete_href=reverse("role_delete", args=[pk]),
    )


def role_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    role = own_role(request, pk)
    done = role.organisation.get_absolute_url()
    return delete_page(request, role, done=done, gone=reverse("role_edit", args=[pk]))
