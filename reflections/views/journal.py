"""Reading the journal."""

from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from networks.models import Organisation, Preference
from reflections.forms.journal_filter import JournalFilter, shelf_of
from reflections.models import Appraisal, Reflection

ENTRIES_A_PAGE = 20


@require_safe
def journal(request):
    """The entries, the latest first, by what they say, what they are about and when."""
    shelf = shelf_of(request.user)
    chosen = JournalFilter(request.GET, shelf=shelf)
    found = chosen.filter(Reflection.objects.of(request.user)).latest().for_list()
    page = Paginator(found, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    context = {"shelf": shelf, "chosen": chosen, "page": page, "pages": _pages(page, chosen)}
    return render(request, "reflections/journal/list.html", context)


def _pages(page, chosen: JournalFilter) -> dict[str, str]:
    """The addresses of the pages around this one."""
    around = {
        "before": page.has_previous() and page.number - 1,
        "after": page.has_next() and page.number + 1,
    }
    query = QueryDict(mutable=True)
    query.update(chosen.chosen)
    addresses = {}
    for name, number in around.items():
        if number:
            query["page"] = number
            addresses[name] = f"?{query.urlencode()}"
    return addresses


@require_safe
def journal_entry(request, pk: int):
    """One entry, with what was said of its networks on the same day."""
    own = Reflection.objects.of(request.user)
    entry = get_object_or_404(own.prefetch_related("organisations"), pk=pk)
    answers = Appraisal.objects.of(request.user).filter(date=entry.date)
    given = list(answers.select_related("membership"))
    networks = [_said_of(network, given) for network in entry.organisations.all()]
    return render(
        request,
        "reflections/journal/entry.html",
        {
            "entry": entry,
            "networks": networks,
            "has_answers": any(one["appraisals"] for one in networks),
            "before": own.before(entry).first(),
            "after": own.after(entry).first(),
            "currency": Preference.objects.home_currency(request.user.pk),
            "after_undo": "/journal/",
        },
    )


def _said_of(network: Organisation, given: list[Appraisal]) -> dict:
    return {
        "network": network,
        "appraisals": [one for one in given if one.membership.organisation_id == network.pk],
    }
