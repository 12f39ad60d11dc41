"""What a row may refer to, in every admin: one's own rows alone."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField

from tests.keepers import as_posted, context_of, errors_of, ledger_rows
from tests.reflections.admin.every.walk import (
    LEDGER_ADMINS,
    NO_IDS,
    TOO_LONG_FOR_SQLITE,
    address,
    unrendered,
)

pytestmark = pytest.mark.django_db

REFERENCES = [
    (a.model, field.name)
    for a in LEDGER_ADMINS
    for field in [*a.opts.fields, *a.opts.many_to_many]
    if field.is_relation and field.editable
]

every_reference = pytest.mark.parametrize(("model", "name"), REFERENCES)


@every_reference
def test_reference_offers_own_rows_alone(client, model, name, alice):
    form = context_of(client, address(model, "add"))["adminform"].form
    offered = form.fields[name].queryset
    assert list(offered) == list(offered.model.objects.of(alice))


@every_reference
def test_reference_that_is_not_ones_own_is_refused(client, model, name, mine, theirs):
    change = address(model, "change", mine[model].pk)
    page, before = context_of(client, change), ledger_rows()
    foreign = theirs[model._meta.get_field(name).related_model].pk
    response = client.post(change, as_posted(page) | {name: str(foreign)})
    assert any(text.startswith("Select a valid choice") for text in errors_of(response))
    assert ledger_rows() == before
    field = page["adminform"].form.fields[name]
    for pk in [foreign, 987654321, TOO_LONG_FOR_SQLITE, "9" * 5000, "-1", "abc", "1,abc"]:
        typed = [str(pk)] if isinstance(field, ModelMultipleChoiceField) else str(pk)
        with pytest.raises(ValidationError, match="Select a valid choice"):
            field.clean(typed)


@every_reference
def test_prefilled_reference_that_is_not_ones_own_is_ignored(client, model, name, theirs, alice):
    foreign = theirs[model._meta.get_field(name).related_model].pk
    response = client.get(address(model, "add"), {name: foreign})
    assert not response.context["adminform"].form[name].value()
    assert "roberta" not in response.text
    for pk in [foreign, "", *NO_IDS]:
        page = unrendered(model, "add_view", alice, {name: pk})
        assert not page.context_data["adminform"].form[name].value()


@every_reference
def test_prefilled_reference_of_ones_own_is_taken(client, model, name, mine):
    target = mine[model._meta.get_field(name).related_model]
    response = client.get(address(model, "add"), {name: target.pk})
    assert re.search(f'value="{target.pk}"[^>]* (selected|checked)', response.text)


def test_no_address_tells_choices_while_one_types(client):
    about = {"app_label": "networks", "model_name": "fee", "field_name": "membership"}
    assert client.get("/admin/autocomplete/", about).status_code == 404
