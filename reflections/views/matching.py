"""What the columns of a person's own sheets mean, before it is shown what would come in."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from networks.accounts.signed_in import SignedInRequest
from networks.other_files.drafting.lines import NetworkNames
from networks.other_files.material import ConvertedFiles
from reflections.forms.listed_lines import LinesForm
from reflections.forms.matching import SheetForm
from reflections.models import Upload
from reflections.uploads import lines_of, material_of, remember
from reflections.views.importing import gone, order_of, plan_page, preview_page, waiting


@require_http_methods(["GET", "HEAD", "POST"])
def ledger_match(request: SignedInRequest) -> HttpResponseBase:
    """The sheets that wait, each with its columns; then what they would do."""
    upload = Upload.objects.of(request.user).waiting().first()
    material = material_of(upload) if upload else None
    if upload is None or not material:
        return gone(request) if request.method == "POST" else redirect("ledger_import")
    forms = _forms(request, material)
    if request.method != "POST":
        return _page(request, forms, upload)
    valid = [form.is_valid() for form in forms]
    if not all(valid):
        return _page(request, forms, upload, status=422)
    for form in forms:
        form.take()
    if not any(choices.chosen or not grid.is_list for grid, choices in material.used):
        return _page(request, forms, upload, nothing=True, status=422)
    material.forget_the_rest()
    upload.choices, upload.sheets = material.choices_json(), material.grids_json()
    upload.save(update_fields=["choices", "packed_sheets"])
    if material.has_unsaid_words:
        return _page(request, _forms(request, material, again=True), upload, asks=True)
    remember(request.user, material)
    return preview_page(request, upload)


@require_POST
def ledger_leave_out(request: SignedInRequest) -> HttpResponse:
    """The plan again, without the rows that are bad."""
    upload = waiting(request, request.POST.get("upload", ""))
    if upload is None or (material := material_of(upload)) is None:
        return gone(request)
    today, order = timezone.localdate(), order_of(request.POST)
    material.leave_out(material.plan(request.user, order, today))
    upload.choices = material.choices_json()
    upload.save(update_fields=["choices"])
    return plan_page(request, material.plan(request.user, order, today), upload)


def _forms(
    request: SignedInRequest, material: ConvertedFiles, *, again: bool = False
) -> list[SheetForm | LinesForm]:
    """One for each sheet, with what was sent unless they are asked again."""
    data = request.POST if request.method == "POST" and not again else None
    today = timezone.localdate()
    forms: list[SheetForm | LinesForm] = []
    for number, (grid, choices) in enumerate(zip(material.grids, material.choices, strict=True)):
        if grid.is_list:
            lines = lines_of(request.user, grid, today)
            forms.append(LinesForm(data, grid, choices, number, lines))
        else:
            forms.append(SheetForm(data, grid, choices, number))
    return forms


def _page(
    request: SignedInRequest,
    forms: list[SheetForm | LinesForm],
    upload: Upload,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    has_lists = any(form.grid.is_list for form in forms)
    context |= {
        "forms": forms,
        "upload": upload,
        "has_lists": has_lists,
        "has_statement": any(form.grid.kind == "statement" for form in forms),
        "networks": NetworkNames(request.user).all if has_lists else [],
    }
    return render(request, "reflections/ledger/match.html", context, status=status)
