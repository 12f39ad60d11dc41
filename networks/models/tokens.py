"""Secret words in addresses, which are never stored; some are worked out from the SECRET_KEY."""

from hashlib import sha256

from django.utils.crypto import salted_hmac


def token_bytes(purpose: str, salt: str) -> bytes:
    """256 bits; the same for the same salt as long as the SECRET_KEY stays."""
    return salted_hmac(purpose, salt, algorithm="sha256").digest()


def hashed(token: str) -> str:
    """What is stored of it: a stolen database opens nothing."""
    return sha256(token.encode()).hexdigest()
