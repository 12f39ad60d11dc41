"""Every renewal in the order in which it asks for a decision, and what does not renew at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from networks.arithmetic.coverage import RenewalState
from networks.arithmetic.money import Lens
from networks.arithmetic.periods import ONE_DAY, format_day, years_later
from networks.arithmetic.typed_dates import length_in_words
from networks.arithmetic.words import counted_in_words
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import Ledger, Network
from reflections.history.decisions import PastDecision, latest_by_network
from reflections.renewals.due import Renewal, renewals
from reflections.renewals.paid import Due, dues_by_network, has_life_fee

SOON_DAYS = 60


class NoRenewalReason(StrEnum):
    """Why a membership has no renewal."""

    ENDED = "ended"
    CLOSED = "closed"
    LIFE = "life"
    INCLUDED = "included"
    FREE = "free"
    NO_COVER = "no_cover"


@dataclass(frozen=True, slots=True)
class Unrenewed:
    """`above` is the network whose fee includes it."""

    network: Network
    membership: MembershipRow
    why: NoRenewalReason
    above: Network | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to look at again, because the person said so."""

    network: Network
    decided: PastDecision
    due: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    overdue: list[Renewal]
    soon: list[Renewal]
    ahead: list[Renewal]
    later: list[Renewal]
    looks: list[FollowUp]
    unrenewed: list[Unrenewed]
    settled: list[Due]
    today: date

    @property
    def renewals(self) -> list[Renewal]:
        return [*self.overdue, *self.soon, *self.ahead, *self.later]

    @property
    def undecided(self) -> list[Renewal]:
        """Those still to come that wait for a decision, the most urgent first."""
        waiting = (*self.soon, *self.ahead, *self.later)
        return sorted(
            waiting, key=lambda renewal: (renewal.decide_by, renewal.on, renewal.network.id)
        )

    @property
    def headline(self) -> str:
        """What to do next, in a sentence."""
        overdue, waiting = len(self.overdue), self.undecided
        late = (
            f"{counted_in_words(overdue, 'renewal').capitalize()} {'is' if overdue == 1 else 'are'}"
        )
        if overdue:
            late += " overdue"
            return f"{late}; {self._next(waiting[0])}" if waiting else f"{late}."
        if waiting:
            sentence = self._next(waiting[0])
            return sentence[0].upper() + sentence[1:]
        if self.settled:
            return "Every renewal ahead is decided."
        return "No renewal is known yet."

    def _next(self, renewal: Renewal) -> str:
        if renewal.decide_by < self.today:
            renews_on = format_day(renewal.on)
            return f"{renewal.network.short} wants deciding now: it renews on {renews_on}."
        return f"the next to decide is {renewal.network.short}, by {format_day(renewal.decide_by)}."

    def without(self, why: NoRenewalReason) -> list[Unrenewed]:
        return [row for row in self.unrenewed if row.why == why]

    @property
    def life(self) -> list[Unrenewed]:
        return self.without(NoRenewalReason.LIFE)

    @property
    def included(self) -> list[Unrenewed]:
        return self.without(NoRenewalReason.INCLUDED)

    @property
    def free(self) -> list[Unrenewed]:
        return self.without(NoRenewalReason.FREE)

    @property
    def closed(self) -> list[Unrenewed]:
        return self.without(NoRenewalReason.CLOSED)

    @property
    def no_cover(self) -> list[Unrenewed]:
        return self.without(NoRenewalReason.NO_COVER)


def until_words(day: date, today: date) -> str:
    """How far off a day is: today, in 12 days, in 9 months, 12 days ago."""
    if day == today:
        return "today"
    # A length has both of its days: from today to the day before it is as long as it is off.
    if day > today:
        return f"in {length_in_words(today, day - ONE_DAY)}"
    return f"{length_in_words(day, today - ONE_DAY)} ago"


def agenda(
    ledger: Ledger, decisions: Iterable[PastDecision], today: date, lens: Lens = Lens.MINE
) -> Agenda:
    """Overdue; to decide within SOON_DAYS; what else renews within a year; what renews later."""
    soon_until, year_until = today + timedelta(days=SOON_DAYS), years_later(today, 1)
    overdue: list[Renewal] = []
    soon: list[Renewal] = []
    ahead: list[Renewal] = []
    later: list[Renewal] = []
    for renewal in renewals(ledger, today, lens):
        if renewal.state == RenewalState.OVERDUE:
            overdue.append(renewal)
        # By the day to decide, not that of the renewal: notice may have to be given long before.
        elif renewal.decide_by <= soon_until:
            soon.append(renewal)
        else:
            (ahead if renewal.on <= year_until else later).append(renewal)
    by_network = dues_by_network(ledger, today)
    dues = [due for of_network in by_network.values() for due in of_network]
    return Agenda(
        overdue,
        soon,
        ahead,
        later,
        looks=list(_follow_ups(ledger, decisions, soon_until, today)),
        unrenewed=list(_unrenewed(ledger, dues)),
        settled=[due for due in dues if due.state == RenewalState.SETTLED],
        today=today,
    )


def _follow_ups(
    ledger: Ledger, decisions: Iterable[PastDecision], until: date, today: date
) -> Iterator[FollowUp]:
    """Of each network's last decision alone, and only when its day is near or past."""
    latest = latest_by_network(decisions).values()
    for decision in sorted(
        latest, key=lambda decision: (decision.review_on or date.max, decision.id)
    ):
        if (
            decision.network_id in ledger.networks
            and decision.review_on
            and decision.review_on <= until
        ):
            yield FollowUp(
                ledger.networks[decision.network_id], decision, decision.review_on <= today
            )


def _unrenewed(ledger: Ledger, dues: Iterable[Due]) -> Iterator[Unrenewed]:
    renewing = {due.membership.id for due in dues}
    for network in ledger.networks.values():
        for membership in network.memberships:
            if membership.is_open and membership.id not in renewing:
                yield unrenewed(ledger, network, membership)


def unrenewed(ledger: Ledger, network: Network, membership: MembershipRow) -> Unrenewed:
    """Why a membership that has no renewal has none."""
    if not membership.is_open:
        return Unrenewed(network, membership, NoRenewalReason.ENDED)
    if network.closed_on is not None:
        return Unrenewed(network, membership, NoRenewalReason.CLOSED)
    if has_life_fee(membership):
        return Unrenewed(network, membership, NoRenewalReason.LIFE)
    if membership.fees:
        return Unrenewed(network, membership, NoRenewalReason.NO_COVER)
    paid = (
        body
        for body in ledger.above(network.id)
        if any(membership.is_open and membership.fees for membership in body.memberships)
    )
    above = next(paid, None)
    return Unrenewed(
        network, membership, NoRenewalReason.INCLUDED if above else NoRenewalReason.FREE, above
    )
