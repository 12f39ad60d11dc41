"""Activities: what was done with or through a network, and what some of them come to."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Self

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Sum

from networks.arithmetic.money import ZERO, Payer, ratio, round_half_up, to_home
from networks.fields import (
    DayField,
    LineField,
    MoneyField,
    PlainDecimalField,
    ProseField,
    SearchField,
    WebAddressField,
    validate_visible,
)
from networks.models.activity_kind import ActivityKind
from networks.models.change import ChangedRow
from networks.models.constraints import days, one_of, ref_once, within
from networks.models.money_columns import (
    LARGEST_MONEY,
    PAYERS,
    currency_field,
    rate_field,
    rate_rules,
    require_positive_rate,
)
from networks.models.organisation import Organisation, Setting
from networks.models.preference import Preference
from networks.models.record import Record
from networks.models.search import saying
from networks.rates import fill_rate

MOST_HOURS = Decimal("9999.99")
ASKED_FOR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class ActivityTotals:
    """What some activities come to, in hours and home money; `costs` has who paid something."""

    activities: int
    hours: Decimal
    rated: int
    rating: Decimal | None
    costs: dict[Payer, Decimal]
    saved: Decimal


class ActivityQuerySet(models.QuerySet["Activity"]):
    def of(self, owner: User) -> Self:
        return self.filter(organisation__owner=owner)

    def in_setting(self, setting: str) -> Self:
        """Those that took place so; one that does not say took place as its network does."""
        return self.filter(Q(setting=setting) | Q(setting="", organisation__setting=setting))

    def paid_by(self, payer: str) -> Self:
        """Those that cost something, even 0.00, which this party paid."""
        return self.filter(cost_paid_by=payer, cost__isnull=False)

    def saying(self, text: str) -> Self:
        """Those with every word of the text in their title, outcome or network."""
        return saying(self, text, "search_text", "organisation__search_text")

    def sorted_by(self, column: str, *, descending: bool) -> Self:
        """What says nothing in that column comes last, equals the latest first."""
        key = F(column).desc(nulls_last=True) if descending else F(column).asc(nulls_last=True)
        return self.order_by(key, "-date", "-id")

    def coming_up(self, today: date) -> Self:
        """Those that are planned, the next one first."""
        return self.filter(date__gt=today).order_by("date", "id")

    def unanswered(self, today: date) -> Self:
        """Planned ones whose day is over, of which nothing was said, the latest first.

        After ASKED_FOR days nobody asks any more.
        """
        # An activity has no day on which it was written; what was last done to it has.
        changes = ChangedRow.objects.of(OuterRef("organisation__owner")).filter(
            model="networks.activity", row=OuterRef("pk")
        )
        over = self.filter(date__lt=today, date__gte=today - ASKED_FOR, rating=None)
        last = over.annotate(said_at=Subquery(changes.order_by("-id").values("change__at")[:1]))
        return last.filter(said_at__date__lt=F("date")).order_by("-date", "-id")

    def latest_entered(self) -> Self:
        # Not by the bare id: for the first of them PostgreSQL would then walk back through
        # everybody's until it meets one of these.
        return self.order_by(F("id") * -1)

    def busiest_networks(self, since: date) -> list[int]:
        """Ids of the networks with activities from that day on, those with the most first."""
        dated = self.filter(date__gte=since).order_by().values("organisation_id")
        busy = dated.annotate(times=Count("id")).order_by("-times", "organisation_id")
        return list(busy.values_list("organisation_id", flat=True))

    def totals(self) -> ActivityTotals:
        """Two queries, however many rows."""
        sums = self.aggregate(
            n=Count("id"), hours=Sum("hours"), rated=Count("rating"), stars=Sum("rating")
        )
        costs, saved = self._money()
        return ActivityTotals(
            activities=sums["n"],
            hours=round_half_up(sums["hours"] or ZERO),
            rated=sums["rated"],
            rating=ratio(sums["stars"] or 0, sums["rated"], 1),
            costs=costs,
            saved=saved,
        )

    def _money(self) -> tuple[dict[Payer, Decimal], Decimal]:
        """Equal amounts are counted, not summed: each is rounded to home money by itself."""
        priced = self.exclude(cost=None, saved=None).order_by()
        amounts = priced.values_list("cost", "saved", "exchange_rate", "cost_paid_by")
        costs: dict[Payer, Decimal] = defaultdict(lambda: ZERO)
        all_saved = ZERO
        for cost, saved, rate, payer, times in amounts.annotate(times=Count("id")):
            if cost:
                costs[payer] += _at_home(cost, rate) * times
            if saved:
                all_saved += _at_home(saved, rate) * times
        return {payer: costs[payer] for payer in Payer if payer in costs}, all_saved


def _at_home(amount: Decimal, rate: Decimal) -> Decimal:
    return amount if rate == 1 else to_home(amount, rate)


class Activity(Record):
    """Something done with or through a network on one day, and what it took."""

    in_home_money = True

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="activities",
        db_index=False,
        verbose_name="network",
    )
    date = DayField()
    kind = models.CharField(max_length=12, choices=ActivityKind.choices, default=ActivityKind.EVENT)
    title = LineField(max_length=300, validators=[validate_visible])
    setting = models.CharField(
        max_length=7,
        choices=Setting.choices,
        blank=True,
        default="",
        help_text="Empty means that of the network.",
    )
    hours = PlainDecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    cost = MoneyField(null=True, blank=True, help_text="Travel or a ticket. Empty means nothing.")
    currency = currency_field()
    exchange_rate = rate_field()
    cost_paid_by = models.CharField(max_length=8, choices=PAYERS, default=Payer.SELF)
    saved = MoneyField(
        null=True,
        blank=True,
        help_text="What membership took off the price, if you would have gone anyway.",
    )
    rating = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text="From 1, a waste, to 5, a highlight.",
    )
    outcome = ProseField(help_text="What came of it.")
    given = models.BooleanField(
        "given or got",
        null=True,
        blank=True,
        choices=[
            (None, "As its kind"),
            (True, "Given: I did it for others"),
            (False, "Got: I did it for myself"),
        ],
        help_text="Committees, volunteering, mentoring and writing are given, unless you say so.",
    )
    found_through = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        related_name="finds",
        null=True,
        blank=True,
        help_text="The network through which you heard of it, if that was another one.",
    )
    cpd = models.BooleanField("counts as CPD", default=False)
    evidence_url = WebAddressField("evidence")
    search_text = SearchField(source=("title", "outcome"))

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["date", "id"]
        verbose_name_plural = "activities"
        indexes = [models.Index(fields=["organisation", "date"], name="activity_by_day")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="activity_has_a_title"),
            within("activity", "hours", 0, MOST_HOURS),
            within("activity", "cost", 0, LARGEST_MONEY),
            within("activity", "saved", 0, LARGEST_MONEY),
            within("activity", "rating", 1, 5),
            one_of("activity", "kind", ActivityKind),
            one_of("activity", "setting", Setting, blank=True),
            one_of("activity", "cost_paid_by", PAYERS),
            ref_once("activity", "organisation"),
            *days("activity", "date"),
            *rate_rules("activity", "cost", "saved"),
        ]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def home_currency(self) -> str:
        """Set it beforehand where many rows of one ledger are checked."""
        return Preference.objects.home_currency(self.organisation.owner_id)

    def amounts(self) -> list[Decimal | None]:
        return [self.cost, self.saved]

    def clean(self) -> None:
        other = self.found_through
        if other and self.organisation_id and other.owner_id != self.organisation.owner_id:
            raise ValidationError({"found_through": "That is not one of your networks."})
        require_positive_rate(self.exchange_rate)
        if self.date and self.organisation_id:
            fill_rate(self, on=self.date)
