"""Search over everything that a person wrote: networks, activities, fees, journal, decisions."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from networks.arithmetic.hits import excerpt
from networks.arithmetic.money import Amount, Certainty, format_amount
from networks.models import Activity, Fee, Organisation
from networks.models.search import saying
from reflections.models import Decision, Reflection

AT_MOST = 8


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One row: what it is called, what else it says, and its day where it has one."""

    pk: int
    title: str
    beside: str = ""
    says: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class SearchGroup:
    """What was found of one kind, the latest first; `has_more` than are listed."""

    name: str
    found: list[SearchHit]
    has_more: bool


def search(owner, text: str) -> list[SearchGroup]:
    """Five queries; kinds of which nothing was found are left out, and nothing is for no words."""
    if not text.split():
        return []
    shelves = []
    for name, look, tell in KINDS:
        # One row more than is shown says that there are more, without counting them.
        found = list(look(owner, text)[: AT_MOST + 1])
        if found:
            shown = [tell(row, text) for row in found[:AT_MOST]]
            shelves.append(SearchGroup(name, shown, len(found) > AT_MOST))
    return shelves


def _networks(owner, text: str) -> QuerySet:
    return saying(Organisation.objects.of(owner), text, "search_text").order_by("name_key")


def _network(network: Organisation, text: str) -> SearchHit:
    beside = network.short_name if network.short_name != network.name else ""
    return SearchHit(network.pk, network.name, beside, network.get_kind_display())


def _activities(owner, text: str) -> QuerySet:
    rows = Activity.objects.of(owner).saying(text).select_related("organisation")
    return rows.order_by("-date", "-id")


def _activity(activity: Activity, text: str) -> SearchHit:
    says = excerpt(activity.outcome, text) if activity.outcome else ""
    return SearchHit(activity.pk, activity.title, activity.organisation.short, says, activity.date)


def _fees(owner, text: str) -> QuerySet:
    columns = ("search_text", "membership__organisation__search_text")
    rows = saying(Fee.objects.of(owner), text, *columns)
    return rows.select_related("membership__organisation").order_by("-paid_on", "-id")


def _fee(fee: Fee, text: str) -> SearchHit:
    amount = "unknown amount"
    if fee.amount is not None:
        amount = format_amount(Amount(fee.amount, Certainty(fee.certainty)), fee.currency)
    title = f"{fee.get_kind_display()}, {amount}"
    says = excerpt(fee.notes, text) if fee.notes else ""
    return SearchHit(fee.pk, title, fee.membership.organisation.short, says, fee.paid_on)


def _entries(owner, text: str) -> QuerySet:
    rows = Reflection.objects.of(owner).saying(text).latest()
    return rows.only("title", "body", "tags", "date")


def _entry(entry: Reflection, text: str) -> SearchHit:
    return SearchHit(
        entry.pk, entry.title, ", ".join(entry.tags), excerpt(entry.body, text), entry.date
    )


def _decisions(owner, text: str) -> QuerySet:
    rows = saying(Decision.objects.of(owner), text, "search_text", "organisation__search_text")
    return rows.select_related("organisation").latest_first()


def _decision(decision: Decision, text: str) -> SearchHit:
    says = excerpt(decision.because, text) if decision.because else ""
    return SearchHit(
        decision.pk, decision.get_choice_display(), decision.organisation.short, says,
        decision.decided_on,
    )  # fmt: skip


KINDS = [
    ("Networks", _networks, _network),
    ("Activities", _activities, _activity),
    ("Fees", _fees, _fee),
    ("Journal", _entries, _entry),
    ("Decisions", _decisions, _decision),
]
