"""Content types that say nothing but UTF-8: Django would decode by whatever else they name."""

import re

UNREADABLE = "?"
_PLAIN = r"""(?!charset\b)[\w-]+=(?:"[^"\\;\x00]*"|[^\s"\\;\x00]*)"""
_READABLE = re.compile(
    rf"""[\w.+/-]*\s*(?:;\s*(?:charset=("?)utf-?8\1|{_PLAIN})?\s*)*""", re.IGNORECASE | re.ASCII
)


def is_utf8(content_type: str) -> bool:
    """Also False for parameters in the long way of RFC 2231 (name*=...), which name one too."""
    return _READABLE.fullmatch(content_type) is not None
