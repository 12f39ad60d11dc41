"""What stands in a person's calendar, and on which day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.contrib.auth.models import User
from django.urls import reverse

from networks.arithmetic.money import format_amount
from networks.arithmetic.periods import format_day
from networks.arithmetic.words import listed
from networks.models import Activity
from reflections.arithmetic.wording import PAYERS
from reflections.figures.rows import Ledger
from reflections.models import Decision
from reflections.renewals.due import Renewal, renewals
from reflections.renewals.to_pay import ToPay, to_pay


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An event of one whole day. `uid` stays the same when the day or the words change.

    `path` is the page about it; it is never about the past, so it may ring beforehand.
    """

    uid: str
    day: date
    summary: str
    description: str
    path: str

    @property
    def fingerprint(self) -> str:
        content = "\n".join([self.day.isoformat(), self.summary, self.description, self.path])
        return sha256(content.encode()).hexdigest()


def entries_of(owner: User, ledger: Ledger, today: date, *, with_amounts: bool) -> list[FeedEntry]:
    """In order of day. Nothing of the journal, and no amounts unless they were asked for."""
    unsorted = [
        *_renewing(renewals(ledger, today), with_amounts=with_amounts),
        *(
            _paying(fee, ledger.currency, with_amounts=with_amounts)
            for fee in to_pay(ledger, today)
        ),
        *_planned(owner, today),
        *_looking_again(owner, today),
    ]
    return sorted(unsorted, key=lambda entry: (entry.day, entry.uid))


def _renewing(waiting: Iterable[Renewal], *, with_amounts: bool) -> Iterator[FeedEntry]:
    for renewal in waiting:
        name, on, membership = renewal.network.short, renewal.on, renewal.membership
        path = reverse("renewal_brief", args=[membership.id])
        verb = "renews by itself" if membership.renews_itself else "renews"
        yield FeedEntry(
            f"renewal-{membership.id}", on, f"{name} {verb}", _fee(renewal, with_amounts), path
        )
        if renewal.decide_by < on:
            description = f"It {verb} on {format_day(on)}. {_fee(renewal, with_amounts)}".strip()
            yield FeedEntry(
                f"decide-{membership.id}",
                renewal.decide_by,
                f"Decide about {name}",
                description,
                path,
            )


def _fee(renewal: Renewal, with_amounts: bool) -> str:
    if not with_amounts:
        return ""
    shares = [
        f"{format_amount(fee, renewal.currency)} a year, {PAYERS[payer]}"
        for payer, fee in renewal.by_payer.items()
    ]
    return f"{listed(shares)}." if shares else ""


def _paying(fee: ToPay, currency: str, *, with_amounts: bool) -> FeedEntry:
    summary = f"{fee.network.short}: {'money back' if fee.is_coming_back else 'a fee to pay'}"
    amount = (
        f"{format_amount(fee.amount, currency)}, {PAYERS[fee.paid_by]}." if with_amounts else ""
    )
    # By its own number: programs take an event of the same name for the same one.
    # A fee that repeats moves on with its next instalment.
    return FeedEntry(f"fee-{fee.fee.id}", fee.on, summary, amount, reverse("renewals"))


def _planned(owner: User, today: date) -> Iterator[FeedEntry]:
    rows = Activity.objects.of(owner).filter(date__gt=today).select_related("organisation")
    for activity in rows.order_by("date", "id"):
        summary = f"{activity.organisation.short}: {activity.title}"
        path = reverse("activity_edit", args=[activity.pk])
        yield FeedEntry(f"activity-{activity.pk}", activity.date, summary, "", path)


def _looking_again(owner: User, today: date) -> Iterator[FeedEntry]:
    rows = Decision.objects.of(owner).filter(review_on__gte=today).select_related("organisation")
    for decision in rows.order_by("review_on", "id"):
        assert decision.review_on is not None, "asked for those alone"
        summary = f"Look again at {decision.organisation.short}"
        path = reverse("decision_edit", args=[decision.pk])
        yield FeedEntry(f"look-again-{decision.pk}", decision.review_on, summary, "", path)
