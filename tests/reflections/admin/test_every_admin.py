"""Walks over every ModelAdmin that there is: a new one joins by itself."""

import re
from copy import deepcopy

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.db import transaction
from django.forms import ModelMultipleChoiceField
from django.test import Client, RequestFactory
from django.urls import reverse

from networks.admin.inlines import LedgerInline
from networks.admin.ledger import LedgerAdmin
from networks.forms import LedgerForm
from networks.models import Fee, Organisation
from tests.keepers import as_posted, errors_of, fill_ledger, keeper, ledger_rows

ACCOUNTS = {User}
LEDGER_ADMINS = [a for model, a in admin.site._registry.items() if model not in ACCOUNTS]
MODELS = [a.model for a in LEDGER_ADMINS]
REFERENCES = [
    (a.model, field.name)
    for a in LEDGER_ADMINS
    for field in [*a.opts.fields, *a.opts.many_to_many]
    if field.is_relation and field.editable
]
VIEWS = ["change", "delete", "history"]
TOO_LONG_FOR_SQLITE = "9" * 20
TOO_LARGE = str(2**63)
NO_IDS = ["0", "-1", TOO_LONG_FOR_SQLITE, "9" * 5000, "１", "abc", "1,abc", "_00"]
NOT_OFFERED = [
    "owner",
    "owner__username",
    "owner__password__startswith",
    "organisation__owner__password__startswith",
    "membership__organisation__owner__username",
    "organisations__owner__username",
    "id__in",
    "id__exact",
    "version__gte",
    "reflections__isnull",
    "organisation",
    "organisation__in",
    "organisation__exact",
    "parent__name__regex",
    "started_on__year__gt",
]

pytestmark = pytest.mark.django_db
every_model = pytest.mark.parametrize("model", MODELS)
every_reference = pytest.mark.parametrize(("model", "name"), REFERENCES)


@pytest.fixture(scope="module")
def ledgers(django_db_setup, django_db_blocker):
    """Two people with a ledger each, and the cookies of the first; no test can change them."""
    with django_db_blocker.unblock(), transaction.atomic():
        alice, browser = keeper("alice"), Client()
        browser.force_login(alice)
        yield alice, browser.cookies, fill_ledger(alice), fill_ledger(keeper("roberta"))
        transaction.set_rollback(True)


@pytest.fixture
def people(db, ledgers):
    return deepcopy(ledgers)


@pytest.fixture
def alice(people):
    return people[0]


@pytest.fixture
def mine(people):
    return people[2]


@pytest.fixture
def theirs(people):
    return people[3]


@pytest.fixture(autouse=True)
def signed_in(client, people):
    client.cookies = people[1]


def address(model, view, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}", args=args)


def typed(model):
    """A change to a row of this model."""
    columns = {field.name for field in model._meta.fields}
    prose = columns & {"notes", "note", "because", "outcome", "body", "reason_left"}
    return {prose.pop(): "typed here"} if prose else {"number": "12"}


def unrendered(model, view, user, query):
    """What a page of the admin answers, before its template turns it into HTML."""
    request = RequestFactory().get("/", query)
    request.user = user
    return getattr(admin.site._registry[model], view)(request)


def status_of_list(model, user, query):
    """The answer's code, as Django gives it; the rows are read, the page is not written."""
    try:
        response = unrendered(model, "changelist_view", user, query)
    except SuspiciousOperation:
        return 400
    if response.status_code == 200:
        list(response.context_data["cl"].result_list)
    return response.status_code


def test_every_model_of_a_ledger_has_an_admin(mine):
    assert set(MODELS) == set(mine)


@pytest.mark.parametrize("model_admin", LEDGER_ADMINS)
def test_admin_of_a_ledger_is_built_on_the_scoped_one(model_admin):
    assert isinstance(model_admin, LedgerAdmin)
    assert issubclass(model_admin.form, LedgerForm)
    assert all(issubclass(inline, LedgerInline) for inline in model_admin.inlines)


@every_model
def test_list_shows_own_rows_alone(client, model, mine):
    response = client.get(address(model, "changelist"))
    assert list(response.context["cl"].result_list) == [mine[model]]
    assert "roberta" not in response.text


@every_model
def test_form_for_a_new_row_opens(client, model):
    response = client.get(address(model, "add"))
    assert response.status_code == 200
    assert "roberta" not in response.text


@every_model
@pytest.mark.parametrize("view", VIEWS)
def test_own_row_opens(client, model, view, mine):
    response = client.get(address(model, view, mine[model].pk))
    assert (response.status_code, response.context["opts"].model) == (200, model)
    assert "roberta" not in response.text


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
def test_untouched_form_saves_the_row_as_it_was(client, model, mine):
    change = address(model, "change", mine[model].pk)
    before = model.objects.values().get(pk=mine[model].pk)
    assert client.post(change, as_posted(client.get(change))).status_code == 302
    assert model.objects.values().get(pk=mine[model].pk) | {"version": 0} == before


@every_model
def test_row_saved_elsewhere_meanwhile_is_not_overwritten(client, model, mine):
    change = address(model, "change", mine[model].pk)
    posted = as_posted(client.get(change)) | typed(model)
    model.objects.get(pk=mine[model].pk).save()
    before = ledger_rows()
    response = client.post(change, posted)
    assert any("another window" in text for text in errors_of(response))
    assert ledger_rows() == before


@every_model
def test_second_save_after_the_warning_replaces_the_row(client, model, mine):
    change = address(model, "change", mine[model].pk)
    posted = as_posted(client.get(change)) | typed(model)
    model.objects.get(pk=mine[model].pk).save()
    warned = as_posted(client.post(change, posted))
    assert client.post(change, warned).status_code == 302
    assert model.objects.filter(pk=mine[model].pk, **typed(model)).exists()


@every_reference
def test_reference_offers_own_rows_alone(client, model, name, alice):
    form = client.get(address(model, "add")).context["adminform"].form
    offered = form.fields[name].queryset
    assert list(offered) == list(offered.model.objects.of(alice))


@every_reference
def test_reference_that_is_not_ones_own_is_refused(client, model, name, mine, theirs):
    change = address(model, "change", mine[model].pk)
    page, before = client.get(change), ledger_rows()
    foreign = theirs[model._meta.get_field(name).related_model].pk
    response = client.post(change, as_posted(page) | {name: str(foreign)})
    assert any(text.startswith("Select a valid choice") for text in errors_of(response))
    assert ledger_rows() == before
    field = page.context["adminform"].form.fields[name]
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


@every_model
def test_lookup_that_no_filter_offers_is_refused(client, model, alice):
    assert client.get(address(model, "changelist"), {NOT_OFFERED[0]: "1"}).status_code == 400
    answers = {status_of_list(model, alice, {lookup: "1"}) for lookup in NOT_OFFERED}
    assert answers == {400}


@every_model
def test_every_filter_works_and_names_own_rows_alone(client, model):
    changelist = client.get(address(model, "changelist")).context["cl"]
    for choice in (c for spec in changelist.filter_specs for c in spec.choices(changelist)):
        response = client.get(address(model, "changelist") + choice["query_string"])
        assert response.status_code == 200
        assert "roberta" not in response.text


def _lookups(model_admin):
    for item in model_admin.list_filter:
        if isinstance(item, tuple):
            yield f"{item[0]}__id__exact"
        elif isinstance(item, str):
            yield f"{item}__exact"


@pytest.mark.parametrize("model_admin", LEDGER_ADMINS)
def test_filter_with_a_value_that_makes_no_sense_is_no_error(model_admin, alice):
    answers = {
        status_of_list(model_admin.model, alice, {lookup: value})
        for lookup in _lookups(model_admin)
        for value in [*NO_IDS, TOO_LARGE, "", "'\"%"]
    }
    assert answers <= {200, 302, 400}


def test_year_that_no_row_has_finds_none(client):
    for year in ["2010", "9999", "1899", "２０１１", *NO_IDS]:
        answer = client.get(address(Fee, "changelist"), {"paid_on__year": year})
        assert len(answer.context["cl"].result_list) == (1 if year == "2010" else 0)


@every_model
def test_search_never_fails_nor_finds_anothers(client, model):
    for term in ["roberta", "a " * 1500, "%_\\'\"", "é" * 500, "=1+1"]:
        response = client.get(address(model, "changelist"), {"q": term})
        assert response.status_code == 200
        assert "roberta's" not in response.text


@every_model
@pytest.mark.parametrize("action", ["delete_selected", "export_csv"])
def test_selection_of_what_is_no_row_is_refused(client, model, action):
    answers = {
        client.post(
            address(model, "changelist"), {"action": action, "_selected_action": [pk]}
        ).status_code
        for pk in ["abc", TOO_LONG_FOR_SQLITE, "-1"]
    }
    assert answers == {400}


@every_model
def test_anothers_row_cannot_be_selected_for_deletion(client, model, theirs):
    before = ledger_rows()
    posted = {"action": "delete_selected", "_selected_action": [theirs[model].pk], "post": "yes"}
    client.post(address(model, "changelist"), posted)
    assert ledger_rows() == before


@every_model
@pytest.mark.parametrize("selection", ["mine", "all", "none"])
def test_csv_of_a_list_holds_the_lines_of_its_table(client, model, selection, mine, theirs):
    picked = {"mine": [mine[model].pk, theirs[model].pk], "all": [mine[model].pk], "none": []}
    posted = {"action": "export_csv", "_selected_action": picked[selection]}
    across = {"select_across": "1"} if selection == "all" else {}
    response = client.post(address(model, "changelist"), posted | across)
    table = admin.site._registry[model].table
    assert b"".join(response.streaming_content).decode() == "".join(table.lines([mine[model]]))


@every_model
def test_deleting_says_what_goes_and_goes(client, model, mine):
    response = client.post(address(model, "delete", mine[model].pk), {"post": "yes"})
    assert response.status_code == 302
    assert not model.objects.filter(pk=mine[model].pk).exists()


@every_model
def test_superuser_sees_own_ledger_alone(client, model):
    client.force_login(keeper("root", is_superuser=True))
    response = client.get(address(model, "changelist"))
    assert list(response.context["cl"].result_list) == []


@every_model
def test_superuser_cannot_open_anothers_row(client, model, theirs):
    client.force_login(keeper("root", is_superuser=True))
    assert client.get(address(model, "change", theirs[model].pk)).status_code == 404


@every_model
def test_popup_shows_own_rows_alone(client, model):
    for view in ("add", "changelist"):
        response = client.get(address(model, view), {"_popup": "1", "_to_field": "id"})
        assert response.status_code == 200
        assert "roberta" not in response.text


@every_model
def test_new_owner_in_a_post_is_ignored(client, model, mine, theirs, alice):
    change = address(model, "change", mine[model].pk)
    bob = theirs[Organisation].owner_id
    client.post(change, as_posted(client.get(change)) | {"owner": bob, "owner_id": bob})
    assert list(model.objects.of(alice)) == [mine[model]]
