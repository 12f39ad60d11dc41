from decimal import Decimal
from functools import cached_property

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from networks.constraints import days, one_of, within
from networks.exchange import fill_rate
from networks.fields import (
    DayField,
    LineField,
    MoneyField,
    PlainDecimalField,
    ProseField,
    WebAddressField,
    validate_visible,
)
from networks.models.fee import (
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
from networks.money import Payer

MOST_HOURS = Decimal("9999.99")


class ActivityKind(models.TextChoices):
    CONFERENCE = "conference"
    EVENT = "event"
    TRAINING = "training"
    TALK = "talk"
    VISIT = "visit"
    COMMITTEE = "committee"
    VOLUNTEERING = "volunteering"
    MENTORING = "mentoring"
    WRITING = "writing"
    READING = "reading"
    DISCUSSION = "discussion"
    OTHER = "other"


class ActivityQuerySet(models.QuerySet):
    def of(self, owner):
        return self.filter(organisation__owner=owner)


class Activity(Record):
    """Something done with or through a network on one day, and what it took."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="activities", db_index=False
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
    cpd = models.BooleanField("counts as CPD", default=False)
    evidence_url = WebAddressField("evidence")

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
            *days("activity", "date"),
            *rate_rules("activity", "cost", "saved"),
        ]

    def __str__(self):
        return self.title

    @cached_property
    def home_currency(self) -> str:
        """Set it beforehand where many rows of one ledger are checked."""
        return Preference.objects.home_currency(self.organisation.owner_id)

    def amounts(self):
        return [self.cost, self.saved]

    def clean(self):
        require_positive_rate(self.exchange_rate)
        if self.date and self.organisation_id:
            fill_rate(self, on=self.date)
