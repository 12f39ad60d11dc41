"""CSV files into the ledger: first shown, then saved."""

from io import BytesIO

from django.db import transaction
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from networks import csvfiles
from networks.csvfiles import Plan
from networks.forms import row_named
from networks.views.editing import tell
from reflections.csv_tables import LEDGER
from reflections.forms.importing import LARGEST_UPLOAD, ImportForm
from reflections.models import Upload

SHOWN_AT_ONCE = 50
GONE = (
    "Those files are not waiting any more: they were saved already, others took their place, or "
    "a day has passed. Nothing was saved just now."
)


@require_http_methods(["GET", "HEAD", "POST"])
def ledger_import(request):
    """The form; then what its files would do; then, on a yes, all of it or nothing."""
    if request.method != "POST":
        return _page(request, ImportForm())
    if "upload" in request.POST:
        return _save(request)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    return _preview(request, form.cleaned_data["files"])


def _preview(request, files):
    named = [(file.name, file) for file in files]
    shown = csvfiles.plan(request.user, csvfiles.from_streams(LEDGER, named, LARGEST_UPLOAD))
    Upload.objects.of(request.user).delete()
    upload = None
    if shown.ok and not shown.changes_nothing:
        name = ", ".join(file.name for file in files)
        upload = Upload.objects.keep(request.user, name, csvfiles.packed(shown.sources))
    return _page(request, ImportForm(), shown, upload, status=200 if shown.ok else 422)


def _save(request):
    with transaction.atomic():
        upload = _waiting(request)
        if upload is None:
            return _page(request, ImportForm(), gone=GONE, status=404)
        content = BytesIO(upload.content)
        sources = csvfiles.from_stream(LEDGER, "upload.zip", content, LARGEST_UPLOAD)
        done = csvfiles.bring_in(request.user, sources)
        if done.ok:
            upload.delete()
    if not done.ok:
        return _page(request, ImportForm(), done, status=422)
    tell(request, f"Brought in: {done.added:,} added, {done.changed:,} changed.")
    return redirect("dashboard")


def _waiting(request) -> Upload | None:
    own = Upload.objects.of(request.user).waiting().select_for_update()
    return row_named(own, request.POST["upload"])


def _page(request, form, shown: Plan | None = None, upload=None, gone="", status=200):
    context = {
        "form": form,
        "plan": shown,
        "problems": [
            (file, found[:SHOWN_AT_ONCE], found[SHOWN_AT_ONCE:])
            for file, found in (shown.problems_by_file if shown else [])
        ],
        "upload": upload,
        "gone": gone,
        "tables": LEDGER,
    }
    return render(request, "reflections/ledger/import.html", context, status=status)
