"""What the columns of a person's own sheets mean, before it is shown what would come in."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from reflections.forms.matching import SheetForm
from reflections.models import Upload
from reflections.pending import material_of, plan_of, remember
from reflections.views.importing import gone, order_of, plan_page, waiting


@require_http_methods(["GET", "HEAD", "POST"])
def ledger_match(request):
    """The sheets that wait, each with its columns; then what they would do."""
    upload = Upload.objects.of(request.user).waiting().first()
    material = upload and material_of(upload)
    if not material:
        return gone(request) if request.method == "POST" else redirect("ledger_import")
    forms = _forms(request.POST if request.method == "POST" else None, material)
    if request.method != "POST":
        return _page(request, forms, upload)
    valid = [form.is_valid() for form in forms]
    if not all(valid):
        return _page(request, forms, upload, status=422)
    for form in forms:
        form.take()
    if all(choices.skip for choices in material.choices):
        return _page(request, forms, upload, nothing=True, status=422)
    upload.choices = material.choices_json()
    upload.save(update_fields=["choices"])
    if material.has_unsaid_words:
        return _page(request, _forms(None, material), upload, asks=True)
    remember(request.user, material)
    return plan_page(request, plan_of(upload, None, timezone.localdate()), upload)


@require_POST
def ledger_leave_out(request):
    """The plan again, without the rows that are bad."""
    upload = waiting(request, request.POST.get("upload", ""))
    material = upload and material_of(upload)
    if not material:
        return gone(request)
    today, order = timezone.localdate(), order_of(request.POST)
    material.leave_out(material.plan(request.user, order, today))
    upload.choices = material.choices_json()
    upload.save(update_fields=["choices"])
    return plan_page(request, material.plan(request.user, order, today), upload)


def _forms(data, material) -> list[SheetForm]:
    both = zip(material.grids, material.choices, strict=True)
    return [SheetForm(data, *one, number) for number, one in enumerate(both)]


def _page(request, forms, upload, status=200, **context):
    context |= {"sheets": forms, "upload": upload}
    return render(request, "reflections/ledger/match.html", context, status=status)
