"""What a whole ledger comes to, in a sentence whose amounts belong together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from networks.arithmetic.money import Amount, Lens, format_amount, ratio, total
from networks.arithmetic.words import counted, listed, plain
from reflections.arithmetic.verdicts import Verdict, WorthIs
from reflections.arithmetic.wording import format_worth
from reflections.figures.figures import add_worths, bears
from reflections.figures.rows import Network
from reflections.figures.summary import Row, Summary

MOST_NAMED = 3
BACK = {
    Lens.MINE: "Back per {one} you paid",
    Lens.ALL: "Back per {one} paid",
    Lens.TIME: "Back per {one} put in",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence; a figure opens to how it adds up."""

    text: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure under the sentence: what it is, how sure, how much and what it rests on."""

    name: str
    value: str
    note: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Halves:
    """The networks at the top, each with its groups.

    `judged` and `unjudged` cost something, and a worth was said of the former alone; `free` are
    those that cost nothing.
    """

    judged: tuple[Row, ...]
    unjudged: tuple[Row, ...]
    free: tuple[Row, ...]

    @property
    def judged_cost(self) -> Amount:
        return total(row.whole.cost for row in self.judged)

    @property
    def unjudged_cost(self) -> Amount:
        return total(row.whole.cost for row in self.unjudged)

    @property
    def back(self) -> Decimal | None:
        """Of what was judged alone, so that nothing unsaid is held against anything."""
        worth, cost = worth_of(self.judged), self.judged_cost.value
        return ratio(worth, cost) if worth is not None and cost > 0 else None


def halves_of(summary: Summary) -> Halves:
    tops = [row for row in summary.rows if row.depth == 0]
    paid = [row for row in tops if row.verdict != Verdict.NO_COST]
    return Halves(
        tuple(row for row in paid if row.whole.worth is not None),
        tuple(row for row in paid if row.whole.worth is None),
        tuple(row for row in tops if row.verdict == Verdict.NO_COST),
    )


def worth_of(rows: Iterable[Row]) -> Decimal | None:
    """None where none of them has any."""
    worth = None
    for row in rows:
        worth = add_worths(worth, row.whole.worth)
    return worth


def worth_in_words(rows: Sequence[Row], currency: str) -> str:
    partial = any(row.whole.is_partial for row in rows)
    worth_is = WorthIs.AT_LEAST if partial else WorthIs.EXACT
    return format_worth(worth_of(rows), worth_is, currency)


def sentence(summary: Summary, supposing: str = "") -> list[Part]:
    """`supposing` is the start of a sentence that says what is not so: "If ..., "."""
    halves = halves_of(summary)
    parts = [*_paid(summary, halves, bool(supposing)), *_free(summary, halves, bool(supposing))]
    if not supposing:
        return parts
    # The start of the sentence takes its capital along.
    first = parts[0].text
    return [Part(supposing + first[0].lower() + first[1:], parts[0].is_figure), *parts[1:]]


def _paid(summary: Summary, halves: Halves, supposed: bool) -> list[Part]:
    """You paid £220.92 for what was worth £270.00."""
    if not halves.judged and not halves.unjudged:
        return []
    if not halves.judged:
        cost = Part(format_amount(halves.unjudged_cost, summary.currency), is_figure=True)
        ending = f"{_time(summary)}. What that was worth, you have not said yet."
        return [Part(f"{_who(summary, supposed)} "), cost, Part(ending)]
    parts = [
        Part(f"{_who(summary, supposed)} "),
        Part(format_amount(halves.judged_cost, summary.currency), is_figure=True),
        Part(f"{_time(summary)} for what {'would have been' if supposed else 'was'} worth "),
        Part(worth_in_words(halves.judged, summary.currency), is_figure=True),
    ]
    if halves.unjudged:
        cost = Part(format_amount(halves.unjudged_cost, summary.currency), is_figure=True)
        parts += [Part(", and "), cost, Part(" for what you have not judged yet")]
    return [*parts, Part(".")]


def _who(summary: Summary, supposed: bool) -> str:
    who, paid = "You", summary.total.paid
    if summary.lens == Lens.ALL and bears(summary.total.paid_by_others):
        who = "You and others" if bears(paid.own) else "Others"
    verb = "put in" if summary.lens == Lens.TIME else "paid"
    return f"{who} {'would have ' if supposed else ''}{verb}"


def _time(summary: Summary) -> str:
    return ", your time included," if summary.lens == Lens.TIME else ""


def _free(summary: Summary, halves: Halves, supposed: bool) -> list[Part]:
    """What cost nothing gave you £1,282.03 more."""
    worth, paid = worth_of(halves.free), halves.judged or halves.unjudged
    if not halves.free:
        return [] if paid else [Part("Nothing of yours falls in this period.")]
    you = "" if summary.lens == Lens.ALL else " you"
    cost = "would have cost" if supposed else "cost"
    gave = "would have given" if supposed else "gave"
    if worth is None:
        unsaid = f"Your networks {cost}{you} nothing. What they gave you, you have not said yet."
        return [] if paid else [Part(unsaid)]
    if not worth:
        what = " What cost nothing" if paid else f"Your networks {cost}{you} nothing and"
        return [Part(f"{what} {gave} you nothing{' more' if halves.judged else ''}.")]
    figure = Part(worth_in_words(halves.free, summary.currency), is_figure=True)
    if paid:
        more = " more." if halves.judged else "."
        return [Part(f" What cost nothing {gave} you "), figure, Part(more)]
    return [
        Part(f"Your networks {cost}{you} nothing and {gave} you "),
        figure,
        Part("."),
    ]


def figures(summary: Summary, symbol: str) -> list[Figure]:
    """What exists of them: back, who else paid, hours, and how good it was."""
    whole = summary.total
    shown = [_back(summary, symbol), _others(summary)]
    if whole.activities:
        done = counted(whole.activities, "activity")
        shown.append(Figure("Hours put in", plain(whole.hours), done))
    if whole.rating is not None:
        shown.append(Figure("How good they were", f"{whole.rating} of 5", f"{whole.rated} rated"))
    return [figure for figure in shown if figure]


def _back(summary: Summary, symbol: str) -> Figure | None:
    halves = halves_of(summary)
    if halves.back is None:
        return None
    least = "at least" if any(row.whole.is_partial for row in halves.judged) else ""
    # "At least" stands apart from the number, as with every figure under the sentence.
    value = format_worth(halves.back, WorthIs.EXACT, summary.currency)
    name = BACK[summary.lens].format(one=f"{symbol}1")
    return Figure(name, value, _rests_on(halves.judged), least)


def _rests_on(rows: Sequence[Row]) -> str:
    """CILIP with its groups; CILIP and BLA; 7 networks."""
    if len(rows) == 1:
        return rows[0].network.short + (" with its groups" if rows[0].has_groups else "")
    if len(rows) > MOST_NAMED:
        return counted(len(rows), "network")
    return listed(row.network.short for row in rows)


def _others(summary: Summary) -> Figure | None:
    paid, currency = summary.total.paid, summary.currency
    others = summary.total.paid_by_others
    if not bears(others):
        return None
    if summary.lens == Lens.ALL:
        return _money_figure("Your own part", paid.own, currency, "others paid the rest")
    who = [("your employer", paid.employer), ("others", paid.other)]
    named = listed([name for name, amount in who if bears(amount)])
    return _money_figure("Others paid", others, currency, named)


def _money_figure(name: str, amount: Amount, currency: str, note: str) -> Figure:
    """How sure the amount is stands apart from it, and smaller."""
    words = format_amount(amount, currency)
    for sure in ("about ", "at least "):
        if words.startswith(sure):
            return Figure(name, words.removeprefix(sure), note, sure.strip())
    return Figure(name, words, note)


def unsaid(summary: Summary) -> list[Network]:
    """What was paid for, anyone's money, and whose worth is not said yet."""
    silent = summary.total.unsaid
    return [row.network for row in summary.rows if row.network.id in silent]
