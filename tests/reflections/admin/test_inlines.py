"""Rows below a row: what a browser sends, and what a forger would."""

from datetime import date

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType

from networks.models import Fee, Membership, Organisation
from reflections.models import Appraisal
from tests.factories import AppraisalFactory, FeeFactory, MembershipFactory
from tests.keepers import as_posted, context_of, errors_of, ledger_rows, untouched_form
from tests.reflections.admin.typed import ADD, ADD_MEMBERSHIP, NO_FEE, added


@pytest.fixture
def membership_page(mine):
    return f"/admin/networks/membership/{mine[Membership].pk}/change/"


@pytest.fixture
def organisation_page(mine):
    return f"/admin/networks/organisation/{mine[Organisation].pk}/change/"


def test_organisation_and_its_memberships_are_typed_on_one_page(client, alice):
    posted = untouched_form(client, ADD) | {"name": "CILIP"}
    posted = added(posted, "memberships", 0, started_on="2004", ended_on="2005", held_by="self")
    posted = added(posted, "memberships", 1, started_on="2006-01", held_by="self", **NO_FEE)
    assert client.post(ADD, posted).status_code == 302
    assert [str(m.start) for m in Membership.objects.of(alice)] == ["2004", "2006-01"]


def test_memberships_typed_side_by_side_must_not_overlap(client):
    posted = untouched_form(client, ADD) | {"name": "CILIP"}
    posted = added(posted, "memberships", 0, started_on="2004", held_by="self")
    posted = added(posted, "memberships", 1, started_on="2006", held_by="self", **NO_FEE)
    response = client.post(ADD, posted)
    assert errors_of(response) == ["It overlaps the membership that started on 2004."]
    assert not Organisation.objects.exists()


def test_new_organisation_cannot_be_joined_after_its_closing(client):
    posted = untouched_form(client, ADD) | {"name": "LISU", "closed_on": "2005"}
    posted = added(posted, "memberships", 0, started_on="2006", held_by="self")
    assert errors_of(client.post(ADD, posted)) == ["The network had closed by then."]


def test_fee_added_as_given_counts(client, mine, membership_page):
    fees = Fee.objects.filter(membership=mine[Membership])
    fees.update(covers_from="2010-01-01", covers_until="2010-12-31", kind="practising")
    page = context_of(client, membership_page)
    empty = page["inline_admin_formsets"][0].formset.empty_form
    given = {n: empty[n].value() for n in empty.fields if empty[n].value() not in (None, "")}
    assert (
        client.post(membership_page, added(as_posted(page), "fees", 1, **given)).status_code == 302
    )
    fee = fees.latest("id")
    assert (fee.kind, fee.amount, fee.paid_on) == ("practising", None, date(2011, 1, 1))
    assert (fee.covers_from, fee.covers_until) == (date(2011, 1, 1), date(2011, 12, 31))


def test_rows_left_alone_are_not_saved_again(client, mine, membership_page):
    client.post(membership_page, untouched_form(client, membership_page))
    assert [Fee.objects.get(pk=mine[Fee].pk).version, Appraisal.objects.first().version] == [0, 0]


def test_row_saved_elsewhere_meanwhile_is_not_overwritten(client, mine, membership_page):
    posted = untouched_form(client, membership_page) | {"fees-0-amount": "38"}
    mine[Fee].save()
    said = errors_of(client.post(membership_page, posted))
    assert "another window" in said[0]
    assert Fee.objects.get(pk=mine[Fee].pk).amount is None


def test_moved_start_is_checked_against_the_appraisals_on_the_page(client, membership_page):
    posted = untouched_form(client, membership_page) | {"started_on": "2010-09"}
    said = errors_of(client.post(membership_page, posted))
    assert set(said) == {"That is before the membership started."}


def test_start_and_appraisal_can_move_together(client, membership_page):
    posted = untouched_form(client, membership_page)
    moved = {"started_on": "2010-09", "appraisals-0-date": "2011-01-01"}
    assert client.post(membership_page, posted | moved).status_code == 302


def test_start_moved_on_the_organisations_page_is_checked_too(client, organisation_page):
    posted = untouched_form(client, organisation_page) | {"memberships-0-started_on": "2010-09"}
    said = errors_of(client.post(organisation_page, posted))
    assert said == ["You appraised it on 20 August 2010, before that day."]


def test_appraisal_typed_with_its_new_membership_is_not_before_the_start(client, mine):
    posted = untouched_form(client, ADD_MEMBERSHIP) | {
        "organisation": mine[Organisation].pk,
        "started_on": "1990",
        "ended_on": "1991",
    }
    posted = added(posted, "appraisals", 0, date="1989-12-31", worth_per_year="10")
    said = errors_of(client.post(ADD_MEMBERSHIP, posted))
    assert said == ["That is before the membership started."]


FORGERIES = [
    {"fees-0-id": "{their_fee}"},
    {"fees-0-id": "99999999999999999999"},
    {"fees-0-id": "abc"},
    {"fees-0-membership": "{their_membership}"},
    {"fees-0-membership": "99999999999999999999"},
    {"fees-0-id": ""},
    {"fees-TOTAL_FORMS": "2", "fees-INITIAL_FORMS": "2", "fees-1-id": "{their_fee}"},
    {"fees-TOTAL_FORMS": "500"},
    {"fees-TOTAL_FORMS": "99999999999999999999"},
    {"fees-TOTAL_FORMS": "abc"},
    {"fees-INITIAL_FORMS": "500", "fees-TOTAL_FORMS": "500"},
]


def test_forged_row_is_refused_and_nothing_saved(client, theirs, membership_page):
    ids = {"their_fee": theirs[Fee].pk, "their_membership": theirs[Membership].pk}
    posted = untouched_form(client, membership_page) | {"fees-0-amount": "38"}
    before = ledger_rows()
    taken = [
        forged
        for forged in FORGERIES
        for sent in [{name: text.format(**ids) for name, text in forged.items()}]
        if client.post(membership_page, posted | sent).status_code != 200
    ]
    assert (taken, ledger_rows()) == ([], before)


@pytest.mark.parametrize(
    ("rows_sent", "made"), [([], 1), ([0], 1), ([0, 1, 2], 3), ([0, 700], 2), (range(90), 51)]
)
def test_forged_number_of_rows_makes_no_more_than_came(rf, alice, mine, rows_sent, made):
    """Each would be drawn with all its lists; Django alone makes 2,000 of them."""
    request = rf.post("/")
    request.user = alice
    row = mine[Membership]
    found = admin.site.get_model_admin(Membership).get_formsets_with_inlines(request, row)
    counts = {}
    for formset, _ in found:
        prefix = formset.get_default_prefix()
        posted = {f"{prefix}-TOTAL_FORMS": "9" * 20, f"{prefix}-INITIAL_FORMS": "1"}
        posted |= {f"{prefix}-{place}-notes": "" for place in rows_sent}
        counts[prefix] = formset(posted, instance=row).total_form_count()
    assert counts == {"fees": made, "appraisals": made}


def test_rows_that_are_only_counted_are_refused_in_words(client):
    answer = client.post(ADD, untouched_form(client, ADD) | {"memberships-TOTAL_FORMS": "500"})
    (memberships,) = answer.context["inline_admin_formsets"]
    assert memberships.formset.non_form_errors() == ["Please submit at most 1 form."]
    assert len(memberships.formset.forms) == 1


@pytest.mark.parametrize(
    "forged", [{"fees-0-DELETE": "on", "fees-0-id": "{their_fee}"}, {"fees-TOTAL_FORMS": "-1"}]
)
def test_forged_row_that_is_passed_over_changes_nobodys(client, theirs, membership_page, forged):
    posted = untouched_form(client, membership_page)
    before = Fee.objects.order_by("pk").values()
    stored = list(before)
    sent = {name: text.format(their_fee=theirs[Fee].pk) for name, text in forged.items()}
    client.post(membership_page, posted | sent)
    assert list(before.all()) == stored


def test_form_without_its_rows_is_refused(client, membership_page):
    posted = untouched_form(client, membership_page)
    short = {name: value for name, value in posted.items() if not name.startswith("fees-")}
    before = ledger_rows()
    assert (client.post(membership_page, short).status_code, ledger_rows()) == (200, before)


def test_membership_cannot_go_with_its_fees_from_the_organisations_page(client, organisation_page):
    posted = untouched_form(client, organisation_page) | {"memberships-0-DELETE": "on"}
    client.post(organisation_page, posted)
    assert Membership.objects.count() == 1


def test_what_only_the_database_refuses_is_told_with_what_was_typed(client, mine, monkeypatch):
    monkeypatch.setattr(Membership, "validate_unique", lambda self, exclude=None: None)
    posted = untouched_form(client, ADD_MEMBERSHIP) | {
        "organisation": mine[Organisation].pk,
        "started_on": "2011",
        "category": "typed here",
    }
    response = client.post(ADD_MEMBERSHIP, posted)
    assert errors_of(response) == ["It overlaps another membership of the same organisation."]
    assert response.context["adminform"].form["category"].value() == "typed here"


@pytest.mark.parametrize("rows", [1, 30])
def test_membership_page_asks_as_often_for_many_fees(
    client, mine, membership_page, django_assert_num_queries, rows
):
    FeeFactory.create_batch(rows, membership=mine[Membership])
    AppraisalFactory.create_batch(rows, membership=mine[Membership])
    ContentType.objects.get_for_model(Membership)
    with django_assert_num_queries(12):
        client.get(membership_page)


@pytest.mark.parametrize("rows", [1, 30])
def test_organisation_page_asks_as_often_for_many_memberships(
    client, mine, organisation_page, django_assert_num_queries, rows
):
    for year in range(1950, 1950 + rows):
        MembershipFactory(
            organisation=mine[Organisation],
            started_on=date(year, 1, 1),
            ended_on=date(year, 6, 30),
        )
    ContentType.objects.get_for_model(Organisation)
    with django_assert_num_queries(12):
        client.get(organisation_page)
