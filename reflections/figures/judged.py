"""The table of judgements, each network with its groups, and how many of each there are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from networks.arithmetic.money import ZERO, Amount, Lens, format_amount, format_money
from networks.arithmetic.periods import Period
from networks.arithmetic.words import counted
from networks.models import ActivityKind
from reflections.arithmetic.standing import Standing
from reflections.arithmetic.verdicts import Bearer, Verdict, judge
from reflections.arithmetic.wording import STANDINGS, VERDICTS, Judgement
from reflections.figures.figures import Figures, add_worths, bears
from reflections.figures.own import activities_in
from reflections.figures.rows import ActivityRow, Ledger
from reflections.figures.summary import Row

# The best first; what says nothing yet comes last.
LABELS = (
    VERDICTS[Verdict.WORTH_IT],
    STANDINGS[Standing.WORTH_IT],
    VERDICTS[Verdict.BORDERLINE],
    STANDINGS[Standing.BORDERLINE],
    VERDICTS[Verdict.NOT_WORTH_IT],
    STANDINGS[Standing.NOT_WORTH_IT],
    STANDINGS[Standing.UNUSED],
    VERDICTS[Verdict.NO_EVIDENCE],
)
# Deeper groups are indented no further: a phone has no room for it.
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """A row of the table; `who_pays` stands beside the judgement."""

    row: Row
    who_pays: str
    depth: int


@dataclass(frozen=True, slots=True)
class JudgedBody:
    """A network at the top and all below it; `groups_words` stands where the groups are folded."""

    top: JudgedLine
    groups: tuple[JudgedLine, ...]
    groups_words: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many networks were judged so; `name` is the judgement's in an address."""

    name: str
    count: int
    judgement: Judgement

    @property
    def words(self) -> str:
        return f"{self.count} {self.judgement.label.lower()}"


def name_of(judgement: Judgement) -> str:
    """As an address has it: worth_it, hardly_missed."""
    return judgement.label.lower().replace(" ", "_")


def tallies(rows: Iterable[Row]) -> list[Tally]:
    rows = list(rows)
    counts = Counter(row.label for row in rows)
    shown = {row.label: row.judgement for row in rows}
    return [
        Tally(name_of(shown[label]), counts[label], shown[label])
        for label in LABELS
        if counts[label]
    ]


def bodies(rows: Sequence[Row], lens: Lens, judged: str = "") -> list[JudgedBody]:
    """In the order of the rows; with `judged`, those alone that are judged so, each by itself."""
    if judged:
        chosen = (row for row in rows if name_of(row.judgement) == judged)
        return [JudgedBody(JudgedLine(row, who_pays(row, lens), 0), (), "") for row in chosen]
    # In the order of the tree a body stands right before all that lies below it.
    trees: list[list[Row]] = []
    for row in rows:
        if row.depth == 0:
            trees.append([])
        trees[-1].append(row)
    return [
        JudgedBody(
            JudgedLine(top, who_pays(top, lens), 0),
            tuple(JudgedLine(row, who_pays(row, lens), min(row.depth, DEEPEST)) for row in below),
            _groups_words(top, below),
        )
        for top, *below in trees
    ]


def first_rows(listed: Iterable[JudgedBody], most: int) -> list[JudgedBody]:
    """From the top, until there are so many rows; of the last one only the groups that fit in."""
    shown: list[JudgedBody] = []
    for body in listed:
        if most <= 0:
            break
        shown.append(replace(body, groups=body.groups[: most - 1]))
        most -= 1 + len(body.groups)
    return shown


def _groups_words(top: Row, below: list[Row]) -> str:
    """Its 5 groups gave £240.00 of it."""
    if not below:
        return ""
    groups = "Its group" if len(below) == 1 else f"Its {counted(len(below), 'group')}"
    worth: Decimal | None = None
    for row in below:
        worth = add_worths(worth, row.own.worth)
    return groups if worth is None else f"{groups} gave {format_money(worth, top.currency)} of it"


def who_pays(row: Row, lens: Lens) -> str:
    """Who bears what counts; under everyone's money others may, alone or too."""
    if row.bearer != Bearer.YOU:
        return row.bearer.value
    own, others = bears(row.whole.paid.own), bears(row.whole.paid_by_others)
    if lens == Lens.ALL and others:
        return "you and others pay" if own else Bearer.OTHERS.value
    return "your time" if lens == Lens.TIME and not own else Bearer.YOU.value


def paying_yourself(ledger: Ledger, period: Period, rows: Iterable[Row]) -> list[str]:
    """A sentence for each network at the top that would not be worth it at one's own expense."""
    changed = {Verdict.BORDERLINE, Verdict.NOT_WORTH_IT}
    return [
        _if_paid(ledger, period, row) for row in rows if row.depth == 0 and row.if_i_paid in changed
    ]


def _if_paid(ledger: Ledger, period: Period, row: Row) -> str:
    name, currency, whole = row.network.short, row.currency, row.whole
    verdict = _would_be(whole.verdict_if_i_paid)
    group = ledger.with_groups(row.network.id)
    priced = [
        activity
        for network in group
        for activity in activities_in(network, period)
        if activity.cost
    ]
    spent = f"({format_amount(whole.all_paid, currency)})"
    if not priced:
        return f"Paying for {name} yourself {spent} {verdict}."
    what = "its activities"
    if len(priced) == 1:
        what = f"the {ActivityKind(priced[0].kind).label.lower()}"
    sentence = f"Paying for {name} yourself, {what} with it {spent}, {verdict}"
    return f"{sentence}{_fee_alone(whole, priced, currency)}."


def _fee_alone(whole: Figures, priced: list[ActivityRow], currency: str) -> str:
    """What the fee would be without what its activities cost, where that changes the verdict."""
    costs = sum((activity.cost or ZERO for activity in priced), ZERO)
    fee = Amount(whole.all_paid.value - costs, whole.all_paid.certainty)
    verdict = judge(whole.worth, whole.worth_is, fee)
    if not bears(fee) or verdict in {whole.verdict_if_i_paid, Verdict.NO_COST, Verdict.NO_EVIDENCE}:
        return ""
    return f"; its fee alone ({format_amount(fee, currency)}) {_would_be(verdict)}"


def _would_be(verdict: Verdict) -> str:
    """Would be borderline; would not be worth it."""
    if verdict == Verdict.NOT_WORTH_IT:
        return "would not be worth it"
    return f"would be {VERDICTS[verdict].lower()}"
