"""Paid time that goes on when a network becomes another (METHOD, Renewals)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from networks.arithmetic.coverage import Payment, latest_payments, subscriptions
from networks.arithmetic.periods import ONE_DAY, Period


@dataclass(frozen=True, slots=True)
class PaidTime:
    """Payments for a membership, and the id of the network that they were paid to."""

    payments: list[Payment]
    paid_to: int


@dataclass(frozen=True, slots=True)
class Closed:
    """A network that closed and became another, by their ids.

    `ran_on` are its memberships that ran to the closing, each by its first day and its own
    payments; those with a life fee hand nothing on and are left out.
    """

    id: int
    became: int
    closed_on: date
    ran_on: tuple[tuple[date, list[Payment]], ...]


# By the id of a network, what a membership that begins there may take over.
Offers = Mapping[int, Sequence[PaidTime]]


def handed_on(networks: Iterable[Closed]) -> Offers:
    """A circle, which no database holds, hands nothing on."""
    networks = list(networks)
    closed = {network.id for network in networks}
    before: dict[int, list[Closed]] = defaultdict(list)
    for network in networks:
        before[network.became].append(network)
    # A loop and no recursion, for a chain may be long: the last come first, then what became them.
    waiting = [network for network in networks if network.became not in closed]
    last_first: list[Closed] = []
    while waiting:
        network = waiting.pop()
        last_first.append(network)
        waiting += before[network.id]
    offers: dict[int, list[PaidTime]] = defaultdict(list)
    for network in reversed(last_first):
        for begins, own in network.ran_on:
            paid = own_or_taken_over(PaidTime(own, network.id), begins, offers[network.id])
            payments = taken_over(paid.payments, network.closed_on)
            offers[network.became].append(PaidTime(payments, paid.paid_to))
    return offers


def taken_over(payments: Iterable[Payment], closing: date) -> list[Payment]:
    """The payments of a membership that ran to the closing of its organisation.

    "The closing is the last day of what repeats"; what repeated without an end still counts
    together, as it did.
    """
    payments = list(payments)
    # Fees without end share the latest coverage whatever day each began. Closing gives them an end,
    # so they need one first day, or `coverages` would take them apart.
    shared_first = max(
        (payment.covers.first for payment in payments if payment.endless), default=closing
    )
    closed = []
    for payment in payments:
        if payment.every:
            first = shared_first if payment.endless else payment.covers.first
            last = max(first, min(payment.covers.last, closing))
            payment = replace(payment, covers=Period(first, last), endless=False)
        closed.append(payment)
    return closed


def own_or_taken_over(own: PaidTime, begins: date, offered: Iterable[PaidTime]) -> PaidTime:
    """What a membership is paid for by itself, or by one at a closed predecessor.

    It takes that over where it has no subscription and "begins by the day after that coverage
    ends (of several, the latest coverage)".
    """
    if subscriptions(own.payments):
        return own
    taken = own
    latest_end: tuple[date, date] | None = None
    for offer in offered:
        latest = latest_payments(offer.payments)
        if not latest or begins > latest[0].covers.last + ONE_DAY:
            continue
        end = latest[0].covers.last, latest[0].covers.first
        if latest_end is None or end > latest_end:
            taken, latest_end = offer, end
    return taken
