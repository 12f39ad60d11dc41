"""What is to be decided, by when, and what a year of it is worth (METHOD, Renewals)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from networks.arithmetic.coverage import RenewalState
from networks.arithmetic.money import Amount, Lens, Payer, format_amount, total
from reflections.arithmetic.standing import Standing
from reflections.arithmetic.verdicts import Bearer, Verdict, WorthIs, bearer, highest_fee, judge
from reflections.arithmetic.wording import Judgement
from reflections.figures import Figures, bears
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import Ledger, Network
from reflections.renewals.paid import Due, due_of
from reflections.renewals.weighing import Weighing, YearlyWorth, under

SPANS = {1: " a month", 3: " a quarter"}
URGENT = {RenewalState.OVERDUE: "Overdue.", RenewalState.DECIDE_NOW: "Decide now."}


@dataclass(frozen=True, slots=True)
class Renewal:
    """A renewal to come, or overdue, weighed: a year's fee against a year's worth.

    `below` are the yearly fees of the groups that renew, `hours` what the time of the last 12
    months comes to under `time`, `figures` those of these months; all with the groups. `above`
    are the networks above it that bear a fee; `groups_with_fee` says how many do below it.
    """

    due: Due
    lens: Lens
    yearly_worth: YearlyWorth
    below: dict[Payer, Amount]
    hours: Decimal
    figures: Figures
    above: tuple[Network, ...]
    groups_with_fee: int
    currency: str

    @property
    def network(self) -> Network:
        return self.due.network

    @property
    def membership(self) -> MembershipRow:
        return self.due.membership

    @property
    def on(self) -> date:
        return self.due.on

    @property
    def decide_by(self) -> date:
        return self.due.decide_by

    @property
    def state(self) -> RenewalState:
        return self.due.state

    @property
    def urgency(self) -> str:
        """Nothing while there is time."""
        return URGENT.get(self.state, "")

    @property
    def by_payer(self) -> dict[Payer, Amount]:
        """Its own yearly fee; a payer whose share is 0 is not there."""
        return self.due.yearly

    @property
    def fee(self) -> Amount:
        """Its own yearly fee, whoever pays it."""
        return self.due.fee

    @property
    def own_fee(self) -> Amount:
        """What counts of it under the lens."""
        return under(self.by_payer, self.lens)

    @property
    def fees_below(self) -> Amount:
        return under(self.below, self.lens)

    @property
    def cost(self) -> Amount:
        """What the worth has to beat."""
        return self.own_fee + self.fees_below + Amount(self.hours)

    @property
    def all_paid(self) -> Amount:
        return self.fee + total(self.below.values()) + Amount(self.hours)

    @property
    def worth(self) -> Decimal | None:
        return self.yearly_worth.value

    @property
    def worth_is(self) -> WorthIs | None:
        return self.yearly_worth.value_is

    @property
    def has_evidence(self) -> bool:
        return self.worth is not None

    @property
    def verdict(self) -> Verdict:
        return judge(self.worth, self.worth_is, self.cost)

    @property
    def standing(self) -> Standing | None:
        """Over the last 12 months; None unless there is nothing to pay under the lens."""
        return self.figures.standing if self.verdict == Verdict.NO_COST else None

    @property
    def verdict_if_i_paid(self) -> Verdict | None:
        """None unless there is nothing to pay under the lens."""
        if self.verdict != Verdict.NO_COST:
            return None
        return judge(self.worth, self.worth_is, self.all_paid)

    @property
    def highest_fee(self) -> Decimal | None:
        """The most that its own fee could be and still be worth it; None without a worth."""
        if self.worth is None:
            return None
        return highest_fee(self.worth, self.fees_below.value + self.hours)

    @property
    def bearer(self) -> Bearer:
        return bearer(self.verdict, included=bool(self.above), others_pay=bears(self.all_paid))

    @property
    def judgement(self) -> Judgement:
        others_pay = self.bearer == Bearer.OTHERS
        if_i_paid = self.verdict_if_i_paid if others_pay else None
        return Judgement(self.verdict, self.standing, self.bearer, if_i_paid)

    @property
    def label(self) -> str:
        return self.judgement.label

    @property
    def costs_nothing(self) -> bool:
        return not bears(self.fee)

    @property
    def as_paid(self) -> list[tuple[Payer, str]]:
        """Who pays what: £184.00 a year; £20.00 a month (£240.00 a year)."""
        span, paid = SPANS.get(self.due.expected.months or 0), self.due.expected.by_payer
        rows = []
        for payer, fee in self.by_payer.items():
            words = f"{format_amount(fee, self.currency)} a year"
            if span and payer in paid and paid[payer].value:
                words = f"{format_amount(paid[payer], self.currency)}{span} ({words})"
            rows.append((payer, words))
        return rows


def renewals(ledger: Ledger, today: date, lens: Lens = Lens.MINE) -> list[Renewal]:
    """All that have not been settled, the earliest first, then by name and start."""
    return renewals_within(ledger, ledger.networks.values(), today, lens)


def renewals_within(
    ledger: Ledger, networks: Iterable[Network], today: date, lens: Lens = Lens.MINE
) -> list[Renewal]:
    """Those of some networks alone."""
    weighing = Weighing(ledger, lens, today)
    waiting = [
        due
        for network in networks
        for due in weighing.dues[network.id]
        if due.state != RenewalState.SETTLED
    ]
    return [weighed(weighing, due) for due in sorted(waiting, key=_order)]


def _order(due: Due) -> tuple:
    # To the last tie: two lists of the same renewals, page and file, never differ in their order.
    return (
        due.on,
        due.network.name.casefold(),
        due.network.name,
        due.membership.days.first,
        due.membership.id,
    )


def renewal_for(
    ledger: Ledger, network: Network, membership: MembershipRow, today: date, lens: Lens = Lens.MINE
) -> Renewal | None:
    """That of one membership, settled or not; None where it does not renew."""
    due = due_of(ledger, network, membership, today)
    return None if due is None else weighed(Weighing(ledger, lens, today), due)


def weighed(weighing: Weighing, due: Due) -> Renewal:
    group = weighing.ledger.with_groups(due.network.id)
    return Renewal(
        due,
        weighing.lens,
        weighing.worth(group),
        weighing.fees(group[1:]),
        weighing.hours_cost(group),
        weighing.figures(group),
        tuple(weighing.bearing(weighing.ledger.above(due.network.id))),
        len(weighing.bearing(group[1:])),
        weighing.ledger.currency,
    )
