"""Mail to the ledger: the address for it, and what of it waits to be sorted."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.periods import year_before
from networks.forms import row_named
from networks.models import Activity, Organisation
from networks.views.editing import tell
from reflections.mail_in.receiving import log_activity
from reflections.models import MailAddress, MailedMessage

IN_SIGHT = 5
NO_TITLE = "Something by e-mail"


@require_safe
def mail(request: SignedInRequest) -> HttpResponse:
    """What waits, and the address."""
    return _page(request, MailAddress.objects.of(request.user).first())


@require_POST
def mail_replace(request: SignedInRequest) -> HttpResponse:
    """Make an address, or a new one in the place of the old; it is shown this once."""
    if not settings.MAIL_IN:
        raise Http404("No mail comes in here.")
    mail_address = MailAddress.objects.replace(request.user)
    name, _, host = settings.MAIL_IN.partition("@")
    return _page(request, mail_address, address=f"{name}+{mail_address.token}@{host}")


@require_POST
def mail_off(request: SignedInRequest) -> HttpResponse:
    """Switch it off: mail to the address is refused."""
    MailAddress.objects.of(request.user).delete()
    messages.success(request, "Switched off. Mail to the address is refused.")
    return redirect("mail")


@require_POST
def mail_sort(request: SignedInRequest) -> HttpResponse:
    """Put a message that waits with the network that was pressed, or throw it away."""
    message = row_named(
        MailedMessage.objects.of(request.user).waiting(), request.POST.get("message")
    )
    if message is None:
        raise Http404("No such message waits.")
    if "away" in request.POST:
        message.sort_away()
        messages.success(request, "Thrown away.")
        return redirect("mail")
    network = row_named(Organisation.objects.of(request.user), request.POST.get("network"))
    if network is None:
        messages.error(request, "Choose a network of yours.")
        return redirect("mail")
    what = (message.title or NO_TITLE, message.day, message.hours, message.stars)
    done = log_activity(request.user, network, *what)
    if done is None:
        messages.error(request, "The ledger cannot hold it as it is: log it by hand.")
        return redirect("mail")
    message.sort_away()
    activity, change = done
    tell(request, f"Saved: {activity}.", change)
    return redirect("mail")


def _page(
    request: SignedInRequest, mail_address: MailAddress | None, address: str = ""
) -> HttpResponse:
    waiting = list(MailedMessage.objects.of(request.user).waiting())
    networks = list(Organisation.objects.of(request.user).order_by("name")) if waiting else []
    context = {
        "mail_address": mail_address,
        "address": address,
        "comes_in": bool(settings.MAIL_IN),
        "waiting": waiting,
        "likely": _likely(request.user, networks) if waiting else [],
        "networks": networks,
    }
    return render(request, "reflections/mail.html", context)


def _likely(owner: User, networks: list[Organisation]) -> list[Organisation]:
    """The busiest of the last year."""
    year_ago = year_before(timezone.localdate())
    busy = Activity.objects.of(owner).busiest_networks(year_ago)[:IN_SIGHT]
    by_number = {network.pk: network for network in networks}
    return [by_number[number] for number in busy if number in by_number]
