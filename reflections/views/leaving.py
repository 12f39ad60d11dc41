"""Leaving a network, with the decision if the person wishes."""

from django.http import HttpResponse
from django.utils import timezone

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.periods import format_day
from networks.payments import last_paid_day
from networks.views.editing import edit_page, save_together
from networks.views.membership import own_membership
from reflections.forms.leaving import LeavingForm


def membership_leave(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say when it ended and why, and that it was decided."""
    membership, today = own_membership(request, pk), timezone.localdate()
    paid_until = last_paid_day(membership, today)
    form = LeavingForm(request.POST or None, instance=membership, owner=request.user, today=today)
    lede = f"What was paid covers you until {format_day(paid_until)}." if paid_until else ""
    return edit_page(
        request,
        form,
        title=f"Leave {membership.organisation.short}",
        done=membership.organisation.get_absolute_url(),
        template="reflections/leaving.html",
        save=save_together,
        membership=membership,
        lede=lede,
    )
