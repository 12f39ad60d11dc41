"""Files as they are brought to the page, and what it answers."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

from reflections.models import Upload

IMPORT = "/ledger/import/"
NETWORKS = "name,kind\nCILIP,professional_body\nBLA,association\n"
MEMBERSHIPS = "organisation,started_on\nCILIP,2004\nBLA,2010-09-01\n"
BOTH = {"organisations.csv": NETWORKS, "memberships.csv": MEMBERSHIPS}


def file(name, text):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def show(client, files):
    """What the page answers to files, given as their text by name."""
    return client.post(IMPORT, {"files": [file(*item) for item in files.items()]})


def zipped(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def confirm(client, upload=None):
    return client.post(IMPORT, {"upload": upload or Upload.objects.get().pk})


def rows(answer):
    return {
        batch.file: (batch.added, batch.changed, batch.left_alone)
        for batch in answer.context["plan"].batches
    }


def told(answer):
    return [str(problem) for problem in answer.context["plan"].problems]
