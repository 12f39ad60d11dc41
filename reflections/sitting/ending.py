"""What to decide after the year's sitting, network by network."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from networks.arithmetic.money import format_amount
from networks.arithmetic.periods import format_day
from networks.arithmetic.words import counted, on_or_in
from reflections.arithmetic.sitting import Way, is_of_this_sitting, way_of
from reflections.arithmetic.standing import Standing
from reflections.arithmetic.wording import format_worth
from reflections.figures import Row
from reflections.history.decisions import PastDecision, latest_by_network
from reflections.models import Choice
from reflections.scope import Link
from reflections.sitting.progress import Sitting, SittingNetwork

HEADINGS = {
    Way.LEAVE: ("Leave?", "It gave you little or nothing for what it takes."),
    Way.DOWNGRADE: ("A cheaper category?", "Worth something, but less than it costs."),
    Way.LOOK_AGAIN: ("Look again", "A near thing: set yourself a day to look again."),
    Way.KEEP: ("Keep", "It gave more than it took."),
}
CHOSEN = {
    Choice.RENEW: "You decided to keep it",
    Choice.LEAVE: "You decided to leave",
    Choice.UNDECIDED: "You look again",
}


@dataclass(frozen=True, slots=True)
class UndecidedNetwork:
    """A network, why this is suggested, and what was decided of it already, if anything was."""

    asked: SittingNetwork
    row: Row
    way: Way
    why: str
    settled: str

    @property
    def ways(self) -> list[Link]:
        """What is suggested first, then what else one might do; nothing where it may just go on."""
        if self.way == Way.KEEP and not self.asked.membership.fees:
            return []
        return [
            Link(label, href, current=way == self.way)
            for way, label, href in sorted(
                _ways(self.asked), key=lambda choice: choice[0] != self.way
            )
        ]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The networks of which the same is suggested."""

    way: Way
    heading: str
    lede: str
    open: tuple[UndecidedNetwork, ...]


def suggested(sitting: Sitting, decided: Iterable[PastDecision], today: date) -> list[Suggestion]:
    """What asks for something comes first; what is not said yet is not among it."""
    lately = latest_by_network(
        decision for decision in decided if is_of_this_sitting(decision.on, today)
    )
    weighed = []
    for asked in sitting.networks:
        if asked.row:
            whole = asked.row.whole
            way = way_of(asked.row.verdict, asked.row.standing, whole.worth, whole.cost.value)
            if way:
                settled = _settled(asked, lately.get(asked.network.id))
                weighed.append(UndecidedNetwork(asked, asked.row, way, _why(asked.row), settled))
    groups = []
    for way, (heading, lede) in HEADINGS.items():
        alike = tuple(network for network in weighed if network.way == way)
        if alike:
            groups.append(Suggestion(way, heading, lede, alike))
    return groups


def _ways(asked: SittingNetwork) -> list[tuple[Way, str, str]]:
    back = urlencode({"next": reverse("sitting_end")})
    deciding = f"{reverse('decision_add')}?{back}&organisation={asked.network.id}&choice="
    ways = [
        (Way.KEEP, "Keep", f"{deciding}{Choice.RENEW}"),
        (Way.LOOK_AGAIN, "Look again", f"{deciding}{Choice.UNDECIDED}"),
        (Way.LEAVE, "Leave…", f"{reverse('membership_leave', args=[asked.membership.id])}?{back}"),
    ]
    if asked.membership.fees:
        cheaper = f"{reverse('membership_add', args=[asked.network.id])}?{back}"
        ways.append((Way.DOWNGRADE, "Another category…", cheaper))
    return ways


def _why(row: Row) -> str:
    """£220.92 for what was worth £270.00; it cost nothing and was worth £5.00."""
    worth = format_worth(row.whole.worth, row.whole.worth_is, row.currency)
    if row.standing == Standing.UNUSED:
        return "Nothing was done there in 12 months."
    hours = f", for {counted(row.whole.hours, 'hour')} of yours" if row.whole.hours else ""
    if row.is_free:
        return f"Worth {worth}{hours}."
    return f"{format_amount(row.whole.cost, row.currency)} for what was worth {worth}."


def _settled(asked: SittingNetwork, decided: PastDecision | None) -> str:
    if not asked.membership.is_open:
        return f"It ends {on_or_in(asked.membership.end)}."
    if decided is None or decided.choice not in CHOSEN:
        return ""
    if decided.choice == Choice.UNDECIDED and decided.review_on:
        return f"You look again on {format_day(decided.review_on)}."
    return f"{CHOSEN[decided.choice]}, {format_day(decided.on)}."
