"""What comes next, by date, and what has gone quiet."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.urls import reverse

from networks.arithmetic.coverage import RenewalState
from networks.arithmetic.money import Amount, Payer, format_amount, total
from networks.arithmetic.periods import format_day, full_months, months_later, years_later
from networks.arithmetic.words import counted, listed, plural
from networks.models import Activity, FeeKind
from reflections.arithmetic.wording import PAYERS, Judgement
from reflections.figures import bears
from reflections.figures.rows import Ledger, Network
from reflections.history.decisions import Decided
from reflections.history.left_open import LeftOpen, left_open
from reflections.history.quiet import Silence
from reflections.renewals.due import Renewal
from reflections.renewals.missed import ASKED_AFTER, Left, to_ask
from reflections.renewals.to_pay import ToPay
from reflections.sitting.turns import Called

AT_A_DESK, QUIET_AT_A_DESK = 9, 4
ON_A_PHONE, QUIET_ON_A_PHONE = 3, 2
WHOSE = {
    Payer.SELF: "of yours",
    Payer.EMPLOYER: "of your employer’s",
    Payer.OTHER: "of others’",
}


class Kind(StrEnum):
    ASK = "to answer"
    PLANNED = "planned"
    TO_PAY = "to pay"
    LOOK = "look again"
    SITTING = "to say"
    DECIDE = "decide by"


@dataclass(frozen=True, slots=True)
class Item:
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


@dataclass(frozen=True, slots=True)
class Hush:
    """A network that has gone quiet: for how long, in a number and its unit."""

    network: Network
    count: int
    unit: str
    words: str
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class Upcoming:
    items: list[Item]
    quiet: list[Hush]
    money: str

    @property
    def most(self) -> int:
        """How many dates are shown at a desk, so that with the quiet ones they are nine."""
        return AT_A_DESK - min(len(self.quiet), QUIET_AT_A_DESK)

    @property
    def shown(self) -> list[Item]:
        return self.items[: self.most]

    @property
    def shown_quiet(self) -> list[Hush]:
        return self.quiet[:QUIET_AT_A_DESK]

    @property
    def more(self) -> str:
        return self._more(self.most, QUIET_AT_A_DESK)

    @property
    def more_on_a_phone(self) -> str:
        return self._more(ON_A_PHONE, QUIET_ON_A_PHONE)

    def _more(self, items: int, quiet: int) -> str:
        """4 more: 2 renewals, 2 gone quiet; nothing where all is shown."""
        left, silent = self.items[items:], len(self.quiet[quiet:])
        if not left and not silent:
            return ""
        kinds = Counter(item.kind for item in left)
        told = [counted(kinds[Kind.DECIDE], "renewal")] * bool(kinds[Kind.DECIDE])
        told += [f"{kinds[kind]} {kind}" for kind in list(Kind)[:-1] if kinds[kind]]
        told += [f"{silent} gone quiet"] * bool(silent)
        return f"{len(left) + silent} more: {', '.join(told)}"


def dated(
    ledger: Ledger,
    today: date,
    *,
    planned: Iterable[Activity],
    unanswered: Iterable[Activity] = (),
    dues: Iterable[ToPay],
    decisions: Iterable[Decided],
    renewals: Iterable[Renewal],
    sitting: Called | None = None,
) -> list[Item]:
    """One list by date of what is planned, to pay, to look at again, to say and to decide.

    And of what is to be answered, on the day since when: did you go, do you miss it, did it end?
    """
    year_on = years_later(today, 1)
    found = [
        *(
            _went(ledger, activity)
            for activity in unanswered
            if activity.organisation_id in ledger.networks
        ),
        *(_miss(parting) for parting in to_ask(ledger, today)),
        *(_end(open_group) for open_group in left_open(ledger, today)),
        *(
            _planned(ledger, activity)
            for activity in planned
            if activity.organisation_id in ledger.networks
        ),
        *(_due(due, ledger.currency) for due in dues if _is_to_pay(due)),
        *_looks(ledger, decisions),
        *(_decide(renewal, today, year_on) for renewal in renewals),
        *([_say(sitting)] if sitting else []),
    ]
    return sorted(found, key=lambda item: (item.on, item.title.casefold()))


def _say(sitting: Called) -> Item:
    return Item(Kind.SITTING, sitting.on, sitting.title, reverse("sitting"), sitting.words)


def _went(ledger: Ledger, activity: Activity) -> Item:
    words = f"Did you go? {ledger.networks[activity.organisation_id].short}, planned."
    return Item(Kind.ASK, activity.date, activity.title, reverse("went"), words)


def _miss(parting: Left) -> Item:
    path = reverse("appraisal_add", args=[parting.stay.id]) + "?next=/"
    asked_on = months_later(parting.on, ASKED_AFTER)
    return Item(Kind.ASK, asked_on, parting.network.short, path, f"Do you miss it? {parting.ago}")


def _end(open_group: LeftOpen) -> Item:
    path = reverse("membership_leave", args=[open_group.stay.id]) + "?next=/"
    return Item(Kind.ASK, open_group.on, open_group.network.short, path, open_group.question)


def _planned(ledger: Ledger, activity: Activity) -> Item:
    network = ledger.networks[activity.organisation_id]
    hours = f", {counted(activity.hours, 'hour')}" if activity.hours else ""
    words = f"{network.short}{hours}. Afterwards you are asked whether you went."
    path = reverse("activity_edit", args=[activity.pk]) + "?next=/"
    return Item(Kind.PLANNED, activity.date, activity.title, path, words)


def _is_to_pay(due: ToPay) -> bool:
    """A refund to come and a free time are not."""
    return due.fee.amount is None or due.fee.amount > 0


def _due(due: ToPay, currency: str) -> Item:
    title = f"{due.network.short}, {FeeKind(due.fee.kind).label.lower()}"
    words = f"{format_amount(due.amount, currency)}, {PAYERS[due.paid_by]}"
    path = reverse("fee_edit", args=[due.fee.id]) + "?next=/"
    return Item(Kind.TO_PAY, due.on, title, path, words)


def _looks(ledger: Ledger, decisions: Iterable[Decided]) -> Iterable[Item]:
    """Of each network's last decision alone."""
    latest: dict[int, Decided] = {}
    for decision in sorted(decisions, key=lambda decision: (decision.on, decision.id)):
        latest[decision.network_id] = decision
    for decision in latest.values():
        if decision.review_on and decision.network_id in ledger.networks:
            network = ledger.networks[decision.network_id]
            words = (
                f"“{decision.because}”" if decision.because else "You meant to look at it again."
            )
            path = reverse("organisation", args=[network.id])
            yield Item(Kind.LOOK, decision.review_on, network.short, path, words)


def _decide(renewal: Renewal, today: date, year_on: date) -> Item:
    far = renewal.decide_by > year_on or (
        renewal.decide_by < today and renewal.decide_by.year != today.year
    )
    return Item(
        Kind.DECIDE,
        renewal.decide_by,
        renewal.network.short,
        reverse("renewal_brief", args=[renewal.stay.id]),
        renewal=renewal,
        shows_year=far,
    )


def money_ahead(
    dues: Sequence[ToPay], renewals: Iterable[Renewal], currency: str, today: date
) -> str:
    """£234.00 of yours and about £75.00 of your employer’s by 1 September 2012."""
    until = years_later(today, 1)
    repeating = {due.stay.id for due in dues if due.fee.every}
    coming = [(due.on, {due.paid_by: due.amount}) for due in dues if due.on <= until]
    coming += [
        (renewal.on, renewal.due.expected.by_payer)
        for renewal in renewals
        if renewal.on <= until and renewal.stay.id not in repeating
    ]
    told = []
    for payer, whose in WHOSE.items():
        sums = total(by_payer.get(payer, Amount()) for _, by_payer in coming)
        if bears(sums):
            told.append(f"{format_amount(sums, currency)} {whose}")
    if not told:
        return ""
    last = max(on for on, by_payer in coming if any(bears(amount) for amount in by_payer.values()))
    said = f"{listed(told)} {f'by {format_day(last)}' if last > today else 'now'}."
    return said[0].upper() + said[1:]


def hush(silence: Silence, judgement: Judgement | None, currency: str) -> Hush:
    """What a dashed leaf counts, and what is usual."""
    count, unit = _length(silence)
    if silence.usual is None:
        words = f"Nothing since {silence.since:%B %Y}."
    elif silence.network.how_often:
        words = f"Meant to be every {counted(silence.usual, 'day')}."
    else:
        words = f"Usually {counted(silence.usual, 'day')}."
    if bears(silence.cost):
        words += f" {format_amount(silence.cost, currency)} of the fee since."
    return Hush(silence.network, count, unit, words, judgement)


def _length(silence: Silence) -> tuple[int, str]:
    """Weeks up to three months, then months, then years from four on."""
    days, months = silence.quiet.days, full_months(silence.quiet.first, silence.quiet.last)
    if months < 3:
        count, unit = round(days / 7), "week"
    else:
        count, unit = (months, "month") if months < 48 else (months // 12, "year")
    return count, unit if count == 1 else plural(unit)
