"""A form sent twice, by a double click or by way of Back, has one effect."""

import hashlib
import json

from django.contrib import messages
from django.http import HttpResponseRedirect

SENT = "forms_sent"
REMEMBERED = 20
TOLD = "You sent that twice: the second time changed nothing."


class OneEffect:
    """Answer a form that was sent before as it was answered then, and do nothing else.

    The token against forgery is masked anew for every page, so that only the very same page with
    the very same text counts as sent before; a form that was refused never does.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method != "POST" or not request.user.is_authenticated:
            return self.get_response(request)
        if "csrfmiddlewaretoken" not in request.POST:
            return self.get_response(request)
        key = _key(request)
        answered = request.session.get(SENT, {})
        if key in answered:
            messages.info(request, TOLD)
            return HttpResponseRedirect(answered[key])
        response = self.get_response(request)
        if response.status_code == 302 and request.user.is_authenticated:
            _remember(request.session, key, response.headers["Location"])
        return response


def _key(request) -> str:
    files = [(name, file.name, file.size) for name, file in request.FILES.items()]
    sent = [request.get_full_path(), sorted(request.POST.lists()), files]
    return hashlib.sha256(json.dumps(sent).encode()).hexdigest()


def _remember(session, key: str, location: str) -> None:
    answered = [*session.get(SENT, {}).items(), (key, location)]
    session[SENT] = dict(answered[-REMEMBERED:])
