"""Every figure of a ledger, in the order of the tree."""

from collections.abc import Iterable
from dataclasses import dataclass

from networks.arithmetic.money import Lens
from networks.arithmetic.periods import Period
from reflections.arithmetic.scoreboard import Motto, Score, Sides, motto, score, sides
from reflections.arithmetic.verdicts import Verdict, label, sentence
from reflections.figures.figures import Figures, bears
from reflections.figures.own import add_up, own_by_network, roll_up
from reflections.figures.rows import Ledger, Network


@dataclass(frozen=True, slots=True)
class Row:
    """A network in the tree: `own` leaves its groups out, `whole` has them."""

    network: Network
    depth: int
    own: Figures
    whole: Figures
    label: str
    has_groups: bool
    currency: str

    @property
    def verdict(self) -> Verdict:
        return self.whole.verdict

    @property
    def is_free(self) -> bool:
        """Nothing was paid under the lens, as far as it is known, and all of it is."""
        return not bears(self.whole.cost)

    @property
    def sentence(self) -> str:
        """Why the verdict, in words."""
        name = f"{self.network.short} with its groups" if self.has_groups else self.network.short
        days = [day for _, day in self.whole.appraised]
        return sentence(
            name, self.whole.worth, self.whole.cost, self.verdict, days, self.currency, self.label
        )


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


def summarise(ledger: Ledger, period: Period, lens: Lens) -> Summary:
    own = own_by_network(ledger, period, lens)
    whole = roll_up(ledger, own)
    bearing = {one for one, figures in own.items() if bears(figures.all_paid)}
    rows = [
        _row(ledger, one, depth, own, whole, bearing)
        for one, depth in ledger.depths.items()
        if whole[one].touched
    ]
    return Summary(
        period,
        lens,
        ledger.currency,
        tuple(rows),
        add_up(own.values()),
        sides_of(ledger.networks.values(), own),
        motto([(figures.hours, figures.worth) for figures in own.values() if figures.held]),
    )


def sides_of(networks: Iterable[Network], own: dict[int, Figures]) -> Sides:
    return sides((network.setting, own[network.id].worth) for network in networks)


def _row(ledger: Ledger, one: int, depth: int, own: dict, whole: dict, bearing: set[int]) -> Row:
    figures = whole[one]
    included = any(above.id in bearing for above in ledger.above(one))
    words = label(figures.verdict, included=included, others_pay=bears(figures.paid_by_others))
    network, has_groups = ledger.networks[one], bool(ledger.children[one])
    return Row(network, depth, own[one], figures, words, has_groups, ledger.currency)
