"""Files into the ledger: first shown, then saved."""

from datetime import date
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import Any, BinaryIO

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from networks import csvfiles
from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.typed_dates import DateOrder
from networks.csvfiles import Plan, WithProgress
from networks.csvfiles.importing.doubtful import doubtful_rows
from networks.csvfiles.importing.reports import causes
from networks.csvfiles.reading.text import Unreadable
from networks.forms import row_named
from networks.models import Preference
from networks.models.locking import lock_ledger
from networks.other_files.material import ConvertedFiles
from networks.other_files.preview import previewed_tables
from networks.other_files.reading.kinds import needs_matching
from networks.views.editing import tell
from reflections.csv_examples import write_examples
from reflections.csv_tables import LEDGER
from reflections.forms.importing import LARGEST_UPLOAD, ImportForm
from reflections.models import Upload
from reflections.uploads import (
    bring_in,
    keep_sheets,
    latest_change_id,
    material_of,
    plan_of,
    planning_of,
)
from reflections.views.long_import import long_import, long_look

# All of them can be taken along as a file.
SHOWN_AT_ONCE = 200
GONE = (
    "Those files are not waiting any more: they were saved already, others took their place, or "
    "a day has passed. Nothing was saved just now."
)
CHANGED_SINCE = (
    "Your ledger changed since you looked at these files, so nothing was saved. This is what they "
    "would do now."
)


@require_http_methods(["GET", "HEAD", "POST"])
def ledger_import(request: SignedInRequest) -> HttpResponseBase:
    """The form; then what its files would do; then, on a yes, all of it or nothing."""
    if request.method != "POST":
        return _page(request, ImportForm())
    if "upload" in request.POST:
        return _save(request)
    if "asked" in request.POST:
        upload = waiting(request, request.POST["asked"])
        return preview_page(request, upload) if upload else gone(request)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    return _preview(request, form)


@require_safe
def ledger_problems(request: SignedInRequest) -> HttpResponse:
    """All that is wrong in the files that wait, as a file."""
    upload = waiting(request, request.GET.get("upload", ""))
    if upload is None:
        raise Http404
    plan = plan_of(upload, order_of(request.GET), timezone.localdate())
    material = material_of(upload)
    text = material.bad_rows(plan) if material else csvfiles.listed_problems(plan)
    name = "rows-to-mend.csv" if material else "problems.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def ledger_columns(request: SignedInRequest) -> HttpResponse:
    """What may stand in each column of each file."""
    return render(request, "reflections/ledger/columns.html", {"tables": LEDGER})


@require_safe
def ledger_templates(request: SignedInRequest) -> FileResponse:
    """Empty files to fill in."""
    archive = BytesIO()
    csvfiles.write_empty(LEDGER, archive)
    archive.seek(0)
    return FileResponse(archive, as_attachment=True, filename="empty-ledger.zip")


@require_safe
def ledger_examples(request: SignedInRequest) -> FileResponse:
    """The same with an example or two in each, and a list of what may stand in each column."""
    archive = BytesIO()
    write_examples(archive)
    archive.seek(0)
    return FileResponse(archive, as_attachment=True, filename="example-ledger.zip")


def _preview(request: SignedInRequest, form: ImportForm) -> HttpResponseBase:
    named = form.named
    sources = csvfiles.from_streams(LEDGER, named, LARGEST_UPLOAD)
    if needs_matching(sources, [name for name, _ in named]):
        return _sheets(request, form, named)
    if sources.problems:
        Upload.objects.of(request.user).delete()
        return plan_page(request, csvfiles.plan(request.user, sources), None)
    upload = Upload.objects.keep(request.user, _called(named), csvfiles.packed(sources))
    return preview_page(request, upload, csvfiles.planning(request.user, sources))


def _sheets(
    request: SignedInRequest, form: ImportForm, named: list[tuple[str, BinaryIO]]
) -> HttpResponseBase:
    """What is laid out otherwise: straight to what it would do where all of it is understood."""
    for _, file in named:
        file.seek(0)
    try:
        today, zone = timezone.localdate(), timezone.get_current_timezone_name()
        material = ConvertedFiles.read(LEDGER, named, today, zone)
    except Unreadable as error:
        return _page(request, form, refused=error.reason, status=422)
    upload = keep_sheets(request.user, _called(named), material)
    if material.asks:
        return redirect("ledger_match")
    return preview_page(request, upload)


def _called(named: list[tuple[str, BinaryIO]]) -> str:
    return ", ".join(name for name, _ in named)


def _save(request: SignedInRequest) -> HttpResponseBase:
    upload = waiting(request, request.POST["upload"])
    if upload and upload.is_long and request.POST.get("seen", "") in ("", _seen(request)):
        return long_import(request, upload, order_of(request.POST), timezone.localdate())
    # Short: looked at, checked and saved in one go, while nobody else writes to this ledger.
    with transaction.atomic():
        lock_ledger(request.user)
        upload = waiting(request, request.POST["upload"])
        if upload is None:
            return gone(request)
        if request.POST.get("seen", "") not in ("", _seen(request)):
            messages.warning(request, CHANGED_SINCE)
            return preview_page(request, upload)
        done = bring_in(upload, order_of(request.POST), timezone.localdate())
        if done.ok:
            upload.delete()
    if not done.ok:
        return plan_page(request, done, upload)
    tell(request, f"Brought in: {done.added:,} added, {done.changed:,} changed.", done.change)
    return redirect("dashboard")


def preview_page(
    request: SignedInRequest, upload: Upload, planning: WithProgress[Plan] | None = None
) -> HttpResponseBase:
    """What the files that wait would do to the ledger as it now is; a long one tells how far it is.

    With the order of dates that the person said, if any; `planning` is the work towards the plan.
    """
    today, order = timezone.localdate(), order_of(request.POST)
    planning = planning or planning_of(upload, order, today)
    if not upload.is_long:
        return plan_page(request, csvfiles.finished(planning), upload)
    seen = _seen(request)

    def about(plan: Plan) -> dict[str, Any]:
        return _about_plan(request, plan, upload, today) | {"seen": seen}

    return long_look(request, upload, planning, about, form=ImportForm(), tables=LEDGER)


def _seen(request: SignedInRequest) -> str:
    """What the preview was of: nobody is to say yes to something else than they saw."""
    return str(latest_change_id(request.user))


def waiting(request: SignedInRequest, number: str) -> Upload | None:
    return row_named(Upload.objects.of(request.user).waiting(), number)


def order_of(asked: QueryDict) -> DateOrder | None:
    answer = asked.get("dates", "")
    return DateOrder(answer) if answer in list(DateOrder) else None


def gone(request: SignedInRequest) -> HttpResponse:
    return _page(request, ImportForm(), gone=GONE, status=404)


def plan_page(request: SignedInRequest, shown: Plan, upload: Upload | None) -> HttpResponse:
    return _page(request, ImportForm(), shown, upload)


def _page(
    request: SignedInRequest,
    form: ImportForm,
    shown: Plan | None = None,
    upload: Upload | None = None,
    status: int | None = None,
    **context: Any,
) -> HttpResponse:
    context |= {"form": form, "upload": upload}
    if shown:
        context |= _about_plan(request, shown, upload, timezone.localdate())
    status = status or (422 if shown and not shown.ok else 200)
    context["tables"] = LEDGER
    return render(request, "reflections/ledger/import.html", context, status=status)


def _about_plan(
    request: SignedInRequest, plan: Plan, upload: Upload | None, today: date
) -> dict[str, Any]:
    """What is shown of it. Files of a ledger that bring nothing new wait for nothing."""
    wrong = causes(plan.problems)
    first = groupby(wrong[:SHOWN_AT_ONCE], key=attrgetter("file"))
    is_matched = upload is not None and upload.packed_sheets is not None
    brings_nothing = plan.ok and plan.changes_nothing
    if upload and brings_nothing and not is_matched:
        upload.delete()
        upload = None
    return {
        "plan": plan,
        "problems": [(file, list(alike)) for file, alike in first],
        "more": max(0, len(wrong) - SHOWN_AT_ONCE),
        "upload": upload,
        "saves": upload and not brings_nothing,
        "matched": is_matched,
        "doubtful": doubtful_rows(plan, today) if plan.ok else [],
        "becoming": previewed_tables(plan) if plan.ok else [],
        "dates": order_of(request.POST) or "",
        "own_order": Preference.objects.habits(request.user.pk).date_order if plan.question else "",
        "seen": _seen(request) if upload else "",
    }
