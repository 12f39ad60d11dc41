"""Decisions about networks: to join, to renew, to leave."""

from typing import Self

from django.contrib.auth.models import User
from django.core.validators import MaxValueValidator
from django.db import models

from networks.arithmetic.periods import format_day
from networks.fields import DayField, MoneyField, ProseField, SearchField
from networks.models import Organisation, Record
from networks.models.constraints import days, one_of, ref_once, within
from networks.models.money_columns import LARGEST_MONEY

MOST_ACTIVITIES = 9999


class Choice(models.TextChoices):
    JOIN = "join"
    APPLY = "apply"
    RENEW = "renew"
    LEAVE = "leave"
    NOT_JOIN = "not_join", "Not join"
    UNDECIDED = "undecided"


class DecisionQuerySet(models.QuerySet["Decision"]):
    def of(self, owner: User) -> Self:
        return self.filter(organisation__owner=owner)

    def latest_first(self) -> Self:
        return self.order_by("-decided_on", "-id")

    def settling(self) -> Self:
        """Those that say what happened at a renewal."""
        return self.filter(choice__in=[Choice.RENEW, Choice.LEAVE])

    def refusing(self) -> Self:
        """Those to stay away that name the fee refused."""
        return self.filter(choice__in=[Choice.LEAVE, Choice.NOT_JOIN]).exclude(fee=None)


class Decision(Record):
    """What the person decided about a network on a day, and why."""

    in_home_money = True
    home_sums = ("fee",)

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="decisions",
        db_index=False,
        verbose_name="network",
    )
    decided_on = DayField()
    choice = models.CharField(max_length=9, choices=Choice.choices)
    because = ProseField()
    fee = MoneyField(
        null=True,
        blank=True,
        help_text="The fee for a year that it was about, in home money.",
    )
    expected_activities = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_ACTIVITIES)],
        help_text="How many activities you expect in the year after.",
    )
    review_on = DayField(null=True, blank=True)
    search_text = SearchField(source="because")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["decided_on", "id"]
        indexes = [models.Index(fields=["organisation", "decided_on"], name="decision_by_day")]
        constraints = [
            one_of("decision", "choice", Choice),
            within("decision", "expected_activities", 0, MOST_ACTIVITIES),
            within("decision", "fee", 0, LARGEST_MONEY),
            ref_once("decision", "organisation"),
            *days("decision", "decided_on", "review_on"),
        ]

    def __str__(self) -> str:
        on = f", {format_day(self.decided_on)}" if self.decided_on else ""
        return f"{self.get_choice_display()}, {self.organisation.short}{on}"
