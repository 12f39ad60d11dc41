"""A form sent twice, by a double click or by way of Back, has one effect."""

import hashlib
import json
from time import sleep

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponseRedirect
from django.urls import get_script_prefix
from django.utils import timezone

from networks.models.sent_form import SentForm

TOLD = "You sent that twice: the second time changed nothing."
STILL_BUSY = "You sent that twice, and the first time is still being saved. Look again in a moment."
# In seconds: between two looks at what became of the first, and how often one looks.
PAUSE, LOOKS = 0.1, 200


class AnswerRepeatedForms:
    """Answer a form that was sent before as it was answered then, and do nothing else.

    The token against forgery is masked anew for every page, so that only the very same page with
    the very same text counts as sent before; a form that was refused never does, and neither does
    one whose effect is gone: the person then means it. Of two that come at the same moment, one
    waits for what the other is told. A row in the database decides, which only one can insert; it
    is committed before the view begins, outside any transaction of the view's.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method != "POST" or not request.user.is_authenticated:
            return self.get_response(request)
        if "csrfmiddlewaretoken" not in request.POST:
            return self.get_response(request)
        begun, earlier = _take_turns(request.user, _key(request))
        if begun is None:
            return _answer_again(request, earlier)
        location = ""
        try:
            response = self.get_response(request)
            if response.status_code == 302:
                location = response.headers["Location"]
        finally:
            begun.finish(location)
        return response


def _key(request) -> str:
    files = [
        (name, file.name, _digest(file))
        for name, chosen in request.FILES.lists()
        for file in chosen
    ]
    sent = [request.get_full_path(), sorted(request.POST.lists()), files]
    return hashlib.sha256(json.dumps(sent).encode()).hexdigest()


def _digest(file: UploadedFile) -> str:
    """Of what it holds: mended in one digit, a file keeps its name and its size."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _take_turns(owner, key: str) -> tuple[SentForm | None, SentForm | None]:
    """The form, begun, if it is to be carried out; else what became of it the first time."""
    earlier = None
    for _ in range(LOOKS):
        earlier = SentForm.objects.of(owner).filter(key=key).first()
        if earlier is None:
            if sent := SentForm.objects.begin(owner, key):
                return sent, None
        elif earlier.is_forsaken(timezone.now()) or (earlier.location and earlier.is_outlived()):
            earlier.delete()
        elif earlier.location:
            return None, earlier
        else:
            sleep(PAUSE)
    return None, earlier


def _answer_again(request, earlier: SentForm | None) -> HttpResponseRedirect:
    # Read afresh: it has the message of the first by now, with the offer to undo.
    request.session = type(request.session)(request.session.session_key)
    location = earlier.location if earlier else ""
    messages.info(request, TOLD if location else STILL_BUSY)
    return HttpResponseRedirect(location or get_script_prefix())
