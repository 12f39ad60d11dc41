"""Content types that say nothing but UTF-8: Django would decode by whatever else they name."""

import re

from django.http import HttpResponse
from django.template.loader import render_to_string

UNREADABLE = "?"
_PLAIN = r"""(?!charset\b)[\w-]+=(?:"[^"\\;\x00]*"|[^\s"\\;\x00]*)"""
_READABLE = re.compile(
    rf"""[\w.+/-]*\s*(?:;\s*(?:charset=("?)utf-?8\1|{_PLAIN})?\s*)*""", re.IGNORECASE | re.ASCII
)


def is_utf8(content_type: str) -> bool:
    """Also False for parameters in the long way of RFC 2231 (name*=...), which name one too."""
    return _READABLE.fullmatch(content_type) is not None


class RefuseOtherEncodings:
    """Answer 415 to a content type of anything but UTF-8, before anybody decodes by it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_utf8(request.META.get("CONTENT_TYPE", "")):
            return HttpResponse(render_to_string("400.html"), status=415)
        if request.encoding not in (None, "utf-8"):
            # Django reads a form as nothing but this spelling of it.
            request.encoding = "utf-8"
        return self.get_response(request)
