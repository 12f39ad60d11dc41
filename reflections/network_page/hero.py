"""The head of a network's page: judged how, in a sentence with its two amounts, and on what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from networks.arithmetic.money import Lens, currency_symbol, format_amount, format_money
from networks.arithmetic.periods import format_day
from networks.arithmetic.words import MISSING, counted, listed, plain
from reflections.arithmetic.standing import Standing
from reflections.arithmetic.wording import VERDICTS, Judgement, format_worth
from reflections.figures import Row, Summary
from reflections.figures.judged import who_pays
from reflections.figures.rows import Ledger, Network
from reflections.renewals.due import Renewal
from reflections.renewals.judged_otherwise import judged_otherwise
from reflections.scope import Link, Scope

# From which share of the worth on a group is named, and how.
SHARES = ((95, "nearly all of it"), (75, "most of it"), (51, "more than half of it"),
          (50, "half of it"), (40, "nearly half of it"), (30, "about a third of it"))  # fmt: skip
MOST_DAYS = 2


@dataclass(frozen=True, slots=True)
class HeroPiece:
    """Some words of a sentence; those with an address are a link."""

    text: str
    href: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class HeroFigure:
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hero:
    """`unsaid` are the networks whose fee is paid and whose worth is not said, with a way to."""

    judgement: Judgement | None
    who_pays: str
    sentence: tuple[HeroPiece, ...]
    rests_on: str
    asides: tuple[str, ...]
    unsaid: tuple[Link, ...]
    figures: tuple[HeroFigure, ...]


def hero(
    ledger: Ledger,
    network: Network,
    summary: Summary,
    scope: Scope,
    renewals: Sequence[Renewal],
    *,
    supposed: str = "",
) -> Hero:
    """`supposed` is a what-if as the start of a sentence."""
    row = summary.row(network.id)
    if row is None:
        nothing = HeroPiece(f"Nothing is recorded of it {scope.words}.")
        return Hero(None, "", (nothing,), "", (), (), ())
    return Hero(
        row.judgement,
        who_pays(row, summary.lens),
        tuple(_sentence(ledger, row, summary, scope, supposed)),
        _rests_on(ledger, row, summary, scope),
        tuple(_asides(row, renewals)),
        tuple(_appraisal_links(row)),
        tuple(_figures(row)),
    )


def below(ledger: Ledger, summary: Summary, network: Network) -> list[Row]:
    """Its groups, as far as they have figures in the period."""
    ids = {member.id for member in ledger.with_groups(network.id)} - {network.id}
    return [row for row in summary.rows if row.network.id in ids]


def _sentence(
    ledger: Ledger, row: Row, summary: Summary, scope: Scope, supposed: str
) -> Iterator[HeroPiece]:
    whole, money, here = row.whole, row.currency, [row.network.id]
    verb = "would have cost" if supposed else "cost"
    you = "" if summary.lens == Lens.ALL else " you"
    yield HeroPiece(f"{supposed}{'it' if supposed else 'It'} {verb}{you} ")
    if row.is_free:
        yield HeroPiece("nothing", strong=True)
    else:
        adds_up = reverse("organisation_money", args=here) + scope.query
        yield HeroPiece(format_amount(whole.cost, money), f"{adds_up}#adds-up", strong=True)
    if whole.worth is None:
        unused = row.standing == Standing.UNUSED
        unsaid = ". What it gave you, you have not said yet."
        yield HeroPiece(", and nothing was done there." if unused else unsaid)
        return
    yield HeroPiece(" and been worth " if supposed else " and was worth ")
    gave = reverse("organisation_gave", args=here) + scope.query
    yield HeroPiece(format_worth(whole.worth, whole.worth_is, money), f"{gave}#gave", strong=True)
    yield from _through(ledger, row, summary, scope)
    if row.standing == Standing.BORDERLINE:
        yield HeroPiece("; you would hardly miss it")
    yield HeroPiece(".")


def _through(ledger: Ledger, row: Row, summary: Summary, scope: Scope) -> Iterator[HeroPiece]:
    """Nearly half of it through West Midlands: the group that gave the most."""
    best = max(
        below(ledger, summary, row.network),
        key=lambda group: group.own.worth or Decimal(0),
        default=None,
    )
    if best is None or not row.whole.worth or best.own.worth is None:
        return
    percent = best.own.worth * 100 / row.whole.worth
    share = next((words for least, words in SHARES if percent >= least), "")
    if share:
        yield HeroPiece(f", {share} through ")
        yield HeroPiece(
            best.network.short, reverse("organisation", args=[best.network.id]) + scope.query
        )


def _rests_on(ledger: Ledger, row: Row, summary: Summary, scope: Scope) -> str:
    """Last 12 months, with its 5 groups, by what you said on 18 October 2011."""
    words = scope.words.removeprefix("in the ").removeprefix("in ").removeprefix("from ")
    parts = [words[:1].upper() + words[1:]]
    groups = len(below(ledger, summary, row.network))
    if groups:
        parts.append(f"with its {counted(groups, 'group') if groups > 1 else 'group'}")
    days = sorted({day for _, day in row.whole.appraised})
    if len(days) > MOST_DAYS:
        parts.append(f"by what you said {len(days)} times, last on {format_day(days[-1])}")
    elif days:
        parts.append(f"by what you said on {listed(map(format_day, days))}")
    return f"{', '.join(parts)}."


def _asides(row: Row, renewals: Sequence[Renewal]) -> Iterator[str]:
    """What it would be at one's own expense, and why the next fee is judged otherwise."""
    whole, money = row.whole, row.currency
    if row.if_i_paid is not None:
        paid, word = format_amount(whole.all_paid, money), VERDICTS[row.if_i_paid].lower()
        yield f"If you paid it all yourself, {paid}: {word}{_fee_alone(row, renewals)}."
    yield from filter(None, (judged_otherwise(row, renewal) for renewal in renewals))


def _fee_alone(row: Row, renewals: Sequence[Renewal]) -> str:
    """Where a year of the fee without what activities cost would be judged otherwise."""
    for renewal in renewals:
        verdict = renewal.verdict_if_i_paid
        if renewal.network.id == row.network.id and verdict not in {None, row.if_i_paid}:
            fee = format_amount(renewal.all_paid, renewal.currency)
            return f"; the next fees alone, {fee} a year: {VERDICTS[verdict].lower()}"
    return ""


def _appraisal_links(row: Row) -> Iterator[Link]:
    """Ways to say it; of a network alone the sentence and the button beside it tell already."""
    unsaid = () if row.unsaid == (row.network,) else row.unsaid
    for network in unsaid:
        if latest := network.latest_membership:
            yield Link(network.short, reverse("appraisal_add", args=[latest.id]))


def _figures(row: Row) -> Iterator[HeroFigure]:
    whole, money = row.whole, row.currency
    least = "at least " if whole.is_partial else ""
    back = MISSING if whole.back is None else f"{least}{format_money(whole.back, money)}"
    yield HeroFigure(f"Back per {currency_symbol(money)}1", back)
    yield HeroFigure(
        "Hours",
        plain(whole.hours),
        "too few to judge by the hour" if whole.too_few and whole.activities else "",
    )
    yield HeroFigure("Activities", str(whole.activities))
    yield HeroFigure("How good", MISSING if whole.rating is None else f"{whole.rating} of 5")
