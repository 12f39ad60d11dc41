"""What a person is to be told on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Self

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from networks.arithmetic.coverage import RenewalState
from networks.arithmetic.money import Lens
from networks.arithmetic.periods import ONE_DAY, format_day, year_before
from networks.arithmetic.words import counted
from networks.arithmetic.writing import own_writing
from networks.models import Activity
from reflections.calendar.entries import entries_of
from reflections.calendar.feed import lead_times
from reflections.figures.load import read_ledger
from reflections.figures.rows import Ledger
from reflections.history.quiet import silences
from reflections.models import Reflection, Reminded, ReminderChoice, ReminderKind, ReminderRule
from reflections.renewals.due import Renewal, renewals
from reflections.renewals.missed import to_ask_about
from reflections.renewals.terms import terms

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A thing to be told, and the page about it; each of `keys` is told once."""

    kind: ReminderKind
    text: str
    path: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many days before a date the person wants to hear of each kind; () is never.

    `ahead` is how far a letter looks: to the day before the next one may come.
    """

    days: dict[str, tuple[int, ...]]
    ahead: timedelta

    @classmethod
    def of(cls, owner: User) -> Self:
        usual = lead_times(owner)
        days = {kind.value: usual for kind in ReminderKind}
        for rule in ReminderRule.objects.of(owner):
            days[rule.kind] = () if rule.is_off else tuple(rule.days) or usual
        is_weekly = ReminderChoice.objects.weekly(owner).exists()
        return cls(days, WEEK - ONE_DAY if is_weekly else timedelta(0))


def reminders(owner: User, today: date) -> list[Reminder]:
    """All that has not been told yet: what has a date first, in order of it."""
    ledger, wanted = read_ledger(owner), Wanted.of(owner)
    reminded = set(Reminded.objects.filter(owner=owner).values_list("key", flat=True))
    return [
        reminder
        for reminder in chain(
            _dated(owner, ledger, today, wanted), _asked(owner, today), _undated(ledger, today)
        )
        if wanted.days[reminder.kind] and not reminded.issuperset(reminder.keys)
    ]


def _dated(owner: User, ledger: Ledger, today: date, wanted: Wanted) -> Iterator[Reminder]:
    by_path = {_brief(renewal): renewal for renewal in renewals(ledger, today)}
    for renewal in by_path.values():
        if renewal.state == RenewalState.OVERDUE:
            text = (
                f"{renewal.network.short} was due on {format_day(renewal.on)}: what became of it?"
            )
            key = f"overdue-{renewal.membership.id}-{renewal.on}"
            yield Reminder(ReminderKind.OVERDUE, text, _brief(renewal), (key,))
    for entry in entries_of(owner, ledger, today, with_amounts=True):
        kind = ReminderKind(entry.uid.rpartition("-")[0])
        until = today + wanted.ahead
        reached = [days for days in wanted.days[kind] if entry.day - timedelta(days=days) <= until]
        if reached and entry.day >= today:
            sentences = [f"{format_day(entry.day)}: {entry.summary}.", entry.description]
            if kind in (ReminderKind.RENEWAL, ReminderKind.DECIDE):
                sentences += terms(by_path[entry.path], today)
            text = " ".join(filter(None, sentences))
            keys = tuple(f"{entry.uid}-{entry.day}-{days}" for days in reached)
            yield Reminder(kind, text, entry.path, keys)


def _brief(renewal: Renewal) -> str:
    return reverse("renewal_brief", args=[renewal.membership.id])


def _asked(owner: User, today: date) -> Iterator[Reminder]:
    """Did you go? And what came of last month's?"""
    for activity in Activity.objects.of(owner).unanswered(today).select_related("organisation"):
        named = f"{activity.organisation.short}: {activity.title}"
        text = f"{format_day(activity.date)}: {named}. Did you go?"
        yield Reminder(ReminderKind.WENT, text, reverse("did_you_go"), (f"went-{activity.pk}",))
    last = today.replace(day=1) - ONE_DAY
    if count := _unwritten(owner, last.replace(day=1), last).count():
        text = (
            f"{counted(count, 'thing')} that you did in {own_writing().month(last)} and wrote "
            "nothing about: what came of it?"
        )
        key = f"unwritten-{last:%Y-%m}"
        yield Reminder(ReminderKind.UNWRITTEN, text, reverse("journal_write"), (key,))


def _unwritten(owner: User, first: date, last: date) -> QuerySet[Activity]:
    """Activities of these days without an outcome, of networks not written about since."""
    written = Reflection.objects.of(owner).filter(
        organisations=OuterRef("organisation"), date__gte=OuterRef("date")
    )
    done = Activity.objects.of(owner).filter(date__range=(first, last), outcome="")
    return done.filter(~Exists(written))


def _undated(ledger: Ledger, today: date) -> Iterator[Reminder]:
    for silence in silences(ledger, Lens.MINE, today):
        network = silence.network
        text = f"{network.short} has gone quiet: nothing since {format_day(silence.since)}."
        yield Reminder(
            ReminderKind.QUIET, text, _page(network.id), (f"quiet-{network.id}-{silence.since}",)
        )
    for left in to_ask_about(ledger, today):
        text = f"Do you miss {left.network.short}? {left.ago}"
        yield Reminder(
            ReminderKind.MISSED,
            text,
            _page(left.network.id),
            (f"missed-{left.network.id}-{left.on}",),
        )
    for network in ledger.networks.values():
        for membership in network.memberships:
            last_said = max((answers.on for answers in membership.answers), default=None)
            if last_said and today in membership.days and last_said < year_before(today):
                text = (
                    f"You last said what {network.short} gave you on {format_day(last_said)}. "
                    "What about this year?"
                )
                yield Reminder(
                    ReminderKind.SAY, text, _page(network.id), (f"say-{membership.id}-{last_said}",)
                )


def _page(network_id: int) -> str:
    return reverse("organisation", args=[network_id])
