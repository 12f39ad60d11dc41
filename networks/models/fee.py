"""Fees of memberships, paid once or again and again."""

from decimal import Decimal
from functools import cached_property
from typing import Self

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from networks.arithmetic.fee_names import fee_name
from networks.arithmetic.money import Amount, Certainty, Payer, known
from networks.arithmetic.periods import Period
from networks.fields import (
    DayField,
    MoneyField,
    ProseField,
    SearchField,
)
from networks.models.constraints import days, one_of, ref_once, within
from networks.models.membership import Membership
from networks.models.money_columns import (
    LARGEST_MONEY,
    PAYERS,
    currency_field,
    rate_field,
    rate_rules,
    require_positive_rate,
)
from networks.models.preference import Preference
from networks.models.record import Record
from networks.rates import fill_rate

MOST_MONTHS = 120


class FeeKind(models.TextChoices):
    SUBSCRIPTION = "subscription"
    JOINING = "joining", "Joining fee"
    REGISTRATION = "registration", "Registration fee"
    PRACTISING = "practising", "Practising fee"
    LIFE = "life", "Life membership"
    REFUND = "refund"
    OTHER = "other"


# Kinds that the name of a fee need not tell.
UNTOLD = (FeeKind.SUBSCRIPTION, FeeKind.OTHER)
PAID_BY = {Payer.EMPLOYER.value: "your employer", Payer.OTHER.value: "someone else"}
NEVER_REPEAT = (FeeKind.LIFE, FeeKind.REFUND)


class FeeQuerySet(models.QuerySet["Fee"]):
    def of(self, owner: User) -> Self:
        return self.filter(membership__organisation__owner=owner)


class Fee(Record):
    """What a membership cost, once or `every` so many months (METHOD, Money).

    An empty amount is unknown, never nothing.
    """

    in_home_money = True

    # No index of its own: fee_latest_cover begins with it.
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="fees", db_index=False)
    kind = models.CharField(max_length=12, choices=FeeKind.choices, default=FeeKind.SUBSCRIPTION)
    amount = MoneyField(null=True, blank=True, negative=True, help_text="Empty means unknown.")
    certainty = models.CharField(
        max_length=8,
        default=Certainty.EXACT,
        choices=[
            (Certainty.EXACT.value, "Exact"),
            (Certainty.ABOUT.value, "About"),
            (Certainty.AT_LEAST.value, "At least"),
        ],
    )
    currency = currency_field()
    exchange_rate = rate_field()
    paid_on = DayField()
    covers_from = DayField(null=True, blank=True)
    covers_until = DayField(null=True, blank=True)
    every = models.PositiveSmallIntegerField(
        "every so many months",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MONTHS)],
        help_text="When it is paid again and again: 1 by the month, 3 by the quarter, 12 by the "
        "year. Empty means once.",
    )
    repeats_until = DayField(
        null=True, blank=True, help_text="The last day of it, if it repeats no longer than that."
    )
    paid_by = models.CharField(max_length=8, choices=PAYERS, default=Payer.SELF)
    notes = ProseField()
    search_text = SearchField(source="notes")

    objects = FeeQuerySet.as_manager()

    class Meta:
        ordering = ["paid_on", "id"]
        indexes = [models.Index(fields=["membership", "covers_until"], name="fee_latest_cover")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="refund", amount__isnull=False, amount__lt=0)
                | (~Q(kind="refund") & (Q(amount__isnull=True) | Q(amount__gte=0))),
                name="fee_only_refunds_are_negative",
                violation_error_message="A refund is negative, and nothing else is.",
            ),
            within("fee", "amount", -LARGEST_MONEY, LARGEST_MONEY),
            models.CheckConstraint(
                condition=Q(covers_from=None, covers_until=None)
                | Q(every__isnull=False, covers_from__isnull=False, covers_until=None)
                | Q(
                    covers_from__isnull=False,
                    covers_until__isnull=False,
                    covers_until__gte=F("covers_from"),
                ),
                name="fee_cover_is_whole",
                violation_error_message="Give both days of what it covers, or neither.",
            ),
            models.CheckConstraint(
                condition=Q(every=None) | ~Q(kind__in=["life", "refund"]),
                name="fee_life_and_refund_come_once",
                violation_error_message="A life fee or a refund does not repeat.",
            ),
            models.CheckConstraint(
                condition=Q(repeats_until=None)
                | Q(
                    every__isnull=False,
                    repeats_until__gte=Coalesce("covers_from", "paid_on"),
                ),
                name="fee_repeats_until_after_it_begins",
                violation_error_message="Only a fee that repeats has a last day, and not one "
                "before the first day that it covers.",
            ),
            within("fee", "every", 1, MOST_MONTHS),
            ref_once("fee", "membership"),
            one_of("fee", "kind", FeeKind),
            one_of("fee", "certainty", [(c.value, c.value) for c in Certainty]),
            one_of("fee", "paid_by", PAYERS),
            *days("fee", "paid_on", "covers_from", "covers_until", "repeats_until"),
            *rate_rules("fee", "amount"),
        ]

    def __str__(self) -> str:
        """£184.00 for 2011-12, CILIP: told from the others of the same network."""
        cover = None
        if self.covers_from and self.covers_until and self.covers_from <= self.covers_until:
            cover = Period(self.covers_from, self.covers_until)
        kind = "" if self.kind in UNTOLD else self.get_kind_display().lower()
        name = fee_name(
            self.known, self.currency, kind, self.every, self.covers_from or self.paid_on, cover
        )
        payer = f", paid by {PAID_BY[self.paid_by]}" if self.paid_by in PAID_BY else ""
        return f"{name}, {self.membership.organisation.short}{payer}"

    @cached_property
    def home_currency(self) -> str:
        """Set it beforehand where many rows of one ledger are checked."""
        return Preference.objects.home_currency(self.membership.organisation.owner_id)

    @property
    def known(self) -> Amount:
        """The amount in its own currency, with how sure it is."""
        return known(self.amount, Certainty(self.certainty))

    def amounts(self) -> list[Decimal | None]:
        return [self.amount]

    def clean(self) -> None:
        problem = self._wrong_amount() or self._wrong_cover() or self._wrong_repeats()
        if problem:
            raise ValidationError(problem)
        require_positive_rate(self.exchange_rate)
        if self.membership_id and self.paid_on:
            fill_rate(self, on=self.paid_on)

    def _wrong_amount(self) -> dict | None:
        if self.kind == FeeKind.REFUND and (self.amount is None or self.amount >= 0):
            return {"amount": "A refund needs its amount, with a minus: -38.00."}
        if self.kind != FeeKind.REFUND and self.amount is not None and self.amount < 0:
            return {"amount": "Only a refund is negative."}
        return None

    def _wrong_cover(self) -> dict | None:
        if self.covers_from and not self.covers_until and not self.every:
            return {"covers_until": "Say until when it covers, or leave both days empty."}
        if self.covers_until and not self.covers_from:
            return {"covers_from": "Say from when it covers, or leave both days empty."}
        if self.covers_from and self.covers_until and self.covers_until < self.covers_from:
            return {"covers_until": "It covers until a day before it begins."}
        return None

    def _wrong_repeats(self) -> dict | None:
        if self.every and self.kind in NEVER_REPEAT:
            return {"every": "A life fee or a refund does not repeat."}
        if self.repeats_until and not self.every:
            return {"repeats_until": "Only a fee that repeats has a last day: say how often."}
        first = self.covers_from or self.paid_on
        if self.repeats_until and first and self.repeats_until < first:
            return {"repeats_until": "That is before the first day that it covers."}
        return None
