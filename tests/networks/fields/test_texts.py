"""Text columns that follow others."""

import pytest

from networks.fields import SearchField
from networks.models import Organisation


@pytest.mark.parametrize("name", ["name_key", "search_text"])
def test_migration_names_nothing_that_a_column_is_derived_by(name):
    field = Organisation._meta.get_field(name)
    *_, kwargs = field.deconstruct()
    assert kwargs.keys().isdisjoint({"source", "derive"})
    assert not [value for value in kwargs.values() if callable(value)]


def test_column_of_an_old_state_keeps_what_is_put_into_it():
    field = SearchField()
    field.set_attributes_from_name("search_text")
    row = Organisation(name="Library Body", search_text="as it was put")
    assert field.pre_save(row, add=True) == "as it was put"
    assert Organisation._meta.get_field("search_text").pre_save(row, add=True) == "library body\n"
