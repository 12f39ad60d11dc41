"""Appraisals: what a membership gave, by looking back."""

from typing import Any, Self

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from networks.arithmetic.periods import format_day
from networks.fields import DayField, MoneyField, ProseField, SearchField
from networks.models import Membership, Record
from networks.models.constraints import days, ref_once, within
from networks.models.money_columns import LARGEST_MONEY

ANSWERS = ("put_in", "got_out", "would_miss", "worth_per_year")
STILL_HOLDING = ("would_miss", "worth_per_year")


def _score(label: str, help_text: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label,
        null=True,
        blank=True,
        help_text=help_text,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )


class AppraisalQuerySet(models.QuerySet["Appraisal"]):
    def of(self, owner: User) -> Self:
        return self.filter(membership__organisation__owner=owner)

    def last_before(self, appraisal: "Appraisal") -> "Appraisal | None":
        """What was said of the organisation before, of whichever of its memberships."""
        same = self.filter(membership__organisation=appraisal.membership.organisation)
        if appraisal.pk:
            same = same.filter(date__lte=appraisal.date).exclude(pk=appraisal.pk)
        return same.order_by("date", "id").last()


class Appraisal(Record):
    """What a membership gave the person, as they say looking back from a day (METHOD, Worth)."""

    in_home_money = True
    home_sums = ("worth_per_year",)
    called = ("answer", "answers")

    membership = models.ForeignKey(
        Membership, models.CASCADE, related_name="appraisals", db_index=False
    )
    date = DayField()
    put_in = _score("put in", "How much did you put in? 1, hardly anything, to 5, a great deal.")
    got_out = _score("got out", "How much did you get out? 1, hardly anything, to 5, a great deal.")
    would_miss = _score("would miss", "How much would you miss it? 1, not at all, to 5, badly.")
    worth_per_year = MoneyField(
        null=True, blank=True, help_text="The most you would pay for a year of it, in home money."
    )
    note = ProseField()
    search_text = SearchField(source="note")

    objects = AppraisalQuerySet.as_manager()

    class Meta:
        ordering = ["date", "id"]
        indexes = [models.Index(fields=["membership", "date"], name="appraisal_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(**{f"{answer}__isnull": True for answer in ANSWERS}),
                name="appraisal_has_an_answer",
                violation_error_message="Answer at least one of the questions.",
            ),
            *[within("appraisal", answer, 1, 5) for answer in ANSWERS[:3]],
            within("appraisal", "worth_per_year", 0, LARGEST_MONEY),
            ref_once("appraisal", "membership"),
            *days("appraisal", "date"),
        ]

    def __str__(self) -> str:
        return (
            f"What {self.membership.organisation.short} gave you, {format_day(self.date)}"
            if self.date
            else "what it gave you"
        )

    @property
    def in_words(self) -> str:
        """Put in 4, got out 5, would miss it 5; nothing where none of it was said."""
        answers = [("put in", self.put_in), ("got out", self.got_out)]
        answers.append(("would miss it", self.would_miss))
        words = ", ".join(f"{what} {answer}" for what, answer in answers if answer is not None)
        return words and f"{words[0].upper()}{words[1:]}."

    def clean(self) -> None:
        if all(getattr(self, answer) is None for answer in ANSWERS):
            raise ValidationError("Answer at least one of the questions.", code="no_answer")
        self._refuse_before_start()

    @classmethod
    def check_below(cls, parent: Any) -> None:
        first = cls.objects.filter(membership=parent).order_by("date").first()
        if first and parent.started_on and first.date < parent.started_on:
            message = f"You appraised it on {format_day(first.date)}, before that day."
            raise ValidationError({"started_on": message}, code="appraised")

    @classmethod
    def gone_on(cls, before: Membership, after: Membership) -> "Appraisal | None":
        """What was said last of a membership holds where it goes on, until something new is said.

        Put in and got out look back at days that are over, and stay where they were said.
        """
        answers = cls.objects.filter(membership=before).exclude(
            would_miss=None, worth_per_year=None
        )
        last: dict = {}
        for row in answers.order_by("date", "id"):
            last |= {
                name: value for name in STILL_HOLDING if (value := getattr(row, name)) is not None
            }
        if not last:
            return None
        note = f"As you said of {before.organisation.short} on {format_day(row.date)}."
        return cls(membership=after, date=after.started_on, note=note, **last)

    def check_in_ledger(self) -> None:
        super().check_in_ledger()
        self._refuse_before_start()

    def _refuse_before_start(self) -> None:
        start = self.membership_id and self.membership.started_on
        if self.date and start and self.date < start:
            raise ValidationError({"date": "That is before the membership started."})
