from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from networks.catalogue import catalogue
from networks.forms import own_rows
from networks.forms.join import Joining
from networks.forms.merge import MergeForm
from networks.forms.network import NetworkForm
from networks.forms.picking import pick
from networks.models import Organisation
from networks.views.editing import delete_page, edit_page, in_its_wake, save_together

PREFILLED = ("name", "short_name", "kind", "setting", "parent", "website")
MOST_FOUND = 8


def own_network(request, pk: int) -> Organisation:
    return get_object_or_404(own_rows(Organisation, request.user), pk=pk)


def network_add(request):
    """A network and, if they are a member, the membership with its first fee.

    The address can name a body of the catalogue, or look for one.
    """
    picked = pick(request.user, request.GET.get("catalogue", ""))
    asked = {name: request.GET[name] for name in PREFILLED if name in request.GET}
    joining = Joining(
        request.POST or None,
        owner=request.user,
        today=timezone.localdate(),
        initial=(picked.initial if picked else {}) | asked,
        groups=picked.groups if picked else (),
    )
    looked_for = request.GET.get("q", "").strip()
    found = catalogue().search(looked_for) if looked_for else []
    return edit_page(
        request,
        joining,
        title="What do you belong to?",
        done=lambda _: joining.organisation.get_absolute_url(),
        template="networks/network_add.html",
        save=save_together,
        picked=picked,
        looked_for=looked_for,
        found=found[:MOST_FOUND],
        more_found=len(found[MOST_FOUND:]),
        well_known=catalogue().tops,
    )


def network_edit(request, pk: int):
    network = own_network(request, pk)
    form = NetworkForm(request.POST or None, instance=network, owner=request.user)
    return edit_page(
        request,
        form,
        title=f"Change {network.short}",
        done=network.get_absolute_url(),
        template="networks/network_edit.html",
        network=network,
    )


def network_delete(request, pk: int):
    network = own_network(request, pk)
    here = network.get_absolute_url()
    return delete_page(
        request, network, done=reverse("networks"), warning=in_its_wake(network), gone=here
    )


def network_merge(request, pk: int):
    """It became another network, or it was entered twice."""
    network = own_network(request, pk)
    form = MergeForm(request.POST or None, network=network)
    return edit_page(
        request,
        form,
        title=f"What became of {network.short}?",
        done=lambda _: form.cleaned_data["other"].get_absolute_url(),
        template="networks/network_merge.html",
        save=save_together,
        network=network,
    )
