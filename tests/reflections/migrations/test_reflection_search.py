"""Entries written before there was a search column are found by it too."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from reflections.models import Reflection
from tests.factories import ReflectionFactory

fill = import_module("reflections.migrations.0004_reflection_search").fill


@pytest.mark.django_db
@pytest.mark.parametrize("entries", [0, 1, 201])
def test_older_entries_are_filled_in(entries):
    owner = ReflectionFactory(title="Évora", tags=["Thing 6"]).owner
    ReflectionFactory.create_batch(entries, owner=owner, title="Évora", tags=["Thing 6"])
    Reflection.objects.update(search_text="", tag_keys="")
    fill(apps, connection.schema_editor())
    assert Reflection.objects.saying("evora").tagged("thing 6").count() == entries + 1
