"""What the pages say of a ledger in its case: each sentence that the case asks for."""

from datetime import date

import pytest

from networks.models import Membership
from tests.cases.test_figures import TODAY, person_of
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


@pytest.fixture
def signed_in(client):
    """Who has the ledger of a case, and looks at its pages."""

    def sign_in(case):
        person = person_of(case)
        client.force_login(person)
        return person

    return sign_in


def brief_of(client, name):
    return client.get(f"/renewals/{Membership.objects.get(organisation__name=name).pk}/")


def test_part_of_the_first_year_is_followed_by_a_year_at_what_that_comes_to(client, signed_in):
    signed_in("part-of-the-first-year")
    page = brief_of(client, "Society of Reckoners")
    words = words_of(page)
    assert "Society of Reckoners has cost you £180 a year" in words
    likely = "The last fee, £53.26, was for 108 days; the next is likely £180.00 for 12 months."
    assert f"Worth £200.00 a year. Worth it up to £166.66 a year. {likely}" in words
    assert likely in words_of(client.get("/renewals/"))
    [fee] = page.context["deciding"].fees
    assert 'value="about £180"' in str(fee["amount"])
    assert "The last one was for 108 days; this one is likely for 12 months." in words
    assert "About £180.00 of yours by 1 January 2027." in words_of(client.get("/"))


def test_fifteen_months_at_first_are_followed_by_twelve_at_the_same_fee(client, signed_in):
    signed_in("fifteen-months-at-first")
    page = brief_of(client, "Conservators Abroad")
    # 110 / 96 is 1.15, 110 / 120 is 0.92: borderline either way.
    assert (
        "The last fee, £120.00, was for 15 months; the next is likely £120.00 for 12 months: "
        "£0.92 back per £1, borderline."
    ) in words_of(page)
    [fee] = page.context["deciding"].fees
    assert 'value="about £120"' in str(fee["amount"])
    assert [fee[name].value() for name in ("covers_from", "covers_until")] == [
        date(2027, 1, 1),
        date(2027, 12, 31),
    ]
    assert "About £120.00 of yours by 1 January 2027." in words_of(client.get("/"))


@pytest.mark.parametrize("case", ["part-of-the-first-year", "fifteen-months-at-first"])
def test_fee_that_is_added_after_a_first_one_of_another_length_covers_a_year(
    client, signed_in, case
):
    signed_in(case)
    form = client.get(f"/memberships/{Membership.objects.get().pk}/fees/add/").context["form"]
    assert (form["covers_from"].value(), form["covers_until"].value()) == (
        date(2027, 1, 1),
        date(2027, 12, 31),
    )
