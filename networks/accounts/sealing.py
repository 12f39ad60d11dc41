"""The keys of second steps, so that the database and its backups tell them to nobody.

They are sealed with SECRET_KEY; those of SECRET_KEY_FALLBACKS still open what they sealed.
"""

from base64 import urlsafe_b64encode
from contextlib import suppress

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.crypto import salted_hmac

# How every sealed text begins: Fernet's version and the first bytes of a time before 2106.
SEAL = "gAAAAA"
NAMES = ("secret", "seed")


class Sealed(PermissionDenied):
    """With a key that neither SECRET_KEY nor SECRET_KEY_FALLBACKS holds."""


def _keys() -> list[Fernet]:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (salted_hmac("second steps", "", key, algorithm="sha256").digest() for key in secrets)
    return [Fernet(urlsafe_b64encode(digest)) for digest in digests]


def seal(text: str) -> str:
    return _keys()[0].encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed; as it is what was kept before anything was. Raises Sealed."""
    if not sealed.startswith(SEAL):
        return sealed
    try:
        return MultiFernet(_keys()).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise Sealed("This key was sealed with another SECRET_KEY.") from error


def seal_anew() -> int:
    """Seal with today's SECRET_KEY what is open or was sealed with an earlier one; how many."""
    with transaction.atomic():
        # A code that is being used up writes to the same row.
        steps = list(Authenticator.objects.exclude(type="webauthn").select_for_update())
        changed = [step for step in steps if _is_sealed_anew(step)]
        Authenticator.objects.bulk_update(changed, ["data"])
    return len(changed)


def _is_sealed_anew(step: Authenticator) -> bool:
    """Whether it was changed; a key that can't be opened any more stays as it is."""
    old = {name: text for name in NAMES if not _is_of_today(text := step.data.get(name))}
    with suppress(Sealed):
        step.data |= {name: seal(unseal(text)) for name, text in old.items()}
        return bool(old)
    return False


def _is_of_today(text: str | None) -> bool:
    with suppress(InvalidToken):
        return text is None or bool(_keys()[0].decrypt(text.encode()))
    return False
