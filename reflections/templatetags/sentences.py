"""Rows and figures told in a sentence, as plain text; a template would need ten tags for each."""

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode

from django import template

from networks.arithmetic.money import without_noughts
from networks.arithmetic.periods import ROUGH, Period, VagueDate, format_day, format_vague
from networks.arithmetic.spells import Spell
from networks.arithmetic.words import counted, listed
from networks.charts import Lane
from networks.models import Activity, Membership, Organisation, Role
from networks.other_files.preview import called
from networks.templatetags.words import hours
from reflections.figures import Figures
from reflections.figures.rows import Network
from reflections.history.hours import GivenAndGot
from reflections.renewals.advice import advice
from reflections.renewals.due import Renewal
from reflections.renewals.terms import terms
from reflections.templatetags.judgements import payer

register = template.Library()
register.filter("rows_called", called)
register.filter("advice", advice)


@register.filter
def who_pays(renewal: Renewal) -> str:
    """You pay £184.00 a year, your employer £50.00 a year; nothing where there is no fee."""
    paid = [(payer(by), words) for by, words in renewal.as_paid]
    if not paid:
        is_free_at_first = renewal.due.expected.is_free_at_first
        return "A fee not known yet" if is_free_at_first else "It costs nothing"
    (first, fee), *others = paid
    verb = "pay" if first == "you" else "pays"
    parts = [f"{first} {verb} {fee}", *(f"{by} {words}" for by, words in others)]
    sentence = ", ".join(parts)
    return sentence[0].upper() + sentence[1:]


@register.filter
def shares(renewal: Renewal) -> str:
    """For a headline: you £184 a year; beside a sum for the year, you £50, your employer £25."""
    parts = [(payer(by), without_noughts(words)) for by, words in renewal.as_paid]
    if len(parts) > 1:
        parts = [(by, words.removesuffix(" a year")) for by, words in parts]
    return ", ".join(f"{by} {words}" for by, words in parts)


@register.filter
def until(membership: Membership) -> str:
    """Its last day, which is its organisation's closing where that left it open; or still."""
    if membership.end:
        return format_vague(membership.end)
    closing = membership.organisation.closing
    return f"{format_vague(closing)}, its closing" if closing else "still"


@register.filter
def terms_of(renewal: Renewal, today: date) -> str:
    """On what terms it goes on, in one paragraph; nothing where nothing was said about it."""
    return " ".join(terms(renewal, today))


@register.filter
def named(networks: Iterable[Network | Organisation]) -> str:
    """CILIP, BLA and Twitter."""
    return listed([network.short for network in networks])


@register.filter
def roles_listed(roles: Iterable[Role], network_id: int) -> str:
    """Each with the group that it is held in, where that is not the network itself."""
    return listed(
        [
            role.title
            if role.organisation_id == network_id
            else f"{role.title} ({role.organisation.short})"
            for role in roles
        ]
    )


@register.filter
def done(figures: Figures) -> str:
    """5 activities, 12.5 hours, 4.2 of 5 on average."""
    parts = [
        counted(figures.activities, "activity"),
        counted(figures.hours, "hour"),
    ]
    rated = figures.rating is not None
    return ", ".join([*parts, f"{figures.rating} of 5 on average"] if rated else parts)


@register.filter
def given_to(giving: GivenAndGot) -> str:
    """The kinds of activity that took the hours: committee, volunteering and writing."""
    return listed([kind.lower() for kind, _ in giving.given_kinds])


@register.filter
def effort(activity: Activity) -> str:
    """3 h · 4 of 5, or whichever of them is recorded."""
    parts = [f"{hours(activity.hours)} h"] if activity.hours is not None else []
    return " · ".join([*parts, f"{activity.rating} of 5"] if activity.rating else parts)


@register.filter
def group_of(activity: Activity, network_id: int) -> str:
    """The network that it belongs to, where that is not the one that the page is about."""
    elsewhere = activity.organisation_id != network_id
    return f", {activity.organisation.short}" if elsewhere else ""


def years(spells: Iterable[Spell], starts: Mapping[date, VagueDate]) -> str:
    """2003–2006, 2008, since 2010; a rough start as it was written: about 2009 to 2012.

    `starts` says how well the first day of each is known.
    """
    return ", ".join(_years(spell, starts[spell.first]) for spell in spells)


def _years(spell: Spell, start: VagueDate) -> str:
    is_rough = start.precision in ROUGH
    first = format_vague(start) if is_rough else f"{spell.first.year}"
    if spell.last is None:
        return f"since {first}"
    if spell.first.year == spell.last.year:
        return first
    return f"{first} to {spell.last.year}" if is_rough else f"{first}–{spell.last.year}"


@register.filter
def in_and_out(lane: Lane) -> str:
    """Its spells and what lay between them, in words."""
    spells = [spell.note for spell in lane.spells]
    return "; ".join([*spells, *(f"out for {note}" for note in lane.gap_notes)])


@register.filter
def days_listed(days: Iterable[date]) -> str:
    return listed([format_day(day) for day in days])


@register.filter
def as_query(period: Period) -> str:
    """The address's part that looks at these days."""
    days = {"period": "custom", "from": period.first, "until": period.last}
    return urlencode(days)
