import io
import json
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session

from networks.backup.rows import lines, tables
from networks.models import Change, ChangedRow, Organisation
from reflections.csv_tables import LEDGER
from tests.config.accounts.people import KEY, with_app
from tests.config.accounts.test_leaving import NAME, use_everything
from tests.keepers import fill_ledger, keeper

pytestmark = pytest.mark.django_db
# Kept for a quarter of an hour, and of whoever typed the name.
OF_THE_THROTTLE = {"AccessAttempt"}


def taken(client):
    """The files of the .zip, by their names."""
    with ZipFile(io.BytesIO(client.get("/accounts/everything.zip").getvalue())) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def counts(files):
    return {
        name.removeprefix("everything/").removesuffix(".jsonl"): content.count(b"\n")
        for name, content in files.items()
        if name.startswith("everything/")
    }


def test_every_table_that_tells_of_a_person_is_in_it(client):
    fill_ledger(keeper("roberta"))
    user = keeper(NAME)
    use_everything(client, user)
    files = taken(client)
    telling = {
        model.__name__
        for model in tables()
        if model is not Session and NAME in b"".join(lines(model)).decode()
    }
    found = counts(files)
    assert {"User", "ChangedRow", "Reflection"} <= telling
    assert telling - OF_THE_THROTTLE <= {name for name, number in found.items() if number}
    assert b"roberta" not in b"".join(files.values())


def test_counts_are_those_of_the_ledger(client):
    user = keeper(NAME)
    use_everything(client, user)
    found = counts(taken(client))
    for app in ("networks", "reflections"):
        for model in apps.get_app_config(app).get_models(include_auto_created=True):
            assert found[model.__name__] == model._default_manager.count(), model


def test_history_tells_how_rows_were(client):
    user = keeper(NAME)
    fill_ledger(user)
    client.force_login(user)
    network = Organisation.objects.get()
    client.post(f"/networks/{network.pk}/delete/")
    told = [json.loads(line) for line in taken(client)["everything/ChangedRow.jsonl"].splitlines()]
    assert len(told) == ChangedRow.objects.filter(change=Change.objects.get()).count() > 1
    assert f"{NAME}'s network" in json.dumps(told)


def test_ledger_in_it_can_be_brought_in_again(client):
    user = keeper(NAME)
    fill_ledger(user)
    client.force_login(user)
    files = taken(client)
    assert {table.file for table in LEDGER} <= files.keys()
    assert b'"history"' not in files["read-me.txt"] and b"history" in files["read-me.txt"]


def test_nothing_in_it_opens_anything(client):
    user, codes = with_app(keeper(NAME, password="hashed in some way"))
    client.force_login(user)
    content = b"".join(taken(client).values()).decode()
    secrets = [User.objects.get().password, KEY, *codes]
    assert [secret for secret in secrets if secret in content] == []


def test_stranger_gets_none_of_it(client):
    assert client.get("/accounts/everything.zip").url.startswith("/accounts/login/")
