"""The pages of a row, in every admin: one's own open and save, another's are missing."""

import re
from urllib.parse import quote_plus

import pytest

from networks.admin.inlines import LedgerInline
from networks.admin.ledger import LedgerAdmin
from networks.forms import LedgerForm
from networks.models import Organisation
from tests.keepers import as_posted, errors_of, keeper, ledger_rows
from tests.reflections.admin.every.walk import LEDGER_ADMINS, MODELS, NO_IDS, address, every_model

pytestmark = pytest.mark.django_db

VIEWS = ["change", "delete", "history"]


def typed(model):
    """A change to a row of this model."""
    columns = {field.name for field in model._meta.fields}
    prose = columns & {"notes", "note", "because", "outcome", "body", "reason_left"}
    return {prose.pop(): "typed here"} if prose else {"number": "12"}


def test_every_model_of_a_ledger_has_an_admin(mine):
    assert set(MODELS) == set(mine)


@pytest.mark.parametrize("model_admin", LEDGER_ADMINS)
def test_admin_of_a_ledger_is_built_on_the_scoped_one(model_admin):
    assert isinstance(model_admin, LedgerAdmin)
    assert issubclass(model_admin.form, LedgerForm)
    assert all(issubclass(inline, LedgerInline) for inline in model_admin.inlines)


@every_model
def test_form_for_a_new_row_opens(client, model):
    response = client.get(address(model, "add"))
    assert response.status_code == 200
    assert "roberta" not in response.text


@every_model
@pytest.mark.parametrize("view", ["change", "delete"])
def test_own_row_opens(client, model, view, mine):
    response = client.get(address(model, view, mine[model].pk))
    assert (response.status_code, response.context["opts"].model) == (200, model)
    assert "roberta" not in response.text


@every_model
def test_history_tells_each_value_and_leads_back_to_the_row(client, model, mine, untouched):
    row, sent = mine[model], typed(model)
    change = address(model, "change", row.pk)
    client.post(change, untouched(model) | sent)
    past = client.get(address(model, "history", row.pk), follow=True)
    assert past.redirect_chain == [
        (f"/past/{model._meta.model_name}/{row.pk}/?next={quote_plus(change)}", 302)
    ]
    (value,) = sent.values()
    assert re.search(rf"<ins>{value}.*</ins>", past.text)
    assert f'href="{change}"' in past.text


@every_model
@pytest.mark.parametrize("view", VIEWS)
def test_anothers_row_is_as_missing_as_a_missing_one(client, model, view, theirs):
    foreign = client.get(address(model, view, theirs[model].pk))
    missing = client.get(address(model, view, 987654321))
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert foreign.content == missing.content


@every_model
@pytest.mark.parametrize("view", VIEWS)
def test_posting_to_anothers_row_changes_nothing(client, model, view, theirs):
    before = ledger_rows()
    response = client.post(address(model, view, theirs[model].pk), {"post": "yes"})
    assert (response.status_code, ledger_rows()) == (404, before)


@every_model
def test_odd_id_is_missing(client, model):
    answers = {client.get(address(model, "change", pk)).status_code for pk in NO_IDS}
    assert answers == {404}


@every_model
def test_no_short_address_tells_that_a_row_might_be_there(client, mine, model):
    assert client.get(f"{address(model, 'changelist')}{mine[model].pk}/").status_code == 404


@every_model
def test_untouched_form_saves_the_row_as_it_was(client, model, mine, untouched):
    change = address(model, "change", mine[model].pk)
    before = model.objects.values().get(pk=mine[model].pk)
    assert client.post(change, untouched(model)).status_code == 302
    assert model.objects.values().get(pk=mine[model].pk) | {"version": 0} == before


@every_model
def test_row_saved_elsewhere_meanwhile_is_not_overwritten(client, model, mine, untouched):
    change = address(model, "change", mine[model].pk)
    posted = untouched(model) | typed(model)
    model.objects.get(pk=mine[model].pk).save()
    before = ledger_rows()
    response = client.post(change, posted)
    assert any("another window" in text for text in errors_of(response))
    assert ledger_rows() == before


@every_model
def test_second_save_after_the_warning_replaces_the_row(client, model, mine, untouched):
    change = address(model, "change", mine[model].pk)
    posted = untouched(model) | typed(model)
    model.objects.get(pk=mine[model].pk).save()
    warned = as_posted(client.post(change, posted).context)
    assert client.post(change, warned).status_code == 302
    assert model.objects.filter(pk=mine[model].pk, **typed(model)).exists()


@every_model
def test_deleting_says_what_goes_and_goes(client, model, mine):
    response = client.post(address(model, "delete", mine[model].pk), {"post": "yes"})
    assert response.status_code == 302
    assert not model.objects.filter(pk=mine[model].pk).exists()


@every_model
def test_superuser_cannot_open_anothers_row(client, model, theirs):
    client.force_login(keeper("root", is_superuser=True))
    assert client.get(address(model, "change", theirs[model].pk)).status_code == 404


@every_model
def test_new_owner_in_a_post_is_ignored(client, model, mine, theirs, alice, untouched):
    change = address(model, "change", mine[model].pk)
    bob = theirs[Organisation].owner_id
    client.post(change, untouched(model) | {"owner": bob, "owner_id": bob})
    assert list(model.objects.of(alice)) == [mine[model]]
