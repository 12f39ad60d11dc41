"""Search over everything that a person wrote: networks, activities, fees, journal, decisions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User

from networks.arithmetic.hits import excerpt
from networks.arithmetic.money import Amount, Certainty, format_amount
from networks.models import Activity, Fee, Organisation
from networks.models.search import saying
from reflections.models import Decision, Reflection

AT_MOST = 8
# One row more than is shown says that there are more, without counting them.
FETCHED = AT_MOST + 1


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
    hits: list[SearchHit]
    has_more: bool


def search(owner: User, text: str) -> list[SearchGroup]:
    """Five queries; kinds of which nothing was found are left out, and nothing is for no words."""
    if not text.split():
        return []
    groups = []
    for name, find in KINDS.items():
        hits = list(find(owner, text))
        if hits:
            groups.append(SearchGroup(name, hits[:AT_MOST], len(hits) > AT_MOST))
    return groups


def _networks(owner: User, text: str) -> Iterator[SearchHit]:
    rows = saying(Organisation.objects.of(owner), text, "search_text").order_by("name_key")
    for network in rows[:FETCHED]:
        beside = network.short_name if network.short_name != network.name else ""
        yield SearchHit(network.pk, network.name, beside, network.get_kind_display())


def _activities(owner: User, text: str) -> Iterator[SearchHit]:
    rows = Activity.objects.of(owner).saying(text).select_related("organisation")
    for activity in rows.order_by("-date", "-id")[:FETCHED]:
        network, says = activity.organisation.short, _excerpt(activity.outcome, text)
        yield SearchHit(activity.pk, activity.title, network, says, activity.date)


def _fees(owner: User, text: str) -> Iterator[SearchHit]:
    columns = ("search_text", "membership__organisation__search_text")
    rows = saying(Fee.objects.of(owner), text, *columns)
    rows = rows.select_related("membership__organisation").order_by("-paid_on", "-id")
    for fee in rows[:FETCHED]:
        amount = "unknown amount"
        if fee.amount is not None:
            amount = format_amount(Amount(fee.amount, Certainty(fee.certainty)), fee.currency)
        title, network = f"{fee.get_kind_display()}, {amount}", fee.membership.organisation.short
        yield SearchHit(fee.pk, title, network, _excerpt(fee.notes, text), fee.paid_on)


def _journal(owner: User, text: str) -> Iterator[SearchHit]:
    rows = Reflection.objects.of(owner).saying(text).latest_first()
    for entry in rows.only("title", "body_html", "tags", "date")[:FETCHED]:
        tags, says = ", ".join(entry.tags), excerpt(entry.excerpt, text)
        yield SearchHit(entry.pk, entry.title, tags, says, entry.date)


def _decisions(owner: User, text: str) -> Iterator[SearchHit]:
    rows = saying(Decision.objects.of(owner), text, "search_text", "organisation__search_text")
    for decision in rows.select_related("organisation").latest_first()[:FETCHED]:
        choice, network = decision.get_choice_display(), decision.organisation.short
        says = _excerpt(decision.because, text)
        yield SearchHit(decision.pk, choice, network, says, decision.decided_on)


def _excerpt(prose: str, text: str) -> str:
    return excerpt(prose, text) if prose else ""


KINDS = {
    "Networks": _networks,
    "Activities": _activities,
    "Fees": _fees,
    "Journal": _journal,
    "Decisions": _decisions,
}
