"""Makes an invitation, and the letter that it comes with."""

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from networks.models import Invitation


def invite(email: str = "", made_by: User | None = None) -> tuple[Invitation, str]:
    """The invitation, and the link with which one person can make an account for themselves."""
    invitation, token = Invitation.objects.make(email, made_by)
    return invitation, settings.SITE_URL.rstrip("/") + reverse("join", args=[token])


def letter(invitation: Invitation, link: str) -> EmailMessage:
    """To be sent; raises what the mail server's refusal raises (OSError, SMTPException)."""
    until = timezone.localtime(invitation.ends_at)
    context = {
        "link": link,
        # In English: who gets it has not said yet how to write dates.
        "until": f"{until.day} {until:%B %Y}",
        "by": invitation.made_by.get_username() if invitation.made_by else "",
    }
    body = render_to_string("registration/letters/invitation.txt", context)
    return EmailMessage("A ledger for your networks", body, to=[invitation.email])
