"""What is to be decided, by when, and what the last 12 months say about it (METHOD, Renewals)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from networks.arithmetic.coverage import (
    RenewalState,
    advice_period,
    decide_by,
    expected_fee,
    renewal_of,
    renewal_state,
    settles,
)
from networks.arithmetic.money import ZERO, Amount, Payer, format_money, total
from networks.arithmetic.periods import Period
from reflections.arithmetic.verdicts import LABELS, NO_FEE, Verdict, highest_fee, judge
from reflections.arithmetic.worth import worth
from reflections.figures import bears
from reflections.figures.rows import Ledger, Network, Stay

Weigh = Callable[[int, Period], list[Decimal]]


@dataclass(frozen=True, slots=True)
class Renewal:
    """A renewal to come, or overdue; `worth` is that of the network with its groups."""

    network: Network
    stay: Stay
    on: date
    decide_by: date
    state: RenewalState
    by_payer: dict[Payer, Amount]
    period: Period
    worth: Decimal
    has_evidence: bool
    currency: str

    @property
    def fee(self) -> Amount:
        """The expected fee, whoever pays it."""
        return total(self.by_payer.values())

    @property
    def verdict(self) -> Verdict:
        return judge(self.worth, self.fee, self.has_evidence)

    @property
    def label(self) -> str:
        return LABELS.get(self.verdict, NO_FEE)

    @property
    def highest_fee(self) -> Decimal:
        """The most it could cost and still be worth it."""
        return highest_fee(self.worth)

    @property
    def is_nothing(self) -> bool:
        return not bears(self.fee)

    @property
    def paid_by_self(self) -> bool:
        return Payer.SELF in self.by_payer

    @property
    def advice(self) -> str:
        """Why the verdict, in words."""
        if not self.has_evidence:
            return "No appraisal says yet what it is worth to you."
        worth = format_money(self.worth, self.currency)
        limit = format_money(self.highest_fee, self.currency)
        if self.paid_by_self or self.verdict == Verdict.NO_EVIDENCE:
            return f"Worth {worth} in 12 months. Worth it up to {limit} a year."
        return f"Worth {worth} in 12 months. If you had to pay it yourself: {self._if_mine(limit)}."

    def _if_mine(self, limit: str) -> str:
        if self.verdict == Verdict.BORDERLINE:
            return f"only just, up to {limit}"
        return "no" if self.verdict == Verdict.NOT_WORTH_IT else "still yes"


def renewals(ledger: Ledger, today: date) -> list[Renewal]:
    """All that have not been settled or are still to come, the earliest first."""
    return renewals_within(ledger, ledger.networks.values(), today)


def renewals_within(ledger: Ledger, networks: Iterable[Network], today: date) -> list[Renewal]:
    """Those of some networks alone."""
    # A group counts for each body above it, most often in the same 12 months.
    weigh = cache(_weighing(ledger))
    found = [
        renewal
        for network in networks
        for stay in network.stays
        if (renewal := renewal_for(ledger, network, stay, today, weigh)) is not None
    ]
    return sorted(
        (one for one in found if one.state != RenewalState.SETTLED or one.on >= today),
        key=lambda one: (one.on, one.network.id),
    )


def renewal_for(
    ledger: Ledger, network: Network, stay: Stay, today: date, weigh: Weigh | None = None
) -> Renewal | None:
    """That of one membership, or None; `weigh` may remember what networks were worth."""
    weigh = weigh or _weighing(ledger)
    payments = [fee.payment for fee in stay.fees if fee.covers]
    has_life_fee = any(fee.kind == "life" for fee in stay.fees)
    on = renewal_of(payments, has_life_fee=has_life_fee, membership_open=stay.is_open)
    if on is None:
        return None
    wanted_by = decide_by(on, stay.notice_days)
    settled = network.last_decided_on is not None and settles(network.last_decided_on, payments)
    period = advice_period(on, today)
    worths = [one for each in ledger.with_groups(network.id) for one in weigh(each.id, period)]
    return Renewal(
        network,
        stay,
        on,
        wanted_by,
        renewal_state(on, wanted_by, today, settled=settled),
        expected_fee(payments),
        period,
        sum(worths, ZERO),
        bool(worths),
        ledger.currency,
    )


def _weighing(ledger: Ledger) -> Weigh:
    """A function that gives the worth of each membership that an appraisal speaks for."""

    def weigh(network_id: int, period: Period) -> list[Decimal]:
        stays = ledger.networks[network_id].stays
        worths = (worth(stay.days, stay.valuations, period) for stay in stays)
        return [one for one in worths if one is not None]

    return weigh
