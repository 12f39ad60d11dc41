"""/healthz, which says whether the site works."""

import logging
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = logging.getLogger("django.request")


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    if trouble := _trouble():
        log.error("Not healthy: %s", trouble)
        return HttpResponse("The database does not answer.", "text/plain", status=503)
    return HttpResponse("ok", "text/plain")


def _trouble() -> str:
    """Why no ledger can be read now, for the log; nothing when one can."""
    database = connections[DEFAULT_DB_ALIAS]
    if isinstance(database, DatabaseWrapper) and not database.is_in_memory_db():
        # To open a file that is gone would make a new one, with nothing in it.
        path = Path(database.settings_dict["NAME"])
        if not path.is_file():
            return f"there is no file {path}"
    try:
        get_user_model().objects.exists()
    except Error as error:
        return str(error).strip() or type(error).__name__
    return ""
