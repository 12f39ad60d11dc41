from datetime import date

import pytest

from networks.models import Activity
from tests.factories import OrganisationFactory
from tests.keepers import as_posted
from tests.reflections.pages import markup_of, words_of

pytestmark = pytest.mark.django_db
ADD = "/admin/networks/activity/add/"


def test_odd_figures_are_asked_about_once(admin_client, admin_user):
    network = OrganisationFactory(owner=admin_user)
    page = admin_client.get(ADD)
    assert 'type="hidden" name="surely"' in markup_of(page)
    typed = {"organisation": network.pk, "title": "Far off", "hours": "400", "date": "2099-05-03"}
    asked = admin_client.post(ADD, as_posted(page.context) | typed)
    assert "400 hours for one activity: is that right?" in words_of(asked)
    assert 'type="checkbox" name="surely"' in markup_of(asked)
    admin_client.post(ADD, as_posted(page.context) | typed | {"surely": "on"})
    assert Activity.objects.get().date == date(2099, 5, 3)
