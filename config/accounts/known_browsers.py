"""A letter about a sign-in from a browser that the person had not used before.

The browser itself remembers, in a cookie that it cannot forge: nothing about it is kept here.
"""

from django.conf import settings
from django.utils.crypto import salted_hmac

from config.accounts.letters import tell

COOKIE = "known" if settings.DEBUG else "__Host-known"
# The longest that browsers keep a cookie, whatever they are told.
DAYS = 400
# As many as share a computer: the cookie goes along with every request.
MOST_PEOPLE = 8
SENTENCE = "Somebody signed in to your ledger of networks, with a browser that was new to it."


def remember_browser(request, response, user, is_told: bool = True) -> None:
    """Tell the person unless the browser was known, and let it be known from now on."""
    marks = request.get_signed_cookie(COOKIE, default="").split()
    mark = salted_hmac("a known browser", str(user.pk), algorithm="sha256").hexdigest()[:24]
    if mark not in marks and is_told:
        tell(request, user, "A new sign-in to your ledger", SENTENCE)
    kept = [mark, *(other for other in marks if other != mark)][:MOST_PEOPLE]
    response.set_signed_cookie(
        COOKIE,
        " ".join(kept),
        max_age=DAYS * 24 * 60 * 60,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
