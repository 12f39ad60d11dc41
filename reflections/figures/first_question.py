"""A ledger of one or two networks bears no table yet: is it worth it? is all that it is asked."""

from collections.abc import Iterable
from dataclasses import dataclass

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


def question(ledger: Ledger, yearly: dict[int, dict[Payer, Amount]]) -> Question | None:
    """None once anything was judged, or where there is more to show or nothing to ask about.

    `yearly` is what a year of each membership costs, by its id and by who pays; what renews has it.
    """
    memberships = [
        (network, membership)
        for network in ledger.networks.values()
        for membership in network.memberships
    ]
    judged = any(membership.valuations for _, membership in memberships)
    if judged or not memberships or len(ledger.networks) > MOST:
        return None
    # One that has cost something first: of it there is more to ask.
    network, membership = max(memberships, key=lambda pair: bool(pair[1].fees))
    sums = yearly.get(membership.id) or {
        payer: total(fee.known for fee in membership.fees if fee.paid_by == payer)
        for payer in Payer
    }
    paying = [payer for payer, amount in sums.items() if bears(amount)]
    parts = _sentence(network, sums, paying, ledger.currency, is_yearly=membership.id in yearly)
    return Question(network, membership, tuple(parts), _who_pays(paying))


def _sentence(
    network: Network,
    sums: dict[Payer, Amount],
    paying: list[Payer],
    currency: str,
    *,
    is_yearly: bool,
) -> Iterable[Part]:
    if not paying:
        return [Part(f"{network.short} costs you nothing. Is it worth your time?")]
    amount = Part(format_amount(total(sums.values()), currency), True)
    who = PAYERS[paying[0]] if len(paying) == 1 else "you and others"
    costs = "costs" if is_yearly else "has cost"
    worth = "Is it worth it?" if Payer.SELF in paying else "Is it worth it to you?"
    ending = f"{' a year' if is_yearly else ' so far'}. {worth}"
    return [Part(f"{network.short} {costs} {who} "), amount, Part(ending)]


def _who_pays(paying: list[Payer]) -> str:
    if not paying:
        return Bearer.NOBODY.value
    if Payer.SELF not in paying:
        return Bearer.OTHERS.value
    return Bearer.YOU.value if len(paying) == 1 else "you and others pay"
