"""What comes next, by date, and what has gone quiet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from networks.arithmetic.money import Amount, Payer, format_amount, total
from networks.arithmetic.periods import ONE_DAY, Period, format_day, full_months, years_later
from networks.arithmetic.words import counted, listed, plural
from networks.arithmetic.writing import own_writing
from reflections.arithmetic.wording import Judgement
from reflections.figures import bears
from reflections.figures.cash import paid_by_day
from reflections.figures.rows import Network
from reflections.history.quiet import Silence
from reflections.renewals.dated import DatedItem, Kind
from reflections.renewals.due import Renewal
from reflections.renewals.to_pay import ToPay

AT_A_DESK, QUIET_AT_A_DESK = 9, 4
ON_A_PHONE, QUIET_ON_A_PHONE = 3, 2
WHOSE = {
    Payer.SELF: "of yours",
    Payer.EMPLOYER: "of your employer’s",
    Payer.OTHER: "of others’",
}


@dataclass(frozen=True, slots=True)
class QuietNetwork:
    """A network that has gone quiet: for how long, in a number and its unit."""

    network: Network
    count: int
    unit: str
    words: str
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class Upcoming:
    items: list[DatedItem]
    quiet: list[QuietNetwork]
    money: str

    @property
    def most(self) -> int:
        """How many dates are shown at a desk, so that with the quiet ones they are nine."""
        return AT_A_DESK - min(len(self.quiet), QUIET_AT_A_DESK)

    @property
    def shown(self) -> list[DatedItem]:
        return self.items[: self.most]

    @property
    def shown_quiet(self) -> list[QuietNetwork]:
        return self.quiet[:QUIET_AT_A_DESK]

    @property
    def more(self) -> str:
        return self._more(self.most, QUIET_AT_A_DESK)

    @property
    def more_on_a_phone(self) -> str:
        return self._more(ON_A_PHONE, QUIET_ON_A_PHONE)

    def _more(self, items: int, quiet: int) -> str:
        """4 more: 2 renewals, 2 gone quiet; or 3 more gone quiet; nothing where all is shown."""
        left, silent = self.items[items:], len(self.quiet[quiet:])
        if not left and not silent:
            return ""
        kinds = Counter(item.kind for item in left)
        if not left:
            return f"{silent} more gone quiet"
        parts = [counted(kinds[Kind.DECIDE], "renewal")] if kinds[Kind.DECIDE] else []
        parts += [f"{kinds[kind]} {kind}" for kind in Kind if kind != Kind.DECIDE and kinds[kind]]
        parts += [f"{silent} gone quiet"] if silent else []
        return f"{len(left) + silent} more: {', '.join(parts)}"


def money_ahead(
    dues: Sequence[ToPay], renewals: Iterable[Renewal], currency: str, today: date
) -> str:
    """£234.00 of yours and about £75.00 of your employer’s by 1 September 2012."""
    until = years_later(today, 1)
    # What repeats has its next instalment among the fees to pay: not once more as a renewal.
    repeating = {due.membership.id for due in dues if due.fee.every}
    coming = [(due.on, {due.paid_by: due.amount}) for due in dues if due.on <= until]
    coming += [
        (renewal.on, renewal.due.expected.likely)
        for renewal in renewals
        if renewal.on <= until and renewal.membership.id not in repeating
    ]
    days = [on for on, by_payer in coming if any(bears(amount) for amount in by_payer.values())]
    if not days:
        return ""
    last = max(days)
    coming += _further_instalments(dues, last)
    parts = []
    for payer, whose in WHOSE.items():
        sums = total(by_payer.get(payer, Amount()) for _, by_payer in coming)
        if bears(sums):
            parts.append(f"{format_amount(sums, currency)} {whose}")
    # What comes back takes as much off.
    if not parts:
        return ""
    sentence = f"{listed(parts)} {f'by {format_day(last)}' if last > today else 'now'}."
    return sentence[0].upper() + sentence[1:]


def _further_instalments(
    dues: Iterable[ToPay], last: date
) -> Iterator[tuple[date, dict[Payer, Amount]]]:
    """Those after the next one, up to the last day that the sum is said of."""
    for due in dues:
        if due.fee.every and due.on < last:
            for on, paid in paid_by_day(due.fee, Period(due.on + ONE_DAY, last)):
                yield on, {due.paid_by: paid}


def quiet_network(silence: Silence, judgement: Judgement | None, currency: str) -> QuietNetwork:
    """How long it has been silent, and what is usual."""
    count, unit = _length(silence)
    words = f"{silence.habit_words.capitalize()}."
    if not silence.habit_words:
        words = f"Nothing since {own_writing().month(silence.since)}."
    if bears(silence.cost):
        words += f" {format_amount(silence.cost, currency)} of the fee since."
    return QuietNetwork(silence.network, count, unit, words, judgement)


def _length(silence: Silence) -> tuple[int, str]:
    """Weeks up to three months, then months, then years from four on."""
    days, months = silence.quiet.days, full_months(silence.quiet.first, silence.quiet.last)
    # A week more says something up to a season; after that a month does, and after years a year.
    if months < 3:
        count, unit = round(days / 7), "week"
    else:
        count, unit = (months, "month") if months < 48 else (months // 12, "year")
    return count, unit if count == 1 else plural(unit)
