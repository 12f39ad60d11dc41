"""Letters to a person about their own account, sent when the page that led to them is out."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from config.accounts.throttle import client_address
from config.middleware.after_answer import put_off


def tell(request, user, subject: str, sentence: str, to: str = "") -> None:
    """What happened, when and from where; nothing where no address is known."""
    address = to or user.email
    if not address:
        return
    site = settings.SITE_URL.rstrip("/")
    now = timezone.localtime()
    context = {
        "name": user.get_username(),
        "sentence": sentence,
        "when": f"{now.day} {now:%B %Y, %H:%M}",
        "where": client_address(request) or "",
        "browser": browser_of(request.META.get("HTTP_USER_AGENT", "")),
        "site": site,
    }
    body = render_to_string("registration/letters/happened.txt", context)
    headers = {"Auto-Submitted": "auto-generated"}
    letter = EmailMessage(subject=subject, body=body, to=[address], headers=headers)
    put_off(request, letter.send)


BROWSERS = {
    "Edg/": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "Chrome/": "Chrome",
    "CriOS/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Windows": "Windows",
    "Macintosh": "a Mac",
    "Linux": "Linux",
}


def browser_of(user_agent: str) -> str:
    """In words that a person knows, as far as it says; never what else it holds."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS.items() if mark in user_agent), "")
    if browser and system:
        return f"{browser} on {system}"
    return browser or system or "a browser that does not say which it is"
