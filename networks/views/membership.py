"""Joining and leaving, and the page of one membership."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.periods import ONE_DAY, format_vague
from networks.arithmetic.typed_dates import length_in_words
from networks.forms import own_rows
from networks.forms.join import JoinForms
from networks.forms.membership import MembershipForm
from networks.models import Membership
from networks.views.editing import delete_page, edit_page, in_its_wake, save_together
from networks.views.network import own_network


def own_membership(request: SignedInRequest, pk: int) -> Membership:
    return get_object_or_404(own_rows(Membership, request.user), pk=pk)


def membership_add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Join, join again, or change from one category to another."""
    network, today = own_network(request, pk), timezone.localdate()
    joining = JoinForms(request.POST or None, owner=request.user, today=today, organisation=network)
    # Who holds one may take another beside or after it; who left comes back.
    verb = "Join" if not joining.held else "Another membership of" if joining.held_now else "Rejoin"
    return edit_page(
        request,
        joining,
        title=f"{verb} {network.short}",
        done=network.get_absolute_url(),
        template="networks/membership_add.html",
        save=save_together,
        network=network,
        lede=_so_far(joining, today),
    )


def _so_far(joining: JoinForms, today: date) -> str:
    if joining.held_now:
        now = joining.held_now[-1]
        name = f" ({now.category})" if now.category else ""
        return f"You are a member now{name}, since {format_vague(now.start)}."
    ends = (membership.ended_on for membership in joining.held if membership.ended_on)
    last = max(ends, default=None)
    if last is None:
        return ""
    if last + ONE_DAY >= today:
        return "It goes on without a gap."
    return f"You come back after {length_in_words(last + ONE_DAY, today - ONE_DAY)} away."


def membership_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    membership = own_membership(request, pk)
    return edit_page(
        request,
        MembershipForm(request.POST or None, instance=membership, owner=request.user),
        title=f"Membership of {membership.organisation.short}",
        done=membership.organisation.get_absolute_url(),
        template="networks/membership_edit.html",
        membership=membership,
    )


def membership_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    membership = own_membership(request, pk)
    return delete_page(
        request,
        membership,
        done=membership.organisation.get_absolute_url(),
        warning=in_its_wake(membership),
        gone=reverse("membership_edit", args=[pk]),
    )
