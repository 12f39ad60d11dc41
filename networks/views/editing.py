"""Saving and deleting a row from a page, with a way back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import get_script_prefix, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.words import counted, listed
from networks.changing import goes_with, one_change, throw_away
from networks.forms import LedgerForm
from networks.forms.together import SavedTogether
from networks.models import Change, ChangeKind, Record
from networks.models.refusals import refusal


def way_back(request: SignedInRequest, otherwise: str) -> str:
    """The path where the person came from, as a form carried it along; never another site."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if is_own_path(request, asked) else otherwise


def is_own_path(request: SignedInRequest, path: str) -> bool:
    """Whether it stays on this site: what an address asks for may lead anywhere."""
    # Anybody can write a link to a form of ours: it must not lead on to a page of theirs.
    return path.startswith("/") and url_has_allowed_host_and_scheme(
        path, {request.get_host()}, require_https=request.is_secure()
    )


def tell(request: SignedInRequest, text: str, change: Change | None = None) -> None:
    """A message for the next page, with an undo button when there is a change to undo."""
    messages.success(request, text, extra_tags=f"undo-{change.pk}" if change else "")


def save_form(request: SignedInRequest, form: LedgerForm) -> Record | None:
    """The saved row, with an offer to undo it; None, with messages in the form, when refused."""
    saved = try_form(request.user, form)
    if saved is None:
        return None
    row, change = saved
    tell(request, f"Saved: {row}.", change)
    return row


def try_form(owner: User, form: LedgerForm) -> tuple[Record, Change | None] | None:
    """The saved row and the change that it was, if it was one; None when it is refused."""
    kind = ChangeKind.ADDED if form.instance._state.adding else ChangeKind.CHANGED
    try:
        # Checked inside the transaction: nothing can change between the check and the save.
        with one_change(owner, "", kind) as steps:
            if not form.is_valid():
                return None
            row = steps.save(form.instance, form.save)
            steps.label = str(row)
    except (ValidationError, IntegrityError) as error:
        form.add_error(None, refusal(error))
        return None
    return row, steps.change


def save_together(request: SignedInRequest, form: SavedTogether) -> SavedTogether | None:
    """For what saves several rows as one change; None, with messages in it, when refused."""
    change = form.save_as_one()
    if change:
        tell(request, f"Saved: {change.label}.", change)
    elif form.is_refused:
        return None
    else:
        tell(request, "Nothing was different, so nothing changed.")
    return form


def edit_page(
    request: SignedInRequest,
    form: LedgerForm | SavedTogether,
    *,
    title: str,
    done: str | Callable[[Record], str],
    template: str = "networks/edit.html",
    save: Callable = save_form,
    **context: Any,
) -> HttpResponse:
    """Show the form, or save it and go back to where the person was.

    `done` is where to go when the form does not say: an address, or a function of the saved row.
    `save` takes the request and the form; it offers an undo, and returns None when refused, else
    what `done` is asked about.
    """
    row = save(request, form) if request.method == "POST" else None
    if row is not None:
        return redirect(way_back(request, done if isinstance(done, str) else done(row)))
    back = way_back(request, done if isinstance(done, str) else get_script_prefix())
    context |= {"form": form, "title": title, "next": back, "carried": way_back(request, "")}
    context["past_href"] = past_href(getattr(form, "instance", None))
    return render(request, template, context, status=422 if form.errors else 200)


def past_href(row: Record | None) -> str:
    """Where it is told what became of a stored row."""
    if row is None or row.pk is None:
        return ""
    return reverse("record_past", args=[row._meta.model_name, row.pk])


def delete_page(
    request: SignedInRequest, row: Record, *, done: str, warning: str = "", gone: str = ""
) -> HttpResponse:
    """Ask once, saying what goes with it; then into the bin, with a way back.

    No way leads back to what begins with the address `gone`, which shows what is deleted.
    """
    back = way_back(request, done)
    back = done if gone and back.startswith(gone) else back
    if request.method == "POST":
        change = throw_away(request.user, row)
        tell(request, f"Deleted: {row}." if change else f"{row} was deleted already.", change)
        return redirect(back)
    context = {"row": row, "warning": warning, "next": back}
    return render(request, "networks/delete.html", context)


def in_its_wake(row: Record) -> str:
    """What a delete of the row takes along, as a sentence; empty when that is nothing."""
    parts = [rows_counted(model, number) for model, number in goes_with(row).most_common()]
    if not parts:
        return ""
    verb = "goes" if parts[0][:2] == "1 " and not parts[1:] else "go"
    return f"With it {verb} {listed(parts)}."


def rows_counted(model: type[Record], number: int) -> str:
    """Rows that go with another one, such as "1 fee", as pages call them."""
    name, several = model.called or (model._meta.verbose_name, model._meta.verbose_name_plural)
    return counted(number, str(name), str(several))
