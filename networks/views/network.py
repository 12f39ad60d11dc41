"""Adding, changing, merging and deleting a network."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from networks.accounts.signed_in import SignedInRequest
from networks.catalogue import catalogue
from networks.forms import own_rows
from networks.forms.join import JoinForms
from networks.forms.merge import MergeForm
from networks.forms.network import ChangeNetworkForm
from networks.forms.picking import pick
from networks.models import Organisation
from networks.views.editing import delete_page, edit_page, in_its_wake, save_together

PREFILLED = ("name", "short_name", "kind", "setting", "parent", "website")
MOST_FOUND = 8
# The buttons among the fields of a new network; the last is what Return presses.
FIND, PICK, RETURN = "find", "catalogue", "return"


def own_network(request: SignedInRequest, pk: int) -> Organisation:
    return get_object_or_404(own_rows(Organisation, request.user), pk=pk)


def network_add(request: SignedInRequest) -> HttpResponse:
    """A network and, if they are a member, the membership with its first fee.

    The address, or a button among the fields, can name a body of the catalogue or look for one;
    what was typed by then stays.
    """
    sent = request.POST
    # A button among the fields sends them, too, but nothing of it is judged or saved.
    typed = sent if _asks_the_catalogue(sent) else None
    picked = pick(request.user, _body_named(request))
    asked = {name: request.GET[name] for name in PREFILLED if name in request.GET and not sent}
    joining = JoinForms(
        None if typed else sent or None,
        owner=request.user,
        today=timezone.localdate(),
        initial=(picked.initial if picked and (not sent or PICK in sent) else {}) | asked,
        groups=picked.groups if picked else (),
        typed=typed,
    )
    looked_for = (sent or request.GET).get("q", "").strip()
    bodies = catalogue().search(looked_for) if looked_for else []
    return edit_page(
        request,
        joining,
        title="What do you belong to?",
        done=lambda _: joining.organisation.get_absolute_url(),
        template="networks/network_add.html",
        save=_nothing if typed else save_together,
        picked=picked,
        looked_for=looked_for,
        found=bodies[:MOST_FOUND],
        more_found=len(bodies[MOST_FOUND:]),
        well_known=catalogue().tops,
    )


def _asks_the_catalogue(sent: QueryDict) -> bool:
    """Whether a button of the catalogue was pressed, or Return after a new word for it."""
    is_new = sent.get("q", "").strip() not in ("", sent.get("looked_for"))
    return FIND in sent or PICK in sent or (RETURN in sent and is_new)


def _body_named(request: SignedInRequest) -> str:
    """The key in the button, else of the body picked before, else in the address."""
    sent = request.POST
    return sent.get(PICK) or sent.get("picked") or request.GET.get(PICK, "")


def _nothing(request: SignedInRequest, form: Any) -> None:
    """Saves nothing: the page is only shown again."""


def network_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    network = own_network(request, pk)
    form = ChangeNetworkForm(request.POST or None, instance=network, owner=request.user)
    return edit_page(
        request,
        form,
        title=f"Change {network.short}",
        done=network.get_absolute_url(),
        template="networks/network_edit.html",
        save=save_together,
        network=network,
    )


def network_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    network = own_network(request, pk)
    here = network.get_absolute_url()
    return delete_page(
        request, network, done=reverse("networks"), warning=in_its_wake(network), gone=here
    )


def network_merge(request: SignedInRequest, pk: int) -> HttpResponse:
    """It became another network, or it was entered twice."""
    network = own_network(request, pk)
    form = MergeForm(request.POST or None, network=network, owner=request.user)
    return edit_page(
        request,
        form,
        title=f"What became of {network.short}?",
        done=lambda _: form.cleaned_data["other"].get_absolute_url(),
        template="networks/network_merge.html",
        save=save_together,
        network=network,
    )
