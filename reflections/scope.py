"""A view of the ledger, and the address that leads to it."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from networks.arithmetic.money import Lens
from networks.arithmetic.periods import FIRST_DAY, LAST_DAY, Period, format_period, tax_year_label

PERIODS = [
    ("12m", "Last 12 months"),
    ("year", "This year"),
    ("tax", "UK tax year"),
    ("all", "All time"),
    ("custom", "Two dates"),
]
LENSES = [
    (Lens.MINE.value, "My money"),
    (Lens.ALL.value, "Everyone’s money"),
    (Lens.TIME.value, "My money and time"),
]


@dataclass(frozen=True, slots=True)
class Link:
    """A choice on a page; `current` where it is the one that holds now."""

    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """A chosen period, lens and what-ifs; it writes the address that leads back to it.

    `filters` is what a page's own form asks for beside them; `fee_change` is in whole percent.
    """

    choice: str
    period: Period
    lens: Lens
    left_out: tuple[int, ...] = ()
    year: int | None = None
    filters: tuple[tuple[str, str], ...] = ()
    if_mine: bool = False
    fee_change: int = 0
    has_tax_year: bool = True

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What the address holds, without what is the default anyway."""
        return [*self.period_pairs, *self.other_pairs]

    @property
    def period_pairs(self) -> list[tuple[str, str]]:
        pairs = [("period", self.choice)] if self.choice != "12m" else []
        if self.year is not None:
            pairs.append(("year", str(self.year)))
        if self.choice == "custom":
            pairs += [("from", str(self.period.first)), ("until", str(self.period.last))]
        return pairs

    @property
    def other_pairs(self) -> list[tuple[str, str]]:
        """All but the period: it stays when the period changes."""
        lens = [("lens", self.lens.value)] if self.lens != Lens.MINE else []
        left_out = [("leave_out", str(pk)) for pk in self.left_out]
        return [*lens, *left_out, *self.scenario_pairs, *self.filters]

    @property
    def scenario_pairs(self) -> list[tuple[str, str]]:
        mine = [("if_mine", "yes")] if self.if_mine else []
        return mine + [("fee_change", str(self.fee_change))] * bool(self.fee_change)

    @property
    def pairs_for_fees(self) -> list[tuple[str, str]]:
        """What stays when another change of the fees is asked for."""
        return replace(self, fee_change=0).pairs

    @property
    def query(self) -> str:
        """The address's query; empty, or begins with `?`."""
        return f"?{urlencode(self.pairs)}" if self.pairs else ""

    @property
    def dates(self) -> str:
        return format_period(self.period)

    @property
    def dates_and_lens(self) -> str:
        """What a printed page says that its figures are about."""
        return f"{self.dates[:1].upper()}{self.dates[1:]}. {self.lens_words}"

    @property
    def lens_words(self) -> str:
        return f"{dict(LENSES)[self.lens]}."

    @property
    def words(self) -> str:
        """The period as a phrase that follows a verb."""
        if self.choice == "12m":
            return "in the last 12 months"
        if self.choice == "all":
            return "since the first day recorded"
        named = format_period(self.period)
        if self.period.days == 1:
            return f"on {named}"
        return f"from {named}" if " to " in named else f"in {named}"

    def link(self, **changes: Any) -> str:
        """The query of this scope with some of it changed; `?` alone for all defaults."""
        return replace(self, **changes).query or "?"

    @property
    def all_time(self) -> str:
        """The query of everything recorded, under the same lens."""
        return self.link(choice="all", year=None)

    @property
    def period_links(self) -> list[Link]:
        """The periods to choose from; two dates are a form of their own."""
        return [
            Link(
                label,
                self.link(choice=choice, year=None),
                current=choice == self.choice and self.year is None,
            )
            for choice, label in PERIODS
            if choice != "custom" and (choice != "tax" or self.has_tax_year or self.choice == "tax")
        ]

    @property
    def period_label(self) -> str:
        """What the button of a narrow screen says that is looked at."""
        if self.choice == "custom" or self.year is not None:
            return self.dates
        return dict(PERIODS)[self.choice]

    @property
    def what_if_count(self) -> int:
        """How many things are supposed that are not so."""
        return len(self.left_out) + self.if_mine + bool(self.fee_change)

    @property
    def lens_label(self) -> str:
        label = dict(LENSES)[self.lens]
        return label[0].lower() + label[1:]

    @property
    def lens_links(self) -> list[Link]:
        return [
            Link(label, self.link(lens=Lens(lens)), current=lens == self.lens)
            for lens, label in LENSES
        ]

    @property
    def neighbours(self) -> list[Link]:
        """The calendar or tax year before the one shown, the one itself, and the one after."""
        if self.choice not in ("year", "tax"):
            return []
        shown = self.period.first.year
        years = range(max(shown - 1, FIRST_DAY.year), min(shown + 2, LAST_DAY.year))
        return [
            Link(
                tax_year_label(year) if self.choice == "tax" else str(year),
                self.link(year=year),
                current=year == shown,
            )
            for year in years
        ]

    @property
    def chips(self) -> list[Link]:
        """Where each left-out network is put back; the labels are their ids."""
        return [
            Link(
                str(pk),
                self.link(left_out=tuple(other for other in self.left_out if other != pk)),
                current=True,
            )
            for pk in self.left_out
        ]

    @property
    def if_mine_link(self) -> str:
        return self.link(if_mine=True)

    @property
    def scenario_chips(self) -> list[Link]:
        """Each what-if in words, and the address without it."""
        mine = Link("I paid for all of it myself", self.link(if_mine=False), current=True)
        way = "rose" if self.fee_change > 0 else "fell"
        words = f"the fee {way} by {abs(self.fee_change)}\N{NO-BREAK SPACE}%"
        fees = Link(words, self.link(fee_change=0), current=True)
        return [mine] * self.if_mine + [fees] * bool(self.fee_change)

    @property
    def clauses(self) -> list[str]:
        """What is supposed, each to stand after "if"."""
        way = "higher" if self.fee_change > 0 else "lower"
        fees = f"fees had been {abs(self.fee_change)}\N{NO-BREAK SPACE}% {way}"
        mine = "you had paid for all of it yourself"
        return [mine] * self.if_mine + [fees] * bool(self.fee_change)
