"""Reading the journal."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.models import Organisation, Preference
from reflections.forms.journal_filter import JournalFilter, shelf_of
from reflections.models import Appraisal, Reflection
from reflections.views.paging import pages_around

ENTRIES_A_PAGE = 20


@require_safe
def journal(request: SignedInRequest) -> HttpResponse:
    """The entries, the latest first, by what they say, what they are about and when."""
    shelf = shelf_of(request.user)
    chosen = JournalFilter(request.GET, shelf=shelf)
    entries = chosen.filter(Reflection.objects.of(request.user)).latest_first().for_list()
    page = Paginator(entries, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    pages = pages_around(page, chosen.page_link)
    context = {"shelf": shelf, "chosen": chosen, "page": page, "pages": pages}
    return render(request, "reflections/journal/list.html", context)


@require_safe
def journal_entry(request: SignedInRequest, pk: int) -> HttpResponse:
    """One entry, with what was said of its networks on the same day."""
    own = Reflection.objects.of(request.user)
    entry = get_object_or_404(own.prefetch_related("organisations"), pk=pk)
    answers = Appraisal.objects.of(request.user).filter(date=entry.date)
    appraisals = list(answers.select_related("membership"))
    networks = [_said_of(network, appraisals) for network in entry.organisations.all()]
    return render(
        request,
        "reflections/journal/entry.html",
        {
            "entry": entry,
            "networks": networks,
            "has_answers": any(block["appraisals"] for block in networks),
            "before": own.before(entry).first(),
            "after": own.after(entry).first(),
            "currency": Preference.objects.home_currency(request.user.pk),
            "after_undo": reverse("journal"),
        },
    )


def _said_of(network: Organisation, appraisals: list[Appraisal]) -> dict:
    return {
        "network": network,
        "appraisals": [
            appraisal
            for appraisal in appraisals
            if appraisal.membership.organisation_id == network.pk
        ],
    }
