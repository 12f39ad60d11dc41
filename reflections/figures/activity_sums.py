"""Activities summed by the database, for pages that list none of them.

It sums whole hundredths, which are exact on either database. "Each amount is rounded to home money
by itself" (METHOD, Money): of foreign amounts only equal ones are counted together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from operator import attrgetter

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    F,
    Func,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from networks.arithmetic.money import Payer, to_home
from networks.arithmetic.periods import FIRST_DAY, ONE_DAY, Period
from networks.models import Activity, Organisation
from reflections.figures.activity_row import ActivityRow, ActivitySum
from reflections.figures.columns import columns_of
from reflections.figures.many_rows import PAYERS
from reflections.figures.rows import Ledger
from reflections.history.quiet import LATEST_INTERVALS


class Hundredths(Func):
    template = "CAST(ROUND(%(expressions)s * 100) AS BIGINT)"
    output_field = BigIntegerField()


class YearOf(Func):
    """Without the function in Python that SQLite would call for each row."""

    template = "SUBSTR(CAST(%(expressions)s AS VARCHAR(10)), 1, 4)"
    output_field = CharField()


FOREIGN = ~Q(exchange_rate=1)
COSTLY = Q(cost__gt=0)
KEYS = {
    "foreign_cost": Case(When(FOREIGN, then=F("cost"))),
    "foreign_saved": Case(When(FOREIGN, then=F("saved"))),
}
SUMS = {
    "first": Min("date"),
    "last": Max("date"),
    "times": Count("id"),
    "all_hours": Sum(Hundredths("hours")),
    "all_cost": Sum(Hundredths("cost")),
    "all_saved": Sum(Hundredths("saved")),
    "rated": Count("rating"),
    "stars": Sum("rating"),
    "priced": Count("id", filter=COSTLY),
    "a_kind": Min("kind", filter=COSTLY),
}


def with_sums(ledger: Ledger, owner, periods: Iterable[Period], today: date) -> Ledger:
    """The ledger with its activities up to today summed, for figures of these periods alone."""
    found: dict[int, list[ActivitySum]] = defaultdict(list)
    until_now = Activity.objects.of(owner).filter(date__lte=today)
    for (pk, _), group in _sums(until_now, organisation_id=None, stretch=_stretch(periods)):
        found[pk].append(group)
    days = _latest_days(owner, today)
    networks = {
        pk: replace(
            network,
            activities=tuple(sorted(found[pk], key=attrgetter("date"))),
            latest_days=tuple(days[pk]),
        )
        for pk, network in ledger.networks.items()
    }
    return replace(ledger, networks=networks)


def sums_by_year(
    owner, networks: Iterable[int], today: date, *, apart: bool
) -> Iterable[list[ActivitySum]]:
    """What lies in these networks up to today, each sum within a calendar year.

    `apart`: those of each network by themselves, for hours are priced and rounded so.
    """
    wanted = Activity.objects.of(owner).filter(date__lte=today, organisation__in=networks)
    keys = {"year": YearOf("date")} | ({"organisation_id": None} if apart else {})
    found: dict[int, list[ActivitySum]] = defaultdict(list)
    for (_, *network), group in _sums(wanted, **keys):
        found[network[0] if apart else 0].append(group)
    return found.values()


def hours_by_kind(owner, networks: Iterable[int], period: Period, today: date) -> list[ActivityRow]:
    """The hours of each kind and whether they were given, each as if of one activity."""
    days = (period.first, min(period.last, today))
    wanted = Activity.objects.of(owner).filter(date__range=days, organisation__in=networks)
    rows = wanted.order_by().values_list("kind", "given").annotate(hours=Sum(Hundredths("hours")))
    return [
        ActivityRow(today, _two_places(hours), None, Payer.SELF, None, None, kind, given=given)
        for kind, given, hours in rows
    ]


def _stretch(periods: Iterable[Period]) -> Case:
    """Which stretch a day lies in, cut at both ends of each: no period has a part of one."""
    edges = sorted({edge for period in periods for edge in (period.first, period.last + ONE_DAY)})
    before = [When(date__lt=edge, then=Value(at)) for at, edge in enumerate(edges)]
    return Case(*before, default=Value(len(edges)), output_field=IntegerField())


def _sums(activities: QuerySet, **keys) -> Iterator[tuple[tuple, ActivitySum]]:
    """Summed by these keys, who paid and, for foreign amounts, each amount."""
    worked_out = {name: key for name, key in keys.items() if key is not None} | KEYS
    by = (*keys, "cost_paid_by", "exchange_rate", *KEYS)
    rows = activities.order_by().annotate(**worked_out).values_list(*by).annotate(**SUMS)
    for row in zip(*columns_of(rows), strict=True):
        yield row[: len(keys)], _sum(*row[len(keys) :])


def _sum(
    payer, rate, foreign_cost, foreign_saved, first, last, times, hours, cost, saved, rated, stars,
    priced, kind,
) -> ActivitySum:  # fmt: skip
    return ActivitySum(
        first, last, PAYERS[payer], times, _two_places(hours),
        _two_places(cost) if foreign_cost is None else to_home(foreign_cost, rate) * times,
        _two_places(saved) if foreign_saved is None else to_home(foreign_saved, rate) * times,
        rated, int(stars or 0), priced, kind,
    )  # fmt: skip


def _two_places(hundredths) -> Decimal:
    return Decimal(int(hundredths or 0)).scaleb(-2)


def _latest_days(owner, today: date) -> dict[int, list[date]]:
    """By network, the latest days with an activity: as many as its habit is judged by."""
    earlier = Activity.objects.filter(organisation=OuterRef("pk"), date__lte=today)
    since = earlier.order_by("-date").values("date").distinct()
    since = Subquery(since[LATEST_INTERVALS : LATEST_INTERVALS + 1])
    rows = Organisation.objects.of(owner).order_by("id", "activities__date")
    rows = rows.filter(activities__date__lte=today).distinct()
    found: dict[int, list[date]] = defaultdict(list)
    for network, day in rows.filter(
        activities__date__gte=Coalesce(since, Value(FIRST_DAY))
    ).values_list("id", "activities__date"):
        found[network].append(day)
    return found
