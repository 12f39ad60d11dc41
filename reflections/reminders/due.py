"""What a person is to be told on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from networks.arithmetic.coverage import RenewalState
from networks.arithmetic.money import Lens
from networks.arithmetic.periods import format_day, year_before
from reflections.calendar.entries import entries
from reflections.calendar.feed import lead_times
from reflections.figures.load import read_ledger
from reflections.figures.rows import Ledger
from reflections.history.quiet import silences
from reflections.models import Reminded
from reflections.renewals.due import Renewal, renewals
from reflections.renewals.missed import to_ask
from reflections.renewals.terms import terms


@dataclass(frozen=True, slots=True)
class Reminder:
    """A thing to be told, and the page about it; each of `keys` is told once."""

    text: str
    path: str
    keys: tuple[str, ...]


def reminders(owner, today: date) -> list[Reminder]:
    """All that has not been told yet: what has a date first, in order of it."""
    ledger = read_ledger(owner)
    told = set(Reminded.objects.filter(owner=owner).values_list("key", flat=True))
    found = [*_dated(owner, ledger, today), *_undated(ledger, today)]
    return [reminder for reminder in found if not told.issuperset(reminder.keys)]


def _dated(owner, ledger: Ledger, today: date) -> Iterator[Reminder]:
    leads = lead_times(owner)
    by_path = {_brief(renewal): renewal for renewal in renewals(ledger, today)}
    for renewal in by_path.values():
        if renewal.state == RenewalState.OVERDUE:
            text = (
                f"{renewal.network.short} was due on {format_day(renewal.on)}: what became of it?"
            )
            key = f"overdue-{renewal.stay.id}-{renewal.on}"
            yield Reminder(text, _brief(renewal), (key,))
    for entry in entries(owner, ledger, today, with_amounts=True):
        reached = [days for days in leads if entry.day - timedelta(days=days) <= today]
        if reached and entry.day >= today:
            sentences = [f"{format_day(entry.day)}: {entry.summary}.", entry.description]
            if entry.uid.startswith(("renewal-", "decide-")):
                sentences += terms(by_path[entry.path], today)
            text = " ".join(filter(None, sentences))
            keys = tuple(f"{entry.uid}-{entry.day}-{days}" for days in reached)
            yield Reminder(text, entry.path, keys)


def _brief(renewal: Renewal) -> str:
    return reverse("renewal_brief", args=[renewal.stay.id])


def _undated(ledger: Ledger, today: date) -> Iterator[Reminder]:
    for silence in silences(ledger, Lens.MINE, today):
        network = silence.network
        text = f"{network.short} has gone quiet: nothing since {format_day(silence.since)}."
        yield Reminder(text, _page(network.id), (f"quiet-{network.id}-{silence.since}",))
    for left in to_ask(ledger, today):
        text = f"Do you miss {left.network.short}? {left.ago}"
        yield Reminder(text, _page(left.network.id), (f"missed-{left.network.id}-{left.on}",))
    for network in ledger.networks.values():
        for stay in network.stays:
            said = max((answers.on for answers in stay.answers), default=None)
            if said and today in stay.days and said < year_before(today):
                text = (
                    f"You last said what {network.short} gave you on {format_day(said)}. "
                    "What about this year?"
                )
                yield Reminder(text, _page(network.id), (f"say-{stay.id}-{said}",))


def _page(network_id: int) -> str:
    return reverse("organisation", args=[network_id])
