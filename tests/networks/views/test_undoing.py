from datetime import date

from django.db import connection

from networks.models import Change
from reflections.models import Reflection
from tests import factories
from tests.keepers import bytes_of_file, whatever_names

WORD = "zyxquorum"


def test_what_is_deleted_for_good_stands_in_no_table_nor_in_the_file(database_for_threads, client):
    user = factories.UserFactory()
    client.force_login(user)
    said = {"date": date(2026, 11, 20), "title": WORD, "model": "free"}
    client.post("/journal/write/", said | {"body": f"{WORD} once"})
    entry = Reflection.objects.of(user).get()
    client.post(f"/journal/{entry.pk}/edit/", said | {"body": "No more", "opened_version": "0"})
    client.post(f"/journal/{entry.pk}/delete/")
    client.get("/bin/")
    assert whatever_names(WORD) == ["Change", "ChangedRow"]
    is_file = connection.vendor == "sqlite"
    assert not is_file or WORD.encode() in bytes_of_file()
    client.post(f"/bin/{Change.objects.binned().get().pk}/forget/")
    assert whatever_names(WORD) == []
    assert not is_file or WORD.encode() not in bytes_of_file()
