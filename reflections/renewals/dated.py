"""Whatever falls on a day, in one list: planned, to pay, to answer, to decide, to look at again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from django.urls import reverse

from networks.arithmetic.coverage import RenewalState
from networks.arithmetic.money import format_amount
from networks.arithmetic.periods import months_later, years_later
from networks.arithmetic.words import counted
from networks.models import Activity, FeeKind
from reflections.arithmetic.wording import PAYERS
from reflections.figures import Row
from reflections.figures.rows import Ledger
from reflections.history.decisions import PastDecision, latest_by_network
from reflections.history.left_open import LeftOpen, left_open
from reflections.renewals.due import Renewal
from reflections.renewals.judged_otherwise import judged_otherwise
from reflections.renewals.missed import ASKED_AFTER, LeftNetwork, to_ask_about
from reflections.renewals.to_pay import ToPay
from reflections.sitting.due import SittingDue


class Kind(StrEnum):
    ASK = "to answer"
    PLANNED = "planned"
    TO_PAY = "to pay"
    LOOK = "look again"
    SITTING = "to say"
    DECIDE = "decide by"


@dataclass(frozen=True, slots=True)
class DatedItem:
    """Something that falls on a day; `renewal` is what is to be decided, if that is what it is."""

    kind: Kind
    on: date
    title: str
    path: str
    words: str = ""
    renewal: Renewal | None = None
    shows_year: bool = False

    @property
    def is_overdue(self) -> bool:
        return self.renewal is not None and self.renewal.state == RenewalState.OVERDUE


def dated(
    ledger: Ledger,
    today: date,
    *,
    planned: Iterable[Activity],
    unanswered: Iterable[Activity] = (),
    dues: Iterable[ToPay],
    decisions: Iterable[PastDecision],
    renewals: Iterable[Renewal],
    sitting: SittingDue | None = None,
    rows: Mapping[int, Row] = MappingProxyType({}),
) -> list[DatedItem]:
    """One list by date: what is planned, to pay, to look at again, to say and to decide.

    What is to be answered (did you go, do you miss it, did it end?) stands on the day since when it
    is. `rows` are the figures on the same page by network: a renewal that is judged otherwise says
    so.
    """
    year_on = years_later(today, 1)
    items = [
        *(
            _did_you_go(ledger, activity)
            for activity in unanswered
            if activity.organisation_id in ledger.networks
        ),
        *(_do_you_miss_it(parting) for parting in to_ask_about(ledger, today)),
        *(_did_it_end(open_group) for open_group in left_open(ledger, today)),
        *(
            _planned(ledger, activity)
            for activity in planned
            if activity.organisation_id in ledger.networks
        ),
        # A refund to come and a free time are nothing to pay.
        *(
            _due(due, ledger.currency)
            for due in dues
            if due.fee.amount is None or due.fee.amount > 0
        ),
        *_look_agains(ledger, decisions),
        *(_decide(renewal, rows.get(renewal.network.id), today, year_on) for renewal in renewals),
    ]
    if sitting:
        path = reverse("sitting")
        items.append(DatedItem(Kind.SITTING, sitting.on, sitting.title, path, sitting.words))
    return sorted(items, key=lambda item: (item.on, item.title.casefold()))


def _did_you_go(ledger: Ledger, activity: Activity) -> DatedItem:
    words = f"Did you go? {ledger.networks[activity.organisation_id].short}, planned."
    return DatedItem(Kind.ASK, activity.date, activity.title, reverse("did_you_go"), words)


def _do_you_miss_it(parting: LeftNetwork) -> DatedItem:
    path = reverse("appraisal_add", args=[parting.membership.id]) + "?next=/"
    asked_on = months_later(parting.on, ASKED_AFTER)
    return DatedItem(
        Kind.ASK, asked_on, parting.network.short, path, f"Do you miss it? {parting.ago}"
    )


def _did_it_end(open_group: LeftOpen) -> DatedItem:
    path = reverse("membership_leave", args=[open_group.membership.id]) + "?next=/"
    return DatedItem(
        Kind.ASK, open_group.ended.last, open_group.network.short, path, open_group.question
    )


def _planned(ledger: Ledger, activity: Activity) -> DatedItem:
    network = ledger.networks[activity.organisation_id]
    hours = f", {counted(activity.hours, 'hour')}" if activity.hours else ""
    words = f"{network.short}{hours}. Afterwards you are asked whether you went."
    path = reverse("activity_edit", args=[activity.pk]) + "?next=/"
    return DatedItem(Kind.PLANNED, activity.date, activity.title, path, words)


def _due(due: ToPay, currency: str) -> DatedItem:
    title = f"{due.network.short}, {FeeKind(due.fee.kind).label.lower()}"
    words = f"{format_amount(due.amount, currency)}, {PAYERS[due.paid_by]}"
    path = reverse("fee_edit", args=[due.fee.id]) + "?next=/"
    return DatedItem(Kind.TO_PAY, due.on, title, path, words)


def _look_agains(ledger: Ledger, decisions: Iterable[PastDecision]) -> Iterable[DatedItem]:
    """Of each network's last decision alone."""
    for decision in latest_by_network(decisions).values():
        if decision.review_on and decision.network_id in ledger.networks:
            network = ledger.networks[decision.network_id]
            words = (
                f"“{decision.because}”" if decision.because else "You meant to look at it again."
            )
            path = reverse("organisation", args=[network.id])
            yield DatedItem(Kind.LOOK, decision.review_on, network.short, path, words)


def _decide(renewal: Renewal, row: Row | None, today: date, year_on: date) -> DatedItem:
    # Within a year of today a day and its month can be of one year only.
    other_year = renewal.decide_by > year_on or renewal.decide_by.year < today.year
    return DatedItem(
        Kind.DECIDE,
        renewal.decide_by,
        renewal.network.short,
        reverse("renewal_brief", args=[renewal.membership.id]),
        judged_otherwise(row, renewal),
        renewal=renewal,
        shows_year=other_year,
    )
