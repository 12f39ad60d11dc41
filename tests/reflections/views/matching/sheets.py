"""Sheets that are sent, what the page of columns would send of them, and the yes."""

from django.core.files.uploadedfile import SimpleUploadedFile

from reflections.models import Upload
from tests.keepers import context_of

IMPORT, MATCH = "/ledger/import/", "/ledger/import/match/"
WIDE = "Name,Joined,Annual fee,Renews on,Paid by\nCILIP,2009-09-01,£184,2027-09-01,boss\n"


def send(client, text, name="mine.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    return client.post(IMPORT, {"files": [SimpleUploadedFile(name, data)]})


def answers(client, **changes):
    """What the page of columns would send as it stands, with these fields otherwise."""
    sheets = context_of(client, MATCH)["forms"]
    said = {}
    for form in sheets:
        for field in form:
            value = field.value()
            if value not in (False, None):
                said[field.html_name] = "on" if value is True else value
    return said | {name.replace("__", "-"): value for name, value in changes.items()}


def confirm(client):
    return client.post(IMPORT, {"upload": Upload.objects.get().pk})
