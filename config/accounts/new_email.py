"""Another e-mail address counts when a link that went to it was opened by the person signed in."""

from functools import partial

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.core.mail import EmailMessage
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views import View

from config.accounts.letters import tell
from config.accounts.throttle import may_ask
from config.middleware.after_answer import put_off

SALT = "config.accounts.new_email"
CHANGED = "The e-mail address of your ledger of networks was changed. Letters no longer come here."
ASKED = "Somebody asked to have another e-mail address for your ledger of networks."


def ask_for_email(request, address: str) -> bool:
    """Send a link to the new address; False where that was asked too often.

    Raises ReauthenticationRequired: who has the address can choose a new password.
    """
    raise_if_reauthentication_required(request, app="")
    if not may_ask(request, f"email {request.user.pk}"):
        return False
    token = signing.dumps([request.user.pk, request.user.email, address], salt=SALT)
    link = settings.SITE_URL.rstrip("/") + reverse("new_email", args=[token])
    context = {"name": request.user.get_username(), "link": link}
    body = render_to_string("registration/letters/new_email.txt", context)
    put_off(request, partial(EmailMessage("Your new e-mail address", body, to=[address]).send))
    tell(request, request.user, "Another e-mail address was asked for", ASKED)
    return True


def give_up_email(request) -> None:
    """Have no address at all; the old one is told. Raises as `ask_for_email`."""
    raise_if_reauthentication_required(request, app="")
    tell(request, request.user, "Your e-mail address was taken out", CHANGED)
    request.user.email = ""


def _address_in(request, token: str) -> str:
    """What the link is about; nothing where it is another's, too old, or overtaken."""
    try:
        pk, before, address = signing.loads(
            token, salt=SALT, max_age=settings.PASSWORD_RESET_TIMEOUT
        )
    except signing.BadSignature:
        return ""
    return address if (pk, before) == (request.user.pk, request.user.email) else ""


class NewEmail(View):
    """The link in the letter: a look at it changes nothing, for programs look at links too."""

    def get(self, request, token):
        address = _address_in(request, token)
        context = {"address": address}
        return render(request, "registration/new_email.html", context)

    def post(self, request, token):
        if not (address := _address_in(request, token)):
            return self.get(request, token)
        tell(request, request.user, "Your e-mail address has changed", CHANGED)
        request.user.email = address
        request.user.save(update_fields=["email"])
        messages.success(request, f"Letters go to {address} from now on.")
        return redirect("profile")
