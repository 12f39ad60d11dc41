"""Reads one person's whole ledger into frozen rows."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from networks.arithmetic.periods import (
    LAST_DAY,
    Period,
    Precision,
    VagueDate,
    effective_end,
)
from networks.fields.dates import as_vague
from networks.models import (
    Membership,
    Organisation,
    Preference,
    PreferenceSetting,
    Role,
)
from networks.models.preference import DEFAULT_CURRENCY, says_uk_tax_year
from networks.models.prepared import PreparedQuery
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
    rows: dict[int, list[Any]] = defaultdict(list)
    story: frozenset[int] = frozenset()
    for row in WITH_MEMBERSHIPS.rows(owner.pk):
        rows[row.id].append(row)
        # The same in every row, since it is about the owner: a query less.
        story = frozenset(row.story or ())
    networks = {
        pk: _network(group, fees, appraisals, tuple(activities[pk]), tuple(roles[pk]))
        for pk, group in rows.items()
    }
    networks, loops = without_loops(networks)
    story_left = story & networks.keys()
    return Ledger(networks, currency, hour_value, tax_rates, story_left, has_tax_year, loops)


def _preferences(owner: User) -> tuple[str, Decimal | None, dict[date, Decimal], bool]:
    rows = PREFERENCES.rows(owner.pk)
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


def _with_memberships(owner: Any) -> QuerySet[Organisation, Any]:
    settling = Decision.objects.settling().filter(organisation=OuterRef("pk"))
    # One subquery for each column: a join would double memberships.
    last = settling.order_by("-decided_on", "-id")
    story = StoryLoad.objects.filter(owner=OuterRef("owner"))
    networks = Organisation.objects.of(owner).order_by("id", "memberships__started_on")
    columns = [
        "id", "name", "short_name", "kind", "setting", "parent_id", "tax_relief",
        "closed_on", "closed_on_precision", "host_id", "successor_id", "how_often",
        "memberships__id", "memberships__category", "memberships__started_on",
        "memberships__ended_on", "memberships__ended_on_precision", "memberships__notice_days",
        "memberships__held_for", "memberships__number", "memberships__renews_itself",
        "memberships__how_to_leave", "memberships__started_on_precision",
    ]  # fmt: skip
    return networks.values(
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


WITH_MEMBERSHIPS = PreparedQuery(_with_memberships)
PREFERENCES = PreparedQuery(
    lambda owner: Preference.objects.of(owner).values_list(
        "setting", "since", "currency", "number", "words"
    )
)
APPRAISALS = PreparedQuery(
    lambda owner: (
        Appraisal.objects.of(owner)
        .order_by("date", "id")
        .values_list("membership_id", "worth_per_year", "date", "put_in", "got_out", "would_miss")
    )
)
ROLE_COLUMNS = (
    "organisation_id", "title", "started_on", "started_on_precision", "ended_on",
    "ended_on_precision",
)  # fmt: skip
ROLES = PreparedQuery(lambda owner: Role.objects.of(owner).values_list(*ROLE_COLUMNS))


def _network(
    rows: list[Any],
    fees: FeesOf,
    appraisals: AppraisalsOf,
    activities: tuple[ActivityRow, ...],
    roles: tuple[RoleRow, ...],
) -> Network:
    first = rows[0]
    closing = as_vague(first.closed_on, first.closed_on_precision)
    return Network(
        first.id, first.name, first.short_name or first.name, first.kind,
        first.setting, first.parent_id,
        first.last_choice, first.last_decided_on,
        tuple(_memberships(rows, fees, appraisals)), activities, closing.last if closing else None,
        first.host_id, first.successor_id, first.how_often, first.tax_relief, roles,
        closing.precision if closing else Precision.DAY,
    )  # fmt: skip


def _memberships(
    rows: list[Any], fees: FeesOf, appraisals: AppraisalsOf
) -> Iterator[MembershipRow]:
    joined = [row for row in rows if row.memberships__id is not None]
    closing = as_vague(rows[0].closed_on, rows[0].closed_on_precision)
    starts = [row.memberships__started_on for row in joined]
    for at, row in enumerate(joined, 1):
        yield _membership(row, starts[at:], closing, fees, appraisals)


def _membership(
    row: Any,
    later_starts: list[date],
    closing: VagueDate | None,
    fees: FeesOf,
    appraisals: AppraisalsOf,
) -> MembershipRow:
    """It "never outlasts its organisation: closed_on is then its last day" (METHOD, Time)."""
    pk, ended_on = row.memberships__id, row.memberships__ended_on
    ended = as_vague(ended_on, row.memberships__ended_on_precision)
    first = row.memberships__started_on
    last = max(first, min(_last_day(ended, later_starts), closing.last if closing else LAST_DAY))
    # Cut short by what came after it, its last day is known to the day.
    precisions = (end.precision for end in (ended, closing) if end and end.last == last)
    # An appraisal may say how much one would miss it, and no worth.
    valuations = tuple(
        Valuation(answers.on, worth) for answers, worth in appraisals[pk] if worth is not None
    )
    return MembershipRow(
        pk, row.memberships__category, Period(first, last),
        ended_on is None, row.memberships__notice_days,
        tuple(running(fees[pk], last)), valuations,
        tuple(answers for answers, _ in appraisals[pk]),
        tuple(row.memberships__held_for), row.memberships__number,
        row.memberships__renews_itself, row.memberships__how_to_leave,
        Precision(row.memberships__started_on_precision), row.refused,
        next(precisions, Precision.DAY),
    )  # fmt: skip


def _last_day(ended: VagueDate | None, later_starts: list[date]) -> date:
    # One that the other party holds may start earlier, while this one surely still ran.
    following = (start for start in later_starts if ended and start >= ended.first)
    return effective_end(ended, next(following, None)) or LAST_DAY


def _appraisals(owner: User) -> AppraisalsOf:
    """By membership, in order of time: the answers, and the worth of a year if it was given."""
    appraisals: AppraisalsOf = defaultdict(list)
    for membership_id, worth, *answers in APPRAISALS.rows(owner.pk):
        appraisals[membership_id].append((Answers(*answers), worth))
    return appraisals


def _roles(owner: User) -> dict[int, list[RoleRow]]:
    """By organisation, a vague end counted to its last day."""
    roles: dict[int, list[RoleRow]] = defaultdict(list)
    for role in ROLES.rows(owner.pk):
        started = as_vague(role.started_on, role.started_on_precision)
        ended = as_vague(role.ended_on, role.ended_on_precision)
        # Two roles at a time are nothing odd: none cuts another short, as a membership does.
        last = ended.last if ended else LAST_DAY
        roles[role.organisation_id].append(RoleRow(role.title, Period(started.first, last)))
    return roles
