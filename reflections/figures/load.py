"""Reads one person's whole ledger into frozen rows."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Subquery

from networks.arithmetic.periods import (
    LAST_DAY,
    Period,
    Precision,
    VagueDate,
    effective_end,
)
from networks.models import (
    Membership,
    Organisation,
    Preference,
    PreferenceSetting,
    Role,
)
from networks.models.preference import DEFAULT_CURRENCY, says_uk_tax_year
from reflections.arithmetic.worth import Valuation
from reflections.figures.fee_row import FeeRow, running
from reflections.figures.loops import without_loops
from reflections.figures.many_rows import activities_of, fees_of, first_activities_of
from reflections.figures.membership_row import Answers, MembershipRow
from reflections.figures.rows import ActivityRow, Ledger, Network, RoleRow
from reflections.models import Appraisal, Decision, StoryLoad
from reflections.models.decision import DecisionQuerySet

# By membership.
FeesOf = dict[int, list[FeeRow]]
AppraisalsOf = dict[int, list[tuple[Answers, Decimal | None]]]


def read_ledger(owner: User) -> Ledger:
    """Six queries, however large the ledger."""
    return _read(owner, activities_of(owner))


def read_outline(owner: User) -> Ledger:
    """The ledger with no more of a network's activities than the bare day of its first.

    For pages that let the database look through the activities. Six queries too.
    """
    return _read(owner, first_activities_of(owner))


def _read(owner: User, activities: dict[int, list[ActivityRow]]) -> Ledger:
    currency, hour_value, tax_rates, has_tax_year = _preferences(owner)
    fees, appraisals, roles = fees_of(owner), _appraisals(owner), _roles(owner)
    rows: dict[int, list] = defaultdict(list)
    story: frozenset[int] = frozenset()
    for row in _with_memberships().of(owner):
        rows[row["id"]].append(row)
        # The same in every row, since it is about the owner: a query less.
        story = frozenset(row["story"] or ())
    networks = {
        pk: _network(group, fees, appraisals, tuple(activities[pk]), tuple(roles[pk]))
        for pk, group in rows.items()
    }
    networks, loops = without_loops(networks)
    story_left = story & networks.keys()
    return Ledger(networks, currency, hour_value, tax_rates, story_left, has_tax_year, loops)


def _preferences(owner: User) -> tuple[str, Decimal | None, dict[date, Decimal], bool]:
    rows = list(Preference.objects.of(owner))
    # Of both that are asked for here there is one row at most.
    lasting = {row.setting: row for row in rows if row.since is None}
    home = lasting.get(PreferenceSetting.HOME_CURRENCY)
    hour = lasting.get(PreferenceSetting.HOUR_VALUE)
    rates = {row.since: row.number for row in rows if row.since and row.number is not None}
    return (
        home.currency if home else DEFAULT_CURRENCY,
        hour.number if hour else None,
        rates,
        says_uk_tax_year(rows),
    )


@cache
def _with_memberships():  # type: ignore[no-untyped-def]  # rows as dicts, yet `of` an owner
    """Put together once, for that takes longer than to carry it out; never carried out itself."""
    settling = Decision.objects.settling().filter(organisation=OuterRef("pk"))
    # One subquery for each column: a join would double memberships.
    last = settling.order_by("-decided_on", "-id")
    story = StoryLoad.objects.filter(owner=OuterRef("owner"))
    columns = [
        "id", "name", "short_name", "kind", "setting", "parent_id", "tax_relief",
        "closed_on", "closed_on_precision", "host_id", "successor_id", "how_often",
        "memberships__id", "memberships__category", "memberships__started_on",
        "memberships__ended_on", "memberships__ended_on_precision", "memberships__notice_days",
        "memberships__held_for", "memberships__number", "memberships__renews_itself",
        "memberships__how_to_leave", "memberships__started_on_precision",
    ]  # fmt: skip
    return Organisation.objects.order_by("id", "memberships__started_on").values(
        *columns,
        refused=Subquery(_refused_after_membership().values("fee")[:1]),
        last_choice=Subquery(last.values("choice")[:1]),
        last_decided_on=Subquery(last.values("decided_on")[:1]),
        story=Subquery(story.values("rows__organisations")[:1]),
    )


def _refused_after_membership() -> DecisionQuerySet:
    """Decisions to leave or not to come back that name a fee, the latest first.

    Each is about the membership that had begun last.
    """
    joined_again = Membership.objects.filter(
        organisation=OuterRef("organisation"),
        started_on__gt=OuterRef(OuterRef("memberships__started_on")),
        started_on__lte=OuterRef("decided_on"),
    )
    return (
        Decision.objects.refusing()
        .filter(organisation=OuterRef("pk"), decided_on__gte=OuterRef("memberships__started_on"))
        .exclude(Exists(joined_again))
        .latest_first()
    )


def _network(
    rows: list[dict],
    fees: FeesOf,
    appraisals: AppraisalsOf,
    activities: tuple[ActivityRow, ...],
    roles: tuple[RoleRow, ...],
) -> Network:
    first, closing = rows[0], _closing(rows[0])
    return Network(
        first["id"], first["name"], first["short_name"] or first["name"], first["kind"],
        first["setting"], first["parent_id"],
        first["last_choice"], first["last_decided_on"],
        tuple(_memberships(rows, fees, appraisals)), activities, closing.last if closing else None,
        first["host_id"], first["successor_id"], first["how_often"], first["tax_relief"], roles,
        closing.precision if closing else Precision.DAY,
    )  # fmt: skip


def _closing(row: dict) -> VagueDate | None:
    closed_on = row["closed_on"]
    return closed_on and VagueDate(closed_on, Precision(row["closed_on_precision"]))


def _memberships(
    rows: list[dict], fees: FeesOf, appraisals: AppraisalsOf
) -> Iterator[MembershipRow]:
    joined = [row for row in rows if row["memberships__id"] is not None]
    closing = _closing(rows[0])
    starts = [row["memberships__started_on"] for row in joined]
    for at, row in enumerate(joined, 1):
        yield _membership(row, starts[at:], closing, fees, appraisals)


def _membership(
    row: dict,
    later_starts: list[date],
    closing: VagueDate | None,
    fees: FeesOf,
    appraisals: AppraisalsOf,
) -> MembershipRow:
    """It "never outlasts its organisation: closed_on is then its last day" (METHOD, Time)."""
    pk, ended_on = row["memberships__id"], row["memberships__ended_on"]
    ended = ended_on and VagueDate(ended_on, Precision(row["memberships__ended_on_precision"]))
    first = row["memberships__started_on"]
    last = max(first, min(_last_day(ended, later_starts), closing.last if closing else LAST_DAY))
    # Cut short by what came after it, its last day is known to the day.
    precisions = (end.precision for end in (ended, closing) if end and end.last == last)
    # An appraisal may say how much one would miss it, and no worth.
    valuations = tuple(
        Valuation(answers.on, worth) for answers, worth in appraisals[pk] if worth is not None
    )
    return MembershipRow(
        pk, row["memberships__category"], Period(first, last),
        ended_on is None, row["memberships__notice_days"],
        tuple(running(fees[pk], last)), valuations,
        tuple(answers for answers, _ in appraisals[pk]),
        tuple(row["memberships__held_for"]), row["memberships__number"],
        row["memberships__renews_itself"], row["memberships__how_to_leave"],
        Precision(row["memberships__started_on_precision"]), row["refused"],
        next(precisions, Precision.DAY),
    )  # fmt: skip


def _last_day(ended: VagueDate | None, later_starts: list[date]) -> date:
    # One that the other party holds may start earlier, while this one surely still ran.
    following = (start for start in later_starts if ended and start >= ended.first)
    return effective_end(ended, next(following, None)) or LAST_DAY


def _appraisals(owner: User) -> AppraisalsOf:
    """By membership, in order of time: the answers, and the worth of a year if it was given."""
    appraisals: AppraisalsOf = defaultdict(list)
    rows = Appraisal.objects.of(owner).order_by("date", "id")
    for membership_id, worth, *answers in rows.values_list(
        "membership_id", "worth_per_year", "date", "put_in", "got_out", "would_miss"
    ):
        appraisals[membership_id].append((Answers(*answers), worth))
    return appraisals


def _roles(owner: User) -> dict[int, list[RoleRow]]:
    """By organisation, a vague end counted to its last day."""
    roles: dict[int, list[RoleRow]] = defaultdict(list)
    for role in Role.objects.of(owner):
        # Two roles at a time are nothing odd: none cuts another short, as a membership does.
        last = role.end.last if role.end else LAST_DAY
        roles[role.organisation_id].append(RoleRow(role.title, Period(role.start.first, last)))
    return roles
