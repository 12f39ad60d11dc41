from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from networks.forms import own_rows
from networks.forms.defaults import next_fee
from networks.forms.fee import SpokenFeeForm
from networks.models import Fee
from networks.views.editing import delete_page, edit_page
from networks.views.membership import own_membership


def own_fee(request, pk: int) -> Fee:
    rows = own_rows(Fee, request.user).select_related("membership__organisation")
    return get_object_or_404(rows, pk=pk)


def fee_add(request, pk: int):
    """A fee of the membership, most likely for the time after the last one."""
    membership = own_membership(request, pk)
    usual = next_fee(request.user, membership, timezone.localdate())
    form = SpokenFeeForm(
        request.POST or None,
        instance=Fee(membership=membership),
        owner=request.user,
        usual_currency=usual.pop("currency", ""),
        initial=usual,
    )
    return _page(request, form, title=f"A fee for {membership.organisation.short}")


def fee_edit(request, pk: int):
    fee = own_fee(request, pk)
    form = SpokenFeeForm(request.POST or None, instance=fee, owner=request.user)
    return _page(request, form, title=f"Fee for {fee.membership.organisation.short}", fee=fee)


def _page(request, form: SpokenFeeForm, **context):
    done = form.instance.membership.organisation.get_absolute_url()
    return edit_page(request, form, done=done, template="networks/fee.html", **context)


def fee_delete(request, pk: int):
    fee = own_fee(request, pk)
    done = fee.membership.organisation.get_absolute_url()
    return delete_page(request, fee, done=done, gone=reverse("fee_edit", args=[pk]))
