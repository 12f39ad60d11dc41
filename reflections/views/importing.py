"""CSV files into the ledger: first shown, then saved."""

import csv
from io import BytesIO, StringIO
from itertools import groupby
from operator import attrgetter

from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from networks import csvfiles
from networks.arithmetic.text import guard
from networks.arithmetic.typed_dates import DateOrder
from networks.csvfiles import Plan, Sources
from networks.csvfiles.reports import causes
from networks.forms import row_named
from networks.models.turns import take_turns
from networks.views.editing import tell
from reflections.csv_tables import LEDGER
from reflections.forms.importing import LARGEST_UPLOAD, ImportForm
from reflections.models import Upload

SHOWN_AT_ONCE = 200
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
    if "asked" in request.POST:
        return _answer(request)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    return _preview(request, form.cleaned_data["files"])


@require_safe
def ledger_problems(request):
    """All that is wrong in the files that wait, as a file."""
    upload = _waiting(request, request.GET.get("upload", ""))
    if upload is None:
        raise Http404
    found = csvfiles.plan(request.user, _sources(upload), _order(request.GET)).problems
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file", "line", "column", "problem"])
    for problem in found:
        cells = [problem.file, problem.line or "", problem.column, problem.reason]
        writer.writerow([guard(str(cell)) for cell in cells])
    headers = {"Content-Disposition": 'attachment; filename="problems.csv"'}
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def ledger_columns(request):
    """What may stand in each column of each file."""
    return render(request, "reflections/ledger/columns.html", {"tables": LEDGER})


@require_safe
def ledger_templates(request):
    """Empty files to fill in."""
    archive = BytesIO()
    csvfiles.write_empty(LEDGER, archive)
    archive.seek(0)
    return FileResponse(archive, as_attachment=True, filename="empty-ledger.zip")


def _preview(request, files):
    named = [(file.name, file) for file in files]
    shown = csvfiles.plan(request.user, csvfiles.from_streams(LEDGER, named, LARGEST_UPLOAD))
    Upload.objects.of(request.user).delete()
    upload = None
    if not (shown.sources.problems or (shown.ok and shown.changes_nothing)):
        name = ", ".join(file.name for file in files)
        upload = Upload.objects.keep(request.user, name, csvfiles.packed(shown.sources))
    return _page(request, ImportForm(), shown, upload)


def _answer(request):
    """The preview again, with the order of dates that the person said."""
    upload = _waiting(request, request.POST["asked"])
    if upload is None:
        return _page(request, ImportForm(), gone=GONE, status=404)
    shown = csvfiles.plan(request.user, _sources(upload), _order(request.POST))
    return _page(request, ImportForm(), shown, upload)


def _save(request):
    with transaction.atomic():
        take_turns(request.user)
        upload = _waiting(request, request.POST["upload"])
        if upload is None:
            return _page(request, ImportForm(), gone=GONE, status=404)
        done = csvfiles.bring_in(request.user, _sources(upload), _order(request.POST))
        if done.ok:
            upload.delete()
    if not done.ok:
        return _page(request, ImportForm(), done, upload)
    tell(request, f"Brought in: {done.added:,} added, {done.changed:,} changed.", done.change)
    return redirect("dashboard")


def _waiting(request, number: str) -> Upload | None:
    return row_named(Upload.objects.of(request.user).waiting(), number)


def _sources(upload: Upload) -> Sources:
    return csvfiles.from_stream(LEDGER, "upload.zip", BytesIO(upload.content), LARGEST_UPLOAD)


def _order(asked) -> DateOrder | None:
    answer = asked.get("dates", "")
    return DateOrder(answer) if answer in list(DateOrder) else None


def _page(request, form, shown: Plan | None = None, upload=None, gone="", status=None):
    found = causes(shown.problems) if shown else []
    first = groupby(found[:SHOWN_AT_ONCE], key=attrgetter("file"))
    context = {
        "form": form,
        "plan": shown,
        "problems": [(file, list(alike)) for file, alike in first],
        "more": max(0, len(found) - SHOWN_AT_ONCE),
        "upload": upload,
        "dates": _order(request.POST) or "",
        "gone": gone,
        "tables": LEDGER,
    }
    status = status or (422 if shown and not shown.ok else 200)
    return render(request, "reflections/ledger/import.html", context, status=status)
