"""What gunicorn runs."""

import gc
import os
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config.middleware.encoding import UNREADABLE, is_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django = get_wsgi_application()
# What is loaded stays for good: to look through all of it for garbage, several times while a page
# of a large ledger is made, was a sixth of what the page took.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 10, 10)


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Django, which raises at some content types before any middleware could answer them."""
    if not is_utf8(environ.get("CONTENT_TYPE", "")):
        environ["CONTENT_TYPE"] = UNREADABLE
    _leave_out_sub_path(environ)
    return django(environ, start_response)


def _leave_out_sub_path(environ: dict[str, Any]) -> None:
    """Django's path begins after FORCE_SCRIPT_NAME, which some proxies leave in and others out."""
    before = settings.FORCE_SCRIPT_NAME
    path = environ.get("PATH_INFO", "")
    if before and f"{path}/".startswith(f"{before}/"):
        environ["PATH_INFO"] = path[len(before) :] or "/"
