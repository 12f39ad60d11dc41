"""Ledgers of several sizes, made by bulk; the same numbers give the same rows."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from django.contrib.auth import get_user_model
from django.db import connection

from networks.models import Activity, Fee, Membership, Organisation, Role
from reflections.models import Appraisal, Choice, Decision, Reflection

YEARS = 20
KINDS = ("event", "training", "conference", "committee", "writing", "reading")
PAYERS = ("self", "self", "self", "employer", "other")
SETTINGS = ("offline", "online", "both")
BATCH = 2000


@dataclass(frozen=True)
class Size:
    networks: int = 30
    fees: int = 300
    activities: int = 2_000
    appraisals: int = 100
    reflections: int = 200

    def times(self, factor: int) -> "Size":
        return Size(*(factor * each for each in vars(self).values()))


WORKING_LIFE = Size()


def fill(owner, size: Size, today: date) -> None:
    """Bodies, every third a group of the one before it, over the last twenty years."""
    chance = Random(9)
    networks = _networks(owner, size.networks)
    memberships = _memberships(networks, today)
    _fees(memberships, size.fees, today)
    _activities(networks, size.activities, today, chance)
    _appraisals(memberships, size.appraisals, today, chance)
    _decisions(networks, today)
    Role.objects.bulk_create(
        Role(organisation=network, title="Treasurer", started_on=_years_before(today, 4))
        for network in networks[::3]
    )
    _reflections(owner, networks, size.reflections, today, chance)


def person(name: str, **known):
    return get_user_model().objects.create(username=name, **known)


def _years_before(today: date, years: float) -> date:
    return today - timedelta(days=int(years * 365.25))


def _networks(owner, number: int) -> list[Organisation]:
    networks = Organisation.objects.bulk_create(
        [
            Organisation(owner=owner, name=f"Network {n} of many", short_name=f"N{n} {n % 7 * 'o'}",
                         setting=SETTINGS[n % 3], how_often=6)
            for n in range(number)
        ]
    )  # fmt: skip
    for above, group in zip(networks[1::3], networks[2::3], strict=False):
        group.parent = above
    Organisation.objects.bulk_update(networks[2::3], ["parent"], batch_size=BATCH)
    return networks


def _memberships(networks: list[Organisation], today: date) -> list[Membership]:
    return Membership.objects.bulk_create(
        [
            Membership(organisation=network, started_on=_years_before(today, YEARS - n % 5),
                       notice_days=30, held_for=["learning", "people"][: n % 3])
            for n, network in enumerate(networks)
        ],
        batch_size=BATCH,
    )  # fmt: skip


def _fees(memberships: list[Membership], number: int, today: date) -> None:
    """Two networks of three cost something, each year about as much as the year before."""
    bearing = [membership for n, membership in enumerate(memberships) if n % 3 != 2]
    each = number // len(bearing)
    fees = []
    for n, membership in enumerate(bearing):
        for year in range(each):
            first = _years_before(today, each - year - n % 12 / 12)
            foreign = n % 8 == 5
            fees.append(
                Fee(membership=membership, amount=Decimal(4000 + 350 * n + 130 * year) / 100,
                    certainty="about" if year % 9 == 0 else "exact", paid_on=first,
                    covers_from=first, covers_until=first + timedelta(days=364),
                    paid_by=PAYERS[n % 5], currency="EUR" if foreign else "GBP",
                    exchange_rate=Decimal("0.8637") if foreign else Decimal(1))
            )  # fmt: skip
    Fee.objects.bulk_create(fees, batch_size=BATCH)


def _activities(networks: list[Organisation], number: int, today: date, chance: Random) -> None:
    for start in range(0, number, BATCH):
        Activity.objects.bulk_create(
            [
                _activity(networks, n, today, chance)
                for n in range(start, min(start + BATCH, number))
            ]
        )


def _activity(networks: list[Organisation], n: int, today: date, chance: Random) -> Activity:
    foreign = n % 25 == 24
    return Activity(
        organisation=networks[n % len(networks)],
        date=today - timedelta(days=chance.randrange(int(YEARS * 365.25) - 60)),
        kind=KINDS[n % len(KINDS)],
        title=f"Meeting {n % 400} of the group",
        hours=Decimal(chance.randrange(1, 24)) / 4 if n % 10 else None,
        cost=Decimal(chance.randrange(100, 6000)) / 100 if n % 3 == 0 else None,
        cost_paid_by=PAYERS[n % 5],
        saved=Decimal("12.50") if n % 40 == 0 else None,
        rating=n % 5 + 1 if n % 4 else None,
        currency="EUR" if foreign else "GBP",
        exchange_rate=Decimal("0.8637") if foreign else Decimal(1),
    )


def _appraisals(memberships: list[Membership], number: int, today: date, chance: Random) -> None:
    answering = memberships[: max(len(memberships) * 2 // 3, 1)]
    Appraisal.objects.bulk_create(
        [
            Appraisal(membership=answering[n % len(answering)],
                      date=_years_before(today, 0.5 + 4 * (n // len(answering))),
                      worth_per_year=Decimal(chance.randrange(2000, 30000)) / 100,
                      put_in=n % 5 + 1, got_out=(n + 2) % 5 + 1, would_miss=n % 5 + 1)
            for n in range(number)
        ],
        batch_size=BATCH,
    )  # fmt: skip


def _decisions(networks: list[Organisation], today: date) -> None:
    Decision.objects.bulk_create(
        Decision(organisation=network, decided_on=_years_before(today, 1.2), choice=Choice.RENEW,
                 because="It was good", expected_activities=4)
        for network in networks[::2]
    )  # fmt: skip


def _reflections(owner, networks, number: int, today: date, chance: Random) -> None:
    written = Reflection.objects.bulk_create(
        [
            Reflection(owner=owner, date=_years_before(today, YEARS * n / number),
                       title=f"Thoughts {n}", body="It was **good** to be there. " * 12)
            for n in range(number)
        ],
        batch_size=BATCH,
    )  # fmt: skip
    about = Reflection.organisations.through
    about.objects.bulk_create(
        [
            about(reflection=entry, organisation=chance.choice(networks))
            for entry in written
        ],
        batch_size=BATCH,
    )  # fmt: skip


def crowd(rows: int, today: date) -> None:
    """Other people with a hundred activities each in a network of theirs, by SQL alone."""
    others = rows // 100
    get_user_model().objects.bulk_create(
        [get_user_model()(username=f"other {n}") for n in range(others)], batch_size=BATCH
    )
    owners = get_user_model().objects.filter(username__startswith="other ").order_by("id")
    networks = Organisation.objects.bulk_create(
        [Organisation(owner=owner, name="Theirs") for owner in owners], batch_size=BATCH
    )
    Membership.objects.bulk_create(
        [
            Membership(organisation=network, started_on=_years_before(today, 9))
            for network in networks
        ],
        batch_size=BATCH,
    )
    pattern = Activity.objects.filter(organisation__owner__username="life").first()
    columns = [field.column for field in Activity._meta.concrete_fields if not field.primary_key]
    copied = ", ".join(_COPIED[connection.vendor].get(column, f"p.{column}") for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO networks_activity ({', '.join(columns)}) {_HUNDRED} SELECT {copied} "
            "FROM networks_organisation o, n, networks_activity p "
            "WHERE p.id = %s AND o.name = 'Theirs'",
            [pattern.pk],
        )
        cursor.execute("ANALYZE")


_HUNDRED = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)"
_COPIED = {
    "sqlite": {"organisation_id": "o.id", "ref": "lower(hex(randomblob(16)))"},
    "postgresql": {"organisation_id": "o.id", "ref": "gen_random_uuid()"},
}
