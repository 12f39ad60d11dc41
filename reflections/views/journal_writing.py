"""Writing in the journal."""

from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.text import tidy
from networks.forms import row_named
from networks.views.editing import delete_page, tell, way_back
from reflections import markdown
from reflections.forms.journal import Writing, begin, with_headings
from reflections.models import Reflection
from reflections.models.reflection import LONGEST_BODY


def journal_write(request: SignedInRequest) -> HttpResponse:
    """A new entry; the address may say about which networks, and led by which model."""
    today = timezone.localdate()
    if request.method == "POST":
        return _save(request, Writing(request.user, today, data=request.POST))
    writing = Writing(request.user, today, initial=begin(request.GET, today))
    return _page(request, writing)


def journal_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The entry, and the answers that were given on its day."""
    entry = _own(request, pk)
    today = timezone.localdate()
    if request.method == "POST":
        return _save(request, Writing(request.user, today, entry=entry, data=request.POST))
    return _page(request, Writing(request.user, today, entry=entry))


def _save(request: SignedInRequest, writing: Writing) -> HttpResponse:
    change = writing.save_as_one()
    if writing.is_refused or writing.entry is None:
        return _page(request, writing, is_typed=True, status=422)
    tell(request, f"Saved: {writing.entry}.", change)
    return redirect(way_back(request, writing.entry.get_absolute_url()))


@require_POST
def journal_preview(request: SignedInRequest) -> HttpResponse:
    """What the text looks like: alone (only=text), or beside the form with all that was typed.

    With `headings` the form comes back with the headings of its model where no text stands yet.
    """
    if request.POST.get("only") == "text":
        return render(request, "reflections/journal/preview.html", _preview(request.POST))
    entry = _own(request, request.POST["entry"]) if request.POST.get("entry") else None
    typed = with_headings(request.POST) if "headings" in request.POST else request.POST
    writing = Writing(request.user, timezone.localdate(), entry=entry, typed=typed)
    preview = {} if "headings" in request.POST else _preview(request.POST)
    return _page(request, writing, is_typed=True, **preview)


def _preview(typed: QueryDict) -> dict:
    """Too long a text is not even read: rendering takes its time."""
    body = typed.get("body", "")
    if len(body) > LONGEST_BODY:
        return {"previewed": True, "too_long": LONGEST_BODY}
    return {"previewed": True, "preview": markdown.render(tidy(body))}


def journal_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    entry = _own(request, pk)
    return delete_page(request, entry, done=reverse("journal"), gone=entry.get_absolute_url())


def _own(request: SignedInRequest, pk: int | str) -> Reflection:
    # It may come from a form, where it can be anything; the address takes numbers alone.
    entry = row_named(Reflection.objects.of(request.user), pk)
    if entry is None:
        raise Http404("No such entry in your journal")
    return entry


def _page(
    request: SignedInRequest,
    writing: Writing,
    *,
    is_typed: bool = False,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """`is_typed` says that what stands in the boxes is the person's, newer than any draft."""
    entry = writing.entry
    context |= {
        "writing": writing,
        "form": writing.form,
        "forms": writing.forms,
        "entry": entry,
        "is_typed": is_typed,
        "next": way_back(request, ""),
        "back": way_back(request, entry.get_absolute_url() if entry else reverse("journal")),
        "currency": writing.answers_of_the_day.currency,
    }
    return render(request, "reflections/journal/write.html", context, status=status)
