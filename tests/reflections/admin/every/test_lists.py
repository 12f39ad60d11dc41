"""The lists of every admin: rows, filters, search, actions and files."""

import pytest
from django.contrib import admin
from django.core.exceptions import SuspiciousOperation

from networks.models import Fee
from tests.keepers import keeper, ledger_rows
from tests.reflections.admin.every.walk import (
    LEDGER_ADMINS,
    NO_IDS,
    TOO_LONG_FOR_SQLITE,
    address,
    every_model,
    unrendered,
)

pytestmark = pytest.mark.django_db

TOO_LARGE = str(2**63)
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


def status_of_list(model, user, query):
    """The answer's code, as Django gives it; the rows are read, the page is not written."""
    try:
        response = unrendered(model, "changelist_view", user, query)
    except SuspiciousOperation:
        return 400
    if response.status_code == 200:
        list(response.context_data["cl"].result_list)
    return response.status_code


@every_model
def test_list_shows_own_rows_alone(client, model, mine):
    response = client.get(address(model, "changelist"))
    assert list(response.context["cl"].result_list) == [mine[model]]
    assert "roberta" not in response.text


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
def test_superuser_sees_own_ledger_alone(client, model):
    client.force_login(keeper("root", is_superuser=True))
    response = client.get(address(model, "changelist"))
    assert list(response.context["cl"].result_list) == []


@every_model
def test_popup_shows_own_rows_alone(client, model):
    for view in ("add", "changelist"):
        response = client.get(address(model, view), {"_popup": "1", "_to_field": "id"})
        assert response.status_code == 200
        assert "roberta" not in response.text
