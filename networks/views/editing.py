"""Saving and deleting a row from a page, with a way back."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from networks.forms import LedgerForm
from networks.models import Change, Record
from networks.undo import remember_added, remember_changed, snapshot, throw_away


def way_back(request, otherwise: str) -> str:
    """Where the person came from, as a form carried it along; never another site."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    )
    return asked if safe else otherwise


def tell(request, text: str, change: Change | None = None) -> None:
    """A message for the next page, with an undo button when there is a change to undo."""
    messages.success(request, text, extra_tags=f"undo-{change.pk}" if change else "")


@transaction.atomic
def save_form(request, form: LedgerForm) -> Record | None:
    """The saved row, with an offer to undo it; None, with messages in the form, when refused."""
    adding = form.instance._state.adding
    before = "" if adding else snapshot(type(form.instance).objects.get(pk=form.instance.pk))
    row = form.try_save()
    if row is None:
        return None
    if adding:
        change = remember_added(request.user, row)
    else:
        change = remember_changed(request.user, row, before)
    tell(request, f"Saved: {row}.", change)
    return row


def edit_page(
    request,
    form: LedgerForm,
    *,
    title: str,
    done: str | Callable[[Record], str],
    template: str = "networks/edit.html",
    **context,
) -> HttpResponse:
    """Show the form, or save it and go back to where the person was.

    `done` is where to go when the form does not say: an address, or a function of the saved row.
    """
    row = save_form(request, form) if request.method == "POST" else None
    if row is not None:
        return redirect(way_back(request, done if isinstance(done, str) else done(row)))
    back = way_back(request, done if isinstance(done, str) else "/")
    context |= {"form": form, "title": title, "next": back}
    return render(request, template, context, status=422 if form.errors else 200)


def delete_page(request, row: Record, *, done: str, warning: str = "") -> HttpResponse:
    """Ask once, saying what goes with it; then into the bin, with a way back."""
    if request.method == "POST":
        change = throw_away(request.user, row)
        tell(request, f"Deleted: {change.label}.", change)
        return redirect(way_back(request, done))
    context = {"row": row, "warning": warning, "next": way_back(request, done)}
    return render(request, "networks/delete.html", context)
