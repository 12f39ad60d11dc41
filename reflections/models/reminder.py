"""What a person is reminded of and when, and of what they were."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.db import models, transaction

from networks.models.constraints import one_of

SALT = "reminders by e-mail"


class ReminderKind(models.TextChoices):
    """Those with a date to come are named as the calendar names its events."""

    DECIDE = "decide", "The day to decide about a renewal"
    RENEWAL = "renewal", "A renewal"
    FEE = "fee", "A fee to pay"
    ACTIVITY = "activity", "Something planned"
    LOOK_AGAIN = "look-again", "A day to look again"
    OVERDUE = "overdue", "A renewal that is past: what became of it?"
    WENT = "went", "Something planned that is past: did you go?"
    QUIET = "quiet", "A network that has gone quiet"
    SAY = "say", "A network of which you said nothing for a year"
    MISSED = "missed", "A network that you left half a year ago: do you miss it?"
    UNWRITTEN = "unwritten", "What you did last month and wrote nothing about"


DATED_KINDS = (
    *(ReminderKind.DECIDE, ReminderKind.RENEWAL, ReminderKind.FEE),
    *(ReminderKind.ACTIVITY, ReminderKind.LOOK_AGAIN),
)


class ReminderChoiceQuerySet(models.QuerySet["ReminderChoice"]):
    def weekly(self, owner: User) -> Self:
        """The row of one who wants a letter a week, if they do."""
        return self.filter(owner=owner, is_weekly=True)

    def owner_id_in(self, token: str) -> int:
        """Whose letters the token in one of them is about; BadSignature for any other."""
        return int(signing.Signer(salt=SALT).unsign(token))

    def turn(self, owner_id: int, *, is_off: bool) -> None:
        self.update_or_create(owner_id=owner_id, defaults={"is_off": is_off})


class ReminderChoice(models.Model):
    """Whether a person wants no letters, or one a week; without a row one comes when there is need.

    `last_on` is the person's day of the last letter of those who want one a week.
    """

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminder_choice"
    )
    is_off = models.BooleanField(default=False)
    is_weekly = models.BooleanField(default=False)
    last_on = models.DateField(null=True, blank=True)

    objects = ReminderChoiceQuerySet.as_manager()

    def __str__(self) -> str:
        return "off" if self.is_off else "on"


class ReminderRuleQuerySet(models.QuerySet["ReminderRule"]):
    def of(self, owner: User) -> Self:
        return self.filter(owner=owner)

    @transaction.atomic
    def replace(self, owner: User, rules: Iterable["ReminderRule"]) -> None:
        self.of(owner).delete()
        ReminderRule.objects.bulk_create(rules)


class ReminderRule(models.Model):
    """What a person wants of one kind of reminder; without a row it comes as is usual for them.

    `days` are how many days before, where that differs from their preferences; else empty.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminder_rules"
    )
    kind = models.CharField(max_length=10, choices=ReminderKind.choices)
    is_off = models.BooleanField(default=False)
    days = models.JSONField(default=list, blank=True)

    objects = ReminderRuleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "kind"], name="reminder_rule_once_per_kind"),
            one_of("reminder_rule", "kind", ReminderKind),
        ]

    def __str__(self) -> str:
        return self.kind


class Reminded(models.Model):
    """That a person was told of one thing, once for each lead time."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminded")
    key = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "key"], name="reminded_once_of_each_thing")
        ]

    def __str__(self) -> str:
        return self.key


def way_out(owner: User) -> str:
    """The token with which a letter lets its reader stop them, without signing in."""
    # Without an end: somebody may have had enough of letters years after the last one.
    return signing.Signer(salt=SALT).sign(str(owner.pk))
