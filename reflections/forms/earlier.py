"""What was done before, to be offered again while one types a title."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User

from networks.arithmetic.money import Payer, format_money
from networks.arithmetic.periods import format_day
from networks.arithmetic.typed_money import MoneyWords, write_money
from networks.arithmetic.typed_numbers import NumberStyle, is_read_in_any_style
from networks.arithmetic.words import plain, shortest
from networks.fields.habits import own_habits
from networks.models import Activity, ActivityKind

# Titles are recalled among the last activities entered.
RECENT = 200
TITLES = 30
COLUMNS = (
    "pk", "title", "organisation_id", "kind", "hours", "cost", "currency", "cost_paid_by", "date",
)  # fmt: skip
PAID_BY = {Payer.EMPLOYER: " by employer", Payer.OTHER: " by someone else"}


@dataclass(frozen=True, slots=True)
class EarlierActivity:
    """An activity as it was entered last under its title and network; `network` is an id."""

    network_name: str
    pk: int
    title: str
    network: int
    kind: str
    hours: Decimal | None
    cost: Decimal | None
    currency: str
    payer: str
    on: date

    @property
    def words(self) -> str:
        """BLA, committee, 5 h, £32.50 by employer."""
        parts = [self.network_name, ActivityKind(self.kind).label.lower()]
        if self.hours is not None:
            parts.append(f"{plain(self.hours)} h")
        if self.cost:
            money = format_money(self.cost, self.currency)
            parts.append(f"{money}{PAID_BY.get(Payer(self.payer), '')}")
        return ", ".join(parts)

    @property
    def day(self) -> str:
        return format_day(self.on)

    @property
    def typed_hours(self) -> str:
        return "" if self.hours is None else shortest(self.hours)

    @property
    def typed_cost(self) -> str:
        """As one would type it, with its currency."""
        if self.cost is None:
            return ""
        # A number that some would read as another is written as this person writes.
        is_plain = is_read_in_any_style(write_money(MoneyWords(self.cost)))
        style = NumberStyle.POINT if is_plain else own_habits().numbers
        return write_money(MoneyWords(self.cost, currency=self.currency), style=style)


def done_before(owner: User, names: Mapping[int, str]) -> list[EarlierActivity]:
    """The last activities entered; one query. `names` are those of the networks, by id."""
    rows = Activity.objects.of(owner).latest_entered().values_list(*COLUMNS)[:RECENT]
    return [EarlierActivity(names[row[2]], *row) for row in rows]


def each_once(rows: list[EarlierActivity]) -> list[EarlierActivity]:
    """Each title once for each network, the latest entered first."""
    latest: dict[tuple[str, int], EarlierActivity] = {}
    for row in rows:
        latest.setdefault((row.title, row.network), row)
    return list(latest.values())[:TITLES]


def likely_kinds(rows: list[EarlierActivity], network: int | None) -> list[str]:
    """Kinds by how often they were entered, those with the network of that id before all."""
    there = Counter(row.kind for row in rows if row.network == network)
    anywhere = Counter(row.kind for row in rows)
    usual = [ActivityKind.EVENT, ActivityKind.CONFERENCE, ActivityKind.TRAINING]
    ordered = [kind for counter in (there, anywhere) for kind, _ in counter.most_common()]
    return list(dict.fromkeys([*ordered, *(kind.value for kind in usual)]))
