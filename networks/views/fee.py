"""A fee's pages: add, change, pay back, give a new price, delete."""

from contextlib import suppress
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.money import Payer
from networks.arithmetic.periods import parse_day
from networks.forms import own_rows
from networks.forms.defaults import next_fee, year_up_to
from networks.forms.fee import WordedFeeForm
from networks.forms.instalments import fee_in_words, paid_so_far
from networks.forms.new_price import NewPriceForm
from networks.forms.paid_back import PaidBackForm, not_paid_back
from networks.models import Fee, FeeKind
from networks.views.editing import delete_page, edit_page, save_together
from networks.views.membership import own_membership


def own_fee(request: SignedInRequest, pk: int) -> Fee:
    rows = own_rows(Fee, request.user).select_related("membership__organisation")
    return get_object_or_404(rows, pk=pk)


def fee_add(request: SignedInRequest, pk: int) -> HttpResponse:
    """A fee of the membership, most likely for the time after the last one.

    The address can name the day up to which it is: the last of those without a fee.
    """
    membership = own_membership(request, pk)
    usual = next_fee(request.user, membership, timezone.localdate())
    with suppress(ValueError):
        last = parse_day(request.GET.get("until", ""))
        if last >= membership.started_on:
            usual |= year_up_to(membership, last)
    form = WordedFeeForm(
        request.POST or None,
        instance=Fee(membership=membership),
        owner=request.user,
        usual_currency=usual.pop("currency", ""),
        initial=usual,
    )
    return _page(request, form, title=f"A fee for {membership.organisation.short}")


def fee_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    fee = own_fee(request, pk)
    form = WordedFeeForm(request.POST or None, instance=fee, owner=request.user)
    title = f"Fee for {fee.membership.organisation.short}"
    return _page(request, form, title=title, fee=fee, lede=paid_so_far(fee, timezone.localdate()))


def fee_change(request: SignedInRequest, pk: int) -> HttpResponse:
    """From some day it costs something else: two rows and one change."""
    fee = own_fee(request, pk)
    if fee.every is None:
        raise Http404("Only what repeats can change its price.")
    today = timezone.localdate()
    form = NewPriceForm(request.POST or None, old=fee, today=today, owner=request.user)
    return edit_page(
        request,
        form,
        title=f"{fee.membership.organisation.short} costs something else",
        done=fee.membership.organisation.get_absolute_url(),
        template="networks/fee_change.html",
        save=save_together,
        lede=f"So far: {fee_in_words(fee)}. {paid_so_far(fee, today)}",
    )


def _page(request: SignedInRequest, form: WordedFeeForm, **context: Any) -> HttpResponse:
    done = form.instance.membership.organisation.get_absolute_url()
    return edit_page(request, form, done=done, template="networks/fee.html", **context)


def fee_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    fee = own_fee(request, pk)
    done = fee.membership.organisation.get_absolute_url()
    return delete_page(request, fee, done=done, gone=reverse("fee_edit", args=[pk]))


def fee_paid_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody else gave the person a fee back: two rows beside it, as one change."""
    fee = own_fee(request, pk)
    today = timezone.localdate()
    own = fee.paid_by == Payer.SELF and fee.kind != FeeKind.REFUND
    if not own or not fee.amount or not not_paid_back(fee, today):
        raise Http404("Only what you paid can be paid back")
    form = PaidBackForm(request.POST or None, fee=fee, owner=request.user, today=today)
    return edit_page(
        request,
        form,
        title="Your employer paid it back",
        lede=f"{fee}. The fee stays as it is; a refund and their share are written beside it.",
        done=fee.membership.organisation.get_absolute_url(),
        template="networks/paid_back.html",
        save=save_together,
    )
