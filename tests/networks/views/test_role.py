import pytest

from networks.models import Role
from tests.factories import OrganisationFactory, RoleFactory
from tests.networks.views.sending import send, undo_latest

pytestmark = pytest.mark.django_db


def test_role_is_added(client, alice):
    network = OrganisationFactory(owner=alice)
    typed = {"title": "Treasurer", "started_on": "July 2009", "ended_on": "2011"}
    answer = send(client, f"/networks/{network.pk}/roles/add/", **typed)
    role = Role.objects.get()
    assert answer["Location"] == f"/networks/{network.pk}/"
    assert (role.title, str(role.start), str(role.end)) == ("Treasurer", "2009-07", "2011")


@pytest.fixture
def role(alice):
    return RoleFactory(organisation__owner=alice, title="Treasurer")


def test_role_is_changed_and_the_change_undone(client, role):
    send(client, f"/roles/{role.pk}/", title="Chair")
    assert Role.objects.get().title == "Chair"
    undo_latest(client)
    assert Role.objects.get().title == "Treasurer"


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"title": ""}, {"title": ["This field is required."]}),
        ({"ended_on": "2008"}, {"ended_on": ["It ends before it starts."]}),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(client, role, typed, errors):
    assert send(client, f"/roles/{role.pk}/", **typed).context["form"].errors == errors


def test_deleted_role_comes_back(client, role):
    client.post(f"/roles/{role.pk}/delete/")
    undo_latest(client)
    assert Role.objects.get() == role


@pytest.mark.parametrize("place", ["", "delete/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_role_of_another_is_not_found(client, alice, place, method):
    assert getattr(client, method)(f"/roles/{RoleFactory().pk}/{place}").status_code == 404
