"""A message into the ledger of the person to whose address it came."""

from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from networks.arithmetic.doubts import doubts
from networks.changing import one_change
from networks.models import Activity, Change, ChangeKind, Organisation, Preference
from networks.models.locking import lock_ledger
from networks.other_files.drafting.events import kind_of
from networks.other_files.drafting.lines import NetworkNames
from reflections.mail_in.reading import MailedActivity, parsed, read_message, secrets_in
from reflections.models import MailAddress, MailedMessage
from reflections.models.mail import WAITING_AT_MOST

# What mail servers understand (sysexits.h): nobody of that name; not now, try again.
NOBODY, FULL = 67, 75


class RefusedMail(Exception):
    """`code` is what the program ends with that was handed the message."""

    def __init__(self, reason: str, code: int):
        super().__init__(reason)
        self.code = code


def receive(data: bytes, recipient: str = "") -> str:
    """What became of it: "logged", "waits" or "known"; RefusedMail where it is nobody's."""
    message = parsed(data)
    address = _address(secrets_in(message, recipient))
    owner = address.owner
    zone = Preference.objects.time_zone(owner.pk)
    today = Preference.objects.today(owner.pk)
    mailed = read_message(message, today, zone)
    with transaction.atomic():
        # Mail servers send again what they had no answer to in time: of two at once, one is known.
        lock_ledger(owner)
        own = MailedMessage.objects.of(owner)
        if own.filter(fingerprint=mailed.fingerprint).exists():
            return "known"
        network = _network(owner, mailed)
        what = (mailed.title, mailed.day, mailed.hours, mailed.stars)
        is_plain = mailed.title and not doubts(mailed.hours, mailed.day, today)
        if network and is_plain and log_activity(owner, network, *what):
            own.create(owner=owner, fingerprint=mailed.fingerprint, day=mailed.day, is_sorted=True)
            return "logged"
        if own.waiting().count() >= WAITING_AT_MOST:
            raise RefusedMail("Too many messages wait to be sorted.", FULL)
        own.create(
            owner=owner,
            fingerprint=mailed.fingerprint,
            title=": ".join(filter(None, [mailed.network, mailed.title]))[:300],
            day=mailed.day,
            hours=mailed.hours,
            stars=mailed.stars,
        )
        return "waits"


def _address(secrets: list[str]) -> MailAddress:
    for secret in secrets:
        if address := MailAddress.objects.named_by(secret).select_related("owner").first():
            return address
    raise RefusedMail("Nobody has that address.", NOBODY)


def _network(owner: User, mailed: MailedActivity) -> Organisation | None:
    """The one that the subject names, or that an invitation is most likely from."""
    networks = Organisation.objects.of(owner)
    if mailed.network:
        matches = networks.called(mailed.network)
        return matches[0] if len(matches) == 1 else None
    names = NetworkNames(owner)
    name = names.of_domains(list(mailed.domains))
    # Only an invitation names its sender: a title alone is too little to guess a network from.
    if not name and (mailed.domains or mailed.organiser):
        name = names.within(f"{mailed.title} {mailed.organiser}")
    return networks.filter(name=name).first() if name else None


def log_activity(
    owner: User,
    network: Organisation,
    title: str,
    day: date,
    hours: Decimal | None,
    stars: int | None,
) -> tuple[Activity, Change | None] | None:
    """The activity and its change; None where the ledger cannot hold it."""
    kind = kind_of(title)
    activity = Activity(
        organisation=network,
        title=title,
        date=day,
        hours=hours,
        rating=stars,
        **({"kind": kind} if kind else {}),
    )
    try:
        with one_change(owner, "", ChangeKind.ADDED) as steps:
            activity.full_clean()
            steps.save(activity)
            steps.label = str(activity)
    except ValidationError:
        return None
    return activity, steps.change
