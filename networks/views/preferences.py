"""What a person chose for the whole ledger, and the pages of their tax rates."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.periods import tax_year_label
from networks.forms.preferences import PreferencesForm, TaxRateForm
from networks.models import Preference, PreferenceSetting
from networks.models.preference import PreferenceQuerySet
from networks.views.editing import delete_page, edit_page, save_together, way_back


def preferences(request: SignedInRequest) -> HttpResponse:
    """What holds for the whole ledger; each tax rate has a page of its own."""
    form = PreferencesForm(request.POST or None, owner=request.user, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        save_together(request, form)
        if not form.errors:
            return redirect(way_back(request, reverse("preferences")))
    rates = [(tax_year_label(rate.since.year), rate) for rate in _tax_rates(request) if rate.since]
    context = {"form": form, "rates": rates}
    return render(request, "networks/preferences.html", context, status=422 if form.errors else 200)


def _tax_rates(request: SignedInRequest) -> PreferenceQuerySet:
    own = Preference.objects.of(request.user).filter(setting=PreferenceSetting.TAX_RATE)
    return own.order_by("-since")


def tax_rate_add(request: SignedInRequest) -> HttpResponse:
    form = TaxRateForm(request.POST or None, owner=request.user, today=timezone.localdate())
    return edit_page(request, form, title="A tax rate", done=reverse("preferences"))


def tax_rate_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    rate = get_object_or_404(_tax_rates(request), pk=pk)
    assert rate.since is not None, "every rate begins on a day"
    form = TaxRateForm(
        request.POST or None, instance=rate, owner=request.user, today=timezone.localdate()
    )
    return edit_page(
        request,
        form,
        title=f"Tax rate from {tax_year_label(rate.since.year)}",
        done=reverse("preferences"),
        delete_href=reverse("tax_rate_delete", args=[pk]),
    )


def tax_rate_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    rate = get_object_or_404(_tax_rates(request), pk=pk)
    done = reverse("preferences")
    return delete_page(request, rate, done=done, gone=f"{done}tax-rates/")
