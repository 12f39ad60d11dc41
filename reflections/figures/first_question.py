"""A ledger of one or two networks bears no table yet: is it worth it? is all that it is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from networks.arithmetic.money import Amount, Payer, format_amount, total
from reflections.arithmetic.verdicts import Bearer
from reflections.arithmetic.wording import PAYERS
from reflections.figures.figures import bears
from reflections.figures.headline import Part
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import Ledger, Network

MOST = 2


@dataclass(frozen=True, slots=True)
class Question:
    """Is it worth it? Asked of one membership, with what is known of its fee."""

    network: Network
    membership: MembershipRow
    sentence: tuple[Part, ...]
    who_pays: str


def question(
    ledger: Ledger, yearly: dict[int, dict[Payer, Amount]], today: date
) -> Question | None:
    """None once anything was judged, or where there is more to show or nothing to ask about.

    `yearly` is what a year of each membership that renews costs, by its id and by who pays.
    """
    memberships = [
        (network, membership)
        for network in ledger.networks.values()
        for membership in network.memberships
    ]
    judged = any(membership.valuations for _, membership in memberships)
    if judged or not memberships or len(ledger.networks) > MOST:
        return None
    # Of one that has cost something there is more to ask, and of the latest one remembers most.
    network, membership = max(memberships, key=lambda pair: (bool(pair[1].fees), pair[1].days.last))
    sums = yearly.get(membership.id) or {
        payer: total(fee.known for fee in membership.fees if fee.paid_by == payer)
        for payer in Payer
    }
    paying = [payer for payer, amount in sums.items() if bears(amount)]
    is_over, is_yearly = membership.days.last < today, membership.id in yearly
    parts = _sentence(network, sums, paying, ledger.currency, is_over=is_over, is_yearly=is_yearly)
    return Question(network, membership, tuple(parts), _who_pays(paying))


def _sentence(
    network: Network,
    sums: dict[Payer, Amount],
    paying: list[Payer],
    currency: str,
    *,
    is_over: bool,
    is_yearly: bool,
) -> Iterable[Part]:
    is_worth = "Was it worth" if is_over else "Is it worth"
    if not paying:
        costs = "cost" if is_over else "costs"
        return [Part(f"{network.short} {costs} you nothing. {is_worth} your time?")]
    if is_over:
        costs, length = "cost", ""
    else:
        costs, length = ("costs", " a year") if is_yearly else ("has cost", " so far")
    amount = Part(format_amount(total(sums.values()), currency), is_figure=True)
    who = PAYERS[paying[0]] if len(paying) == 1 else "you and others"
    whom = "" if Payer.SELF in paying else " to you"
    return [
        Part(f"{network.short} {costs} {who} "), amount, Part(f"{length}. {is_worth} it{whom}?")
    ]  # fmt: skip


def _who_pays(paying: list[Payer]) -> str:
    if not paying:
        return Bearer.NOBODY.value
    if Payer.SELF not in paying:
        return Bearer.OTHERS.value
    return Bearer.YOU.value if len(paying) == 1 else "you and others pay"
