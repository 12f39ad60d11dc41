"""Reads the tables of a ledger that have many rows: fees and activities."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User
from django.db.models import Min

from networks.arithmetic.money import Certainty, Payer, to_home
from networks.arithmetic.periods import ONE_DAY, Period, months_later
from networks.models import Activity, Fee
from networks.models.prepared import PreparedQuery
from reflections.figures.fee_row import FeeRow
from reflections.figures.rows import ActivityRow

ACTIVITY_COLUMNS = (
    "organisation_id", "date", "hours", "cost", "exchange_rate", "cost_paid_by", "saved",
    "rating", "kind", "id", "given", "found_through_id",
)  # fmt: skip
FEE_COLUMNS = (
    "membership_id", "id", "kind", "amount", "exchange_rate", "certainty", "paid_on", "covers_from",
    "covers_until", "every", "paid_by", "repeats_until", "currency",
)  # fmt: skip
FEES = PreparedQuery(lambda owner: Fee.objects.of(owner).order_by("id").values_list(*FEE_COLUMNS))
ACTIVITIES = PreparedQuery(
    lambda owner: (
        Activity.objects.of(owner)
        .order_by("organisation_id", "date", "id")
        .values_list(*ACTIVITY_COLUMNS)
    )
)
FIRST_DAYS = PreparedQuery(
    lambda owner: (
        Activity.objects.of(owner)
        .order_by()
        .values_list("organisation_id")
        .annotate(first=Min("date"))
    )
)
PAYERS = {payer.value: payer for payer in Payer}
CERTAINTIES = {certainty.value: certainty for certainty in Certainty}


def fees_of(owner: User) -> dict[int, list[FeeRow]]:
    """By membership, in order of entry."""
    fees: dict[int, list[FeeRow]] = defaultdict(list)
    for membership_id, *fee in zip(*FEES.columns(owner.pk), strict=True):
        fees[membership_id].append(_fee(*fee))
    return fees


def _fee(
    pk: int, kind: str, amount: Decimal | None, rate: Decimal | None, certainty: str, paid_on: date,
    covers_from: date | None, covers_until: date | None, every: int | None, paid_by: str,
    repeats_until: date | None, currency: str,
) -> FeeRow:  # fmt: skip
    asked = None if amount is None or rate == 1 else (amount, currency)
    return FeeRow(
        pk, kind, _home(amount, rate), CERTAINTIES[certainty], paid_on,
        _cover(covers_from, covers_until, paid_on, every), bool(every) or covers_from is not None,
        PAYERS[paid_by], every, repeats_until, asked,
    )  # fmt: skip


def _cover(
    covers_from: date | None, covers_until: date | None, paid_on: date, every: int | None
) -> Period:
    """Of one that repeats, what the first instalment covers: `running` counts the rest."""
    first = covers_from or paid_on
    if every:
        return Period(first, months_later(first, every) - ONE_DAY)
    return Period(first, covers_until or first)


def first_activities_of(owner: User) -> dict[int, list[ActivityRow]]:
    """By organisation, the bare day of its first."""
    activities: dict[int, list[ActivityRow]] = defaultdict(list)
    for organisation_id, day in FIRST_DAYS.rows(owner.pk):
        activities[organisation_id].append(ActivityRow(day, None, None, Payer.SELF, None, None))
    return activities


def activities_of(owner: User) -> dict[int, list[ActivityRow]]:
    """By organisation, in order of date."""
    networks, days, hours, costs, rates, payers, saved, *more = ACTIVITIES.columns(owner.pk)
    columns = zip(
        days,
        hours,
        map(_home, costs, rates),
        (PAYERS[payer] for payer in payers),
        map(_home, saved, rates),
        *more,
        strict=True,
    )
    activities: dict[int, list[ActivityRow]] = defaultdict(list)
    for network, row in zip(networks, map(ActivityRow._make, columns), strict=True):
        activities[network].append(row)
    return activities


def _home(amount: Decimal | None, rate: Decimal | None) -> Decimal | None:
    # Nearly every row is in home money already.
    if amount is None or rate == 1:
        return amount
    assert rate is not None, "the database takes no amount without its rate"
    return to_home(amount, rate)
