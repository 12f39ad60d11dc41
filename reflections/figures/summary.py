"""Every figure of a ledger, in the order of the tree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from networks.arithmetic.money import ZERO, Lens
from networks.arithmetic.periods import Period
from reflections.arithmetic.scoreboard import Motto, Score, Sides, motto, score, sides
from reflections.arithmetic.standing import Standing
from reflections.arithmetic.verdicts import Bearer, Verdict, bearer
from reflections.arithmetic.wording import Grounds, Judgement, sentence
from reflections.figures.figures import Figures, bears
from reflections.figures.own import add_up, own_by_network, roll_up
from reflections.figures.rows import Ledger, Network


@dataclass(frozen=True, slots=True)
class Row:
    """A network in the tree: `own` leaves its groups out, `whole` has them.

    `unsaid` are the networks, it or below it, whose fee is paid and whose worth is not said.
    """

    network: Network
    depth: int
    own: Figures
    whole: Figures
    bearer: Bearer
    unsaid: tuple[Network, ...]
    has_groups: bool
    currency: str

    @property
    def verdict(self) -> Verdict:
        return self.whole.verdict

    @property
    def standing(self) -> Standing | None:
        """None unless the verdict is `no_cost`."""
        return self.whole.standing if self.verdict == Verdict.NO_COST else None

    @property
    def if_i_paid(self) -> Verdict | None:
        """What the verdict would be "if the person paid it all", where others pay."""
        if self.bearer != Bearer.OTHERS:
            return None
        verdict = self.whole.verdict_if_i_paid
        return None if verdict == Verdict.NO_COST else verdict

    @property
    def judgement(self) -> Judgement:
        return Judgement(self.verdict, self.standing, self.bearer, self.if_i_paid)

    @property
    def label(self) -> str:
        return self.judgement.label

    @property
    def is_free(self) -> bool:
        """Nothing was paid under the lens, as far as it is known, and all of it is."""
        return not bears(self.whole.cost)

    @property
    def sentence(self) -> str:
        """Why it is judged so, in words."""
        name = f"{self.network.short} with its groups" if self.has_groups else self.network.short
        whole, days = self.whole, [day for _, day in self.whole.appraised]
        unsaid = [network.short for network in self.unsaid]
        grounds = Grounds(
            name, whole.worth, whole.worth_is, whole.cost, days, unsaid, self.currency
        )
        return sentence(self.judgement, grounds)


@dataclass(frozen=True, slots=True)
class Summary:
    """Every figure of a ledger in a period under a lens; `rows` are in the order of the tree."""

    period: Period
    lens: Lens
    currency: str
    rows: tuple[Row, ...]
    total: Figures
    sides: Sides
    motto: Motto | None

    @property
    def score(self) -> Score:
        return score(self.sides)

    def row(self, network_id: int) -> Row | None:
        return next((row for row in self.rows if row.network.id == network_id), None)


def summarise(ledger: Ledger, period: Period, lens: Lens, today: date) -> Summary:
    """Activities dated after today are planned, and count nowhere."""
    ledger = ledger.lived(today)
    own = own_by_network(ledger, period, lens)
    whole = roll_up(ledger, own)
    # Anyone's money: a group is "included" also where the employer pays for the body above it.
    bearing = {pk for pk, figures in own.items() if bears(figures.all_paid)}
    rows = [
        _row(ledger, pk, depth, own, whole, bearing)
        for pk, depth in ledger.depths.items()
        if whole[pk].touched
    ]
    return Summary(
        period,
        lens,
        ledger.currency,
        tuple(rows),
        add_up(own.values()),
        sides_of(ledger.networks.values(), own),
        motto(
            [
                (figures.hours, figures.worth)
                for figures in own.values()
                if figures.held and figures.worth is not None
            ]
        ),
    )


def sides_of(networks: Iterable[Network], own: dict[int, Figures]) -> Sides:
    return sides((network.setting, own[network.id].worth or ZERO) for network in networks)


def _row(ledger: Ledger, pk: int, depth: int, own: dict, whole: dict, bearing: set[int]) -> Row:
    figures, network = whole[pk], ledger.networks[pk]
    borne_by = bearer(
        figures.verdict,
        included=any(above.id in bearing for above in ledger.above(pk)),
        others_pay=bears(figures.paid_by_others),
    )
    unsaid = tuple(ledger.networks[silent] for silent in sorted(figures.unsaid))
    has_groups = bool(ledger.children[pk])
    return Row(network, depth, own[pk], figures, borne_by, unsaid, has_groups, ledger.currency)
