"""One rule for every search: neither case nor accents, on either database."""

import pytest
from django.urls import reverse

from networks.changing import throw_away
from networks.changing.undo import undo
from networks.models import Activity, Fee, Organisation
from reflections.models import Reflection
from tests import factories

pytestmark = pytest.mark.django_db

WRITTEN = "Soirée À Évora"
ASKED = ["soirée à évora", "SOIREE A EVORA", "evora Soirée", "Soirée À Évora"]


@pytest.fixture
def owner(client):
    person = factories.UserFactory(is_staff=True, is_superuser=True)
    client.force_login(person)
    return person


def rows_saying_it(owner) -> list:
    """One of each model that the admin searches, with these words in it."""
    network = {"organisation__owner": owner}
    membership = {"membership__organisation__owner": owner}
    return [
        factories.OrganisationFactory(owner=owner, name=WRITTEN),
        factories.MembershipFactory(**network, category=WRITTEN),
        factories.FeeFactory(**membership, notes=WRITTEN),
        factories.ActivityFactory(**network, outcome=WRITTEN),
        factories.RoleFactory(**network, title=WRITTEN),
        factories.AppraisalFactory(**membership, note=WRITTEN),
        factories.DecisionFactory(**network, because=WRITTEN),
        factories.ReflectionFactory(owner=owner, tags=[WRITTEN]),
    ]


@pytest.mark.parametrize("asked", ASKED)
def test_every_list_of_the_admin_finds_it(client, owner, asked):
    for row in rows_saying_it(owner):
        page = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_changelist")
        assert list(client.get(page, {"q": asked}).context["cl"].result_list) == [row]
        assert not client.get(page, {"q": "evoramonte"}).context["cl"].result_list


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("model", [Activity, Reflection])
def test_pages_find_it(owner, asked, model):
    rows = {type(row): row for row in rows_saying_it(owner)}
    factories.ActivityFactory(organisation__owner=owner)
    factories.ReflectionFactory(owner=owner)
    assert list(model.objects.of(owner).saying(asked)) == [rows[model]]


def test_what_is_saved_many_at_a_time_is_found(owner):
    network = factories.OrganisationFactory(owner=owner)
    rows = [factories.ActivityFactory.build(organisation=network, title=WRITTEN) for _ in "ab"]
    Activity.objects.bulk_create(rows)
    assert Activity.objects.saying("evora").count() == 2


def test_what_an_undo_brings_back_without_the_column_is_found(owner):
    network = factories.OrganisationFactory(owner=owner, name=WRITTEN)
    factories.FeeFactory(membership__organisation=network, notes=WRITTEN)
    change = throw_away(owner, network)
    assert not change.rows.filter(before__has_key="search_text").exists()
    undo(change)
    assert Organisation.objects.get().search_text.split() == ["soiree", "a", "evora"]
    assert Fee.objects.get().search_text == "soiree a evora"
