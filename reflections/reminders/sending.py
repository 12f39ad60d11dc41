"""One letter a person and day, and never twice for one thing."""

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse

from networks.arithmetic.words import counted
from networks.arithmetic.writing import written_as
from networks.fields.languages import writing_of
from networks.models import Preference
from reflections.models import Reminded, ReminderChoice
from reflections.models.reminder import way_out
from reflections.reminders.due import Reminder, reminders


def people_to_remind() -> QuerySet[User]:
    """Who may sign in, has an address and did not say no; in the order of their ids."""
    off = ReminderChoice.objects.filter(is_off=True).values("owner_id")
    people = get_user_model().objects.filter(is_active=True).exclude(email="")
    return people.exclude(pk__in=off).order_by("pk")


@transaction.atomic
def remind(owner: User, today: date) -> int:
    """Send what is to be told, if anything; the answer is how many things that was.

    Who wants one letter a week has had it where one came since Monday.

    The person's row is held meanwhile, so that two runs at once take turns; what is remembered as
    told is taken back with the transaction when the letter could not be handed over. Raises what
    the mail server's refusal raises (OSError, SMTPException).
    """
    if not get_user_model().objects.select_for_update().filter(pk=owner.pk).first():
        # Who left while the letters before were on their way keeps nobody else waiting.
        return 0
    weekly = ReminderChoice.objects.weekly(owner)
    if weekly.filter(last_on__gte=today - timedelta(days=today.weekday())).exists():
        return 0
    with written_as(writing_of(Preference.objects.language(owner.pk))):
        return _send(owner, reminders(owner, today), weekly, today)


def _send(owner: User, things: Sequence[Reminder], weekly: QuerySet, today: date) -> int:
    if things:
        # Before the letter goes: what was told and cannot be noted would be told again for ever.
        weekly.update(last_on=today)
        keys = [Reminded(owner=owner, key=key) for reminder in things for key in reminder.keys]
        Reminded.objects.bulk_create(keys, ignore_conflicts=True)
        letter(owner, things).send()
    return len(things)


def letter(owner: User, things: Sequence[Reminder]) -> EmailMultiAlternatives:
    """The same words as plain text and as HTML, with a way out of them (RFC 8058)."""
    site = settings.SITE_URL.rstrip("/")
    stop = site + reverse("reminders_off", args=[way_out(owner)])
    subject = f"Worth Renewing: {counted(len(things), 'thing')} to look at"
    context = {
        "subject": subject,
        "things": [(reminder.text, site + reminder.path) for reminder in things],
        "stop": stop,
        "site": site,
    }
    mail = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string("reflections/reminders/letter.txt", context),
        to=[owner.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Message-ID": _message_id(owner, things),
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(
        render_to_string("reflections/reminders/letter.html", context), "text/html"
    )
    return mail


def _message_id(owner: User, things: Sequence[Reminder]) -> str:
    """The same for the same things, so that a letter sent again by an accident is known by it."""
    keys = [str(owner.pk), *(key for reminder in things for key in reminder.keys)]
    return f"<{sha256(' '.join(keys).encode()).hexdigest()[:32]}@worth-renewing>"
