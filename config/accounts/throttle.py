"""How often one may try: by name and address together, and for all names of one address."""

from ipaddress import IPv6Address, ip_address

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum

LONGEST_NAME = AccessAttempt._meta.get_field("username").max_length


class LockoutHandler(AxesDatabaseHandler):
    """AXES_FAILURE_LIMIT for a name at an address, ADDRESS_FAILURE_LIMIT for all its names.

    Both go with settings.AXES_LOCKOUT_PARAMETERS, in this order.
    """

    def get_failures(self, request, credentials=None):
        by_name, by_address = (
            attempts.aggregate(failures=Sum("failures_since_start"))["failures"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        left_at_address = settings.ADDRESS_FAILURE_LIMIT - by_address
        return max(by_name, settings.AXES_FAILURE_LIMIT - left_at_address)

    def reset_user_attempts(self, request, credentials=None):
        """Forgives the name alone: with a password of one's own one could guess on for ever."""
        return self.filter_user_attempts(request, credentials)[0].delete()[0]


def client_address(request) -> str | None:
    """Who asked, as the outermost trusted proxy saw it; of IPv6, the /64 that one home gets."""
    seen = request.META.get("REMOTE_ADDR", "")
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if 0 < settings.TRUSTED_PROXIES <= len(hops):
        seen = hops[-settings.TRUSTED_PROXIES].strip() or seen
    try:
        address = ip_address(seen)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64)
    return str(address)


def may_ask(request, what: str) -> bool:
    """Counts as a try; when it was one too many, the answer becomes registration/locked.html."""
    if is_open(request, what):
        count_try(request, what)
    else:
        request.axes_locked_out = True
    return not request.axes_locked_out


def is_open(request, what: str) -> bool:
    """Whether it may still be tried here; nothing is counted by asking."""
    return AxesProxyHandler.is_allowed(request, _credentials(what))


def count_try(request, what: str) -> None:
    AxesProxyHandler.user_login_failed(count_try, _credentials(what), request)


def _credentials(what: str) -> dict[str, str]:
    return {"username": what.casefold()[:LONGEST_NAME]}


def forgive(request, name: str) -> None:
    AccessAttempt.objects.filter(username=name, ip_address=client_address(request)).delete()
