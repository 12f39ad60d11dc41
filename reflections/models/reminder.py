from django.conf import settings
from django.core import signing
from django.db import models

SALT = "reminders by e-mail"


class ReminderChoiceQuerySet(models.QuerySet):
    def named_by(self, token: str) -> int:
        """Whose letters the token in one of them is about; BadSignature for any other."""
        return int(signing.Signer(salt=SALT).unsign(token))

    def turn(self, owner_id: int, *, is_off: bool) -> None:
        self.update_or_create(owner_id=owner_id, defaults={"is_off": is_off})


class ReminderChoice(models.Model):
    """Whether a person wants no letters; without a row they come."""

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminder_choice"
    )
    is_off = models.BooleanField(default=False)

    objects = ReminderChoiceQuerySet.as_manager()

    def __str__(self):
        return "off" if self.is_off else "on"


class Reminded(models.Model):
    """That a person was told of one thing, once for each lead time."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminded")
    key = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "key"], name="reminded_once_of_each_thing")
        ]

    def __str__(self):
        return self.key


def way_out(owner) -> str:
    """The token with which a letter lets its reader stop them, without signing in."""
    return signing.Signer(salt=SALT).sign(str(owner.pk))
