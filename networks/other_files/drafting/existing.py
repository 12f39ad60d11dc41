"""What the ledger holds already, by what people call it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User

from networks.arithmetic.instalments import paid_days
from networks.arithmetic.periods import LAST_DAY, Precision, VagueDate
from networks.arithmetic.text import same_name
from networks.models import Activity, Fee, Membership, Organisation
from networks.payments import last_day, next_cover, offers_to, repeating_cover


@dataclass(frozen=True)
class HeldMembership:
    """A membership: its start as the files write it, and its last day."""

    start: str
    first: date
    last: date


@dataclass
class Existing:
    """Names of networks by what people call them, and memberships by the key of such a name."""

    names: dict[str, list[str]]
    held: dict[str, list[HeldMembership]]

    @classmethod
    def of(cls, owner: User) -> "Existing":
        called = Organisation.objects.of(owner).by_what_they_are_called()
        names = {key: [network.name for network in meant] for key, meant in called.items()}
        held: dict[str, list[HeldMembership]] = {}
        members = Membership.objects.of(owner).select_related("organisation")
        for membership in members.order_by("started_on"):
            held_membership = HeldMembership(
                str(membership.start), membership.started_on, membership.ended_on or LAST_DAY
            )
            held.setdefault(membership.organisation.name_key, []).append(held_membership)
        return cls(names, held)

    def full_name(self, name: str) -> str:
        """As the ledger has it; a doubtful one stays as it is, for the import to refuse it."""
        names = self.names.get(same_name(name), [])
        return names[0] if len(names) == 1 else name

    def has(self, name: str) -> bool:
        return same_name(name) in self.names

    def know(self, name: str) -> None:
        """Take in the name of a network that the files bring."""
        self.names.setdefault(same_name(name), [name])

    def hold(self, name: str, start: VagueDate, last: date | None) -> None:
        """Take in a membership that the files bring."""
        rows = self.held.setdefault(same_name(name), [])
        if all(row.start != str(start) for row in rows):
            rows.append(HeldMembership(str(start), start.first, last or LAST_DAY))
            rows.sort(key=lambda row: row.first)

    def membership(self, name: str, on: date | None) -> HeldMembership | None:
        """Held that day, else the latest begun by then, else the first; without a day the last."""
        rows = self.held.get(same_name(name), [])
        if not rows or on is None:
            return rows[-1] if rows else None
        begun = [row for row in rows if row.first <= on]
        within = [row for row in begun if on <= row.last]
        return (within or begun or rows[:1])[-1]


def renewal_days(owner: User) -> dict[str, date]:
    """By the key of a network's name, a day on which its membership is paid for again."""
    renewals: dict[str, date] = {}
    members = Membership.objects.of(owner).select_related("organisation").prefetch_related("fees")
    offers = offers_to(owner.pk)
    # The latest membership is the last to say when.
    for membership in members.order_by("started_on"):
        following = next_cover(membership, offers)
        if following:
            renewals[membership.organisation.name_key] = following.first
        elif membership.started_on_precision == Precision.DAY:
            renewals.setdefault(membership.organisation.name_key, membership.started_on)
    return renewals


def paid_already(owner: User, until: date) -> set[tuple[str, date, Decimal]]:
    """Network, day and amount of each fee; of what repeats, of each instalment up to a day."""
    fees = Fee.objects.of(owner).select_related("membership__organisation")
    return {
        (fee.membership.organisation.name, on, fee.amount)
        for fee in fees
        if fee.amount is not None
        for on in _paid_days(fee, until)
    }


def _paid_days(fee: Fee, until: date) -> list[date]:
    if fee.every is None:
        return [fee.paid_on]
    cover = repeating_cover(fee, fee.every, min(until, last_day(fee.membership)))
    return paid_days(fee.paid_on, cover, fee.every, until)


def done_already(owner: User, since: date) -> set[tuple[date, str]]:
    """Day and title of each activity from then on, in small letters."""
    rows = Activity.objects.of(owner).filter(date__gte=since).values_list("date", "title")
    return {(day, title.casefold()) for day, title in rows}
