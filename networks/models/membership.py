"""Memberships: when a person belonged to a network, and on what terms."""

from datetime import date, timedelta
from typing import Any, Self

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from networks.arithmetic.periods import LAST_DAY, Precision, VagueDate, format_vague
from networks.fields import (
    LineField,
    PrecisionField,
    ProseField,
    SearchField,
    SeveralField,
    VagueDateField,
)
from networks.fields.dates import as_vague
from networks.models.constraints import days, one_of, precisions, ref_once, within
from networks.models.organisation import Organisation
from networks.models.record import Record

LONGEST_NOTICE = 366


class HeldBy(models.TextChoices):
    SELF = "self", "Me"
    INSTITUTION = "institution", "My institution"


class HeldFor(models.TextChoices):
    LEARNING = "learning"
    PEOPLE = "people"
    LETTERS = "letters", "Letters after my name"
    COVER = "cover", "Cover (insurance, advice)"
    CAUSE = "cause"
    NEWS = "news"
    JOB = "job"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def of(self, owner: User) -> Self:
        return self.filter(organisation__owner=owner)

    def open(self) -> Self:
        return self.filter(ended_on=None)


class Membership(Record):
    """Membership of an organisation in one category; those that touch form a spell."""

    # No index of its own: membership_start_once_per_organisation begins with it.
    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="memberships",
        db_index=False,
        verbose_name="network",
    )
    category = LineField(max_length=100, blank=True, default="")
    started_on = VagueDateField("started")
    started_on_precision = PrecisionField(may_be_rough=True)
    ended_on = VagueDateField("ended", null=True, blank=True, counts_to_last=True)
    ended_on_precision = PrecisionField()
    held_by = models.CharField(max_length=11, choices=HeldBy.choices, default=HeldBy.SELF)
    held_for = SeveralField(
        "held for", max_length=100, choices=HeldFor.choices, blank=True, default=list
    )
    credential = LineField(
        max_length=60, blank=True, default="", help_text="Letters after your name, such as MCLIP."
    )
    number = LineField(
        "membership number", max_length=60, blank=True, default="", help_text="As on your card."
    )
    notice_days = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MaxValueValidator(LONGEST_NOTICE)],
        help_text="How many days before the renewal you want to decide.",
    )
    renews_itself = models.BooleanField(
        null=True,
        blank=True,
        choices=[
            (None, "Not said"),
            (True, "Yes, unless I stop it"),
            (False, "No, only if I renew it"),
        ],
        help_text="Whether it goes on, and is paid for, until you stop it.",
    )
    how_to_leave = ProseField(help_text="Whom to write to, where to click, how long before.")
    reason_joined = ProseField()
    reason_left = ProseField()
    search_text = SearchField(source=("category", "credential"))

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["organisation_id", "started_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "started_on"],
                name="membership_start_once_per_organisation",
                violation_error_message="Another membership of it starts on that day.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="membership_ends_after_it_starts",
                violation_error_message="It ends before it starts.",
            ),
            one_of("membership", "held_by", HeldBy),
            within("membership", "notice_days", 0, LONGEST_NOTICE),
            ref_once("membership", "organisation"),
            *days("membership", "started_on", "ended_on"),
            *precisions("membership", "started_on", rough=True),
            *precisions("membership", "ended_on"),
        ]

    def __str__(self) -> str:
        return (
            f"{self.organisation.short}, from {format_vague(self.start)}"
            if self.started_on
            else "a membership"
        )

    @property
    def start(self) -> VagueDate:
        return as_vague(self.started_on, self.started_on_precision)

    @property
    def end(self) -> VagueDate | None:
        return as_vague(self.ended_on, self.ended_on_precision)

    @property
    def surely_until(self) -> date:
        """The last day on which it was certainly held: a vague end may be any day that it names."""
        end = self.end
        if end is None:
            return LAST_DAY
        if end.precision == Precision.DAY:
            return end.last
        return max(self.started_on, end.first - timedelta(days=1))

    def overlaps(self, other: "Membership") -> bool:
        """Whether both are held by the same party on some day; the other party's do not count."""
        return (
            self.held_by == other.held_by
            and self.started_on <= other.surely_until
            and other.started_on <= self.surely_until
        )

    def clean(self) -> None:
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": "It ends before it starts."})
        self._refuse_start_after_closing()

    def _refuse_start_after_closing(self) -> None:
        closed_on = self.organisation_id and self.organisation.closed_on
        if closed_on and self.started_on and self.started_on > closed_on:
            raise ValidationError({"started_on": "The network had closed by then."})

    @classmethod
    def check_below(cls, parent: Any) -> None:
        closed_on = parent.closed_on
        if closed_on and cls.objects.filter(organisation=parent, started_on__gt=closed_on).exists():
            message = "You joined it after that date; a closed network cannot be joined."
            raise ValidationError({"closed_on": message}, code="closed")

    def check_in_ledger(self) -> None:
        super().check_in_ledger()
        if not (self.organisation_id and self.started_on):
            return
        self._refuse_start_after_closing()
        others = Membership.objects.filter(organisation=self.organisation_id).exclude(pk=self.pk)
        # One by one, for what is said names the one that it clashes with.
        for other in others:
            self.refuse_clash(other)

    def refuse_clash(self, other: "Membership") -> None:
        """ValidationError when both cannot stand in one ledger (METHOD, Time)."""
        if other.started_on == self.started_on:
            raise ValidationError({"started_on": "Another membership of it starts on that day."})
        if self.overlaps(other):
            message = f"It overlaps the membership that started on {format_vague(other.start)}."
            raise ValidationError({"started_on": message}, code="overlap")
