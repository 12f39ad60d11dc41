"""A person's own scripts: `Authorization: Bearer TOKEN` in the place of a session.

A token opens the views that say so (networks.views.by_token) and nothing else, and beside one no
cookie counts: neither a session nor what protects it against forgery.
"""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from config.accounts import AccountBackend
from config.accounts.throttle import count_try, is_open
from networks.models import AccessToken
from networks.models.tokens import hashed
from networks.views.by_token import READS

CHALLENGE = 'Bearer realm="Worth Renewing"'
WRONG = "This token opens nothing: it is mistyped, or was revoked."
MISSING = "This opens to a token: /api/ says how to make one."
ELSEWHERE = "No token opens this address; /api/ lists those that one opens."
ONLY_READS = "This token may only read."
TOO_MANY = "Too many wrong tokens from here: try again in a quarter of an hour."
# Of the token's hash, so that one forgotten script closes the way to no other.
LETTERS_COUNTED = 16


class BearerTokens:
    """Let the owner of a token be who asks, where a token opens the view."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.bearer = _token_in(request.headers.get("Authorization", ""))
        if request.bearer is None:
            return self.get_response(request)
        request.COOKIES = {}
        response = _for_scripts(self.get_response(request))
        response.headers["Cache-Control"] = "no-store"
        patch_vary_headers(response, ["Authorization"])
        return response

    def process_view(self, request, view_func, view_args, view_kwargs):
        is_opened = request.method in getattr(view_func, "token_methods", ())
        if request.bearer is None:
            is_lost = is_opened and _is_script(request) and not request.user.is_authenticated
            return _refused(401, MISSING) if is_lost else None
        if not is_opened:
            is_for_all = not getattr(view_func, "login_required", True)
            return None if is_for_all else _refused(403, ELSEWHERE, "insufficient_scope")
        what = f"token {hashed(request.bearer)[:LETTERS_COUNTED]}"
        if not is_open(request, what):
            return _too_many()
        token = AccessToken.objects.opened_by(request.bearer)
        owner = AccountBackend().get_user(token.owner_id) if token else None
        if token is None or owner is None:
            count_try(request, what)
            # Else its page for people takes the place of what scripts are told.
            locked, request.axes_locked_out = request.axes_locked_out, False
            return _too_many() if locked else _refused(401, WRONG, "invalid_token")
        if request.method not in READS and not token.may_log:
            return _refused(403, ONLY_READS, "insufficient_scope")
        token.note_use(timezone.now())
        request.user = owner
        # Forgery needs a browser that sends something of its own accord.
        request.csrf_processing_done = True
        return None


def _token_in(header: str) -> str | None:
    """None where another scheme, or none, stands there."""
    scheme, _, token = header.strip().partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _is_script(request) -> bool:
    """Every browser that opens an address names HTML, and is led to where one signs in.

    So is who names nothing, as from the first edition on.
    """
    accepted = request.headers.get("Accept", "")
    return bool(accepted) and "text/html" not in accepted


def _refused(status: int, words: str, error: str = "") -> JsonResponse:
    """Of a request without any token no `error` is said (RFC 6750, 3.1)."""
    challenge = f'{CHALLENGE}, error="{error}"' if error else CHALLENGE
    return JsonResponse({"error": words}, status=status, headers={"WWW-Authenticate": challenge})


def _too_many() -> JsonResponse:
    seconds = int(settings.AXES_COOLOFF_TIME.total_seconds())
    return JsonResponse({"error": TOO_MANY}, status=429, headers={"Retry-After": str(seconds)})


def _for_scripts(response) -> HttpResponse:
    """What went wrong as JSON, in the place of a page for people."""
    if response.status_code >= 400 and response.headers["Content-Type"].startswith("text/html"):
        allowed = response.headers.get("Allow")
        headers = {"Allow": allowed} if allowed else {}
        words = f"{HTTPStatus(response.status_code).phrase}."
        return JsonResponse({"error": words}, status=response.status_code, headers=headers)
    return response
