"""Between the preview and the yes: what waits, for whom and for how long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from networks.models import Organisation
from reflections.models import Upload
from tests.factories import OrganisationFactory, UserFactory
from tests.networks.csvfiles.files import everything
from tests.reflections.pages import words_of
from tests.reflections.views.importing.files import (
    BOTH,
    IMPORT,
    NETWORKS,
    confirm,
    rows,
    show,
    told,
    zipped,
)

pytestmark = pytest.mark.django_db


def test_saved_upload_is_deleted_and_the_numbers_are_told(client, alice):
    show(client, BOTH)
    page = client.post(IMPORT, {"upload": Upload.objects.get().pk}, follow=True)
    assert "Brought in: 4 added, 0 changed." in words_of(page)
    assert not Upload.objects.exists()


def test_confirming_twice_is_one_effect_and_said(client, alice):
    show(client, BOTH)
    upload = Upload.objects.get().pk
    confirm(client, upload)
    after = everything()
    answer = confirm(client, upload)
    assert answer.status_code == 404
    assert "they were saved already" in words_of(answer)
    assert everything() == after


def test_files_that_bring_nothing_new_wait_for_nothing(client, alice):
    show(client, BOTH)
    confirm(client)
    answer = show(client, BOTH)
    assert "Everything in these files is in your ledger already." in words_of(answer)
    assert not Upload.objects.exists()


def test_one_upload_waits_at_a_time(client, alice):
    show(client, BOTH)
    first = Upload.objects.get().pk
    show(client, {"organisations.csv": NETWORKS})
    assert Upload.objects.count() == 1
    assert confirm(client, first).status_code == 404


def test_upload_waits_for_a_day(client, alice):
    show(client, BOTH)
    Upload.objects.update(at=timezone.now() - timedelta(days=1, seconds=1))
    assert confirm(client).status_code == 404
    assert not Organisation.objects.exists()


def test_old_uploads_of_everyone_go_with_the_next(client, alice):
    old = Upload.objects.keep(UserFactory(), "old.csv", b"")
    young = Upload.objects.keep(UserFactory(), "young.csv", b"")
    Upload.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=2))
    show(client, BOTH)
    assert set(Upload.objects.exclude(owner=alice)) == {young}


def test_ledger_that_changed_meanwhile_is_planned_anew(client, alice):
    show(client, BOTH)
    OrganisationFactory(owner=alice, name="BLA", kind="union")
    confirm(client)
    assert {row.name: row.kind for row in Organisation.objects.of(alice)} == {
        "CILIP": "professional_body",
        "BLA": "association",
    }


def test_ledger_that_changed_since_the_preview_is_shown_what_would_be_done_now(client, alice):
    answer = show(client, BOTH)
    client.post("/networks/add/", {"name": "BLA", "kind": "union", "setting": "offline"})
    sent = {"upload": answer.context["upload"].pk, "seen": answer.context["seen"]}
    again = client.post(IMPORT, sent)
    assert "Your ledger changed since you looked" in words_of(again)
    assert rows(answer)["organisations.csv"] == (2, 0, 0)
    assert rows(again)["organisations.csv"] == (1, 1, 0)
    assert Organisation.objects.get().kind == "union"
    confirmed = client.post(IMPORT, sent | {"seen": again.context["seen"]})
    assert (confirmed.status_code, Organisation.objects.count()) == (302, 2)


def test_files_that_no_longer_fit_are_refused_whole(client, alice):
    network = OrganisationFactory(owner=alice, name="CILIP")
    show(client, {"roles.csv": "organisation,title,started_on\nCILIP,Officer,2004\n"})
    network.delete()
    answer = confirm(client)
    assert answer.status_code == 422
    assert "There is no organisation called “CILIP”." in told(answer)[0]


@pytest.mark.parametrize("number", ["", "abc", "-1", "9" * 30, "１", "0"])
def test_number_of_no_upload_is_not_found(client, alice, number):
    assert client.post(IMPORT, {"upload": number}).status_code == 404


def test_upload_of_another_is_not_found_and_stays(client, alice):
    theirs = Upload.objects.keep(UserFactory(), "theirs.zip", zipped(BOTH))
    before = everything()
    mine, missing = confirm(client, theirs.pk), confirm(client, theirs.pk + 1)
    assert mine.status_code == missing.status_code == 404
    assert words_of(mine) == words_of(missing)
    assert everything() == before
