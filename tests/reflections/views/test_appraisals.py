from datetime import date
from decimal import Decimal

import pytest

from networks.models import Change
from reflections.models import Appraisal
from tests.factories import AppraisalFactory, MembershipFactory, UserFactory
from tests.reflections.pages import links_of, words_of

pytestmark = pytest.mark.django_db

ANSWERS = {"date": "2011-03-16", "put_in": "2", "got_out": "4", "would_miss": "5"}


@pytest.fixture
def membership(client):
    """A membership since September 2009 of a person who is signed in."""
    membership = MembershipFactory(organisation__name="Here", category="Full")
    client.force_login(membership.organisation.owner)
    return membership


def add(client, membership, **typed):
    return client.post(f"/memberships/{membership.pk}/appraisals/add/", ANSWERS | typed)


def test_answers_are_kept_and_undone(client, membership):
    answer = add(client, membership, worth_per_year="250", note="Warm")
    kept = Appraisal.objects.get()
    assert (kept.membership, kept.put_in, kept.got_out, kept.would_miss) == (membership, 2, 4, 5)
    assert (kept.worth_per_year, kept.note) == (Decimal("250.00"), "Warm")
    assert answer.url == f"/networks/{membership.organisation_id}/"
    client.post(f"/undo/{Change.objects.get().pk}/")
    assert not Appraisal.objects.exists()


def test_worth_said_by_the_month_is_that_of_a_year(client, membership):
    add(client, membership, worth_per_year="£20 a month")
    assert Appraisal.objects.get().worth_per_year == 240


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("about 500", 500), ("~£20 a month", 240), ("500?", 500), ("at least 70", 70)],
)
def test_worth_may_be_a_guess(client, membership, typed, kept):
    add(client, membership, worth_per_year=typed)
    assert Appraisal.objects.get().worth_per_year == kept


def test_no_idea_is_no_answer(client, membership):
    add(client, membership, worth_per_year="no idea")
    assert Appraisal.objects.get().worth_per_year is None


def test_deciding_question_comes_first(client, membership):
    page = words_of(client.get(f"/memberships/{membership.pk}/appraisals/add/"))
    questions = ["The most you would pay for a year of it £", "How much did you put in?"]
    first, second = (page.index(question) for question in questions)
    assert first < second


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"date": "2009-08-31"}, {"date": ["That is before the membership started."]}),
        (
            {"put_in": "", "got_out": "", "would_miss": ""},
            {"__all__": ["Answer at least one of the questions."]},
        ),
        (
            {"put_in": "6"},
            {"put_in": ["Select a valid choice. 6 is not one of the available choices."]},
        ),
        (
            {"worth_per_year": "€250"},
            {"worth_per_year": ["Say it in GBP: it is set against what the membership costs."]},
        ),
        (
            {"worth_per_year": "£20 every 5 months"},
            {"worth_per_year": ["Say how much it is for a year."]},
        ),
        (
            {"worth_per_year": "-1"},
            {"worth_per_year": ["A number below 0 does not fit here."]},
        ),
        ({"date": ""}, {"date": ["This field is required."]}),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, membership, typed, said):
    page = add(client, membership, **{"note": "Kept all the same"} | typed)
    assert (page.status_code, page.context["form"].errors) == (422, said)
    assert b"Kept all the same</textarea>" in page.content
    assert not Appraisal.objects.exists()


def test_worth_may_be_nothing(client, membership):
    add(client, membership, worth_per_year="nothing")
    assert Appraisal.objects.get().worth_per_year == Decimal("0.00")


def test_last_times_answers_stand_beside(client, membership):
    earlier = MembershipFactory(
        organisation=membership.organisation,
        started_on=date(2004, 9, 1),
        ended_on=date(2005, 8, 31),
    )
    AppraisalFactory(
        membership=earlier, date=date(2005, 9, 1), got_out=3, worth_per_year="70.00", note="So so"
    )
    page = words_of(client.get(f"/memberships/{membership.pk}/appraisals/add/"))
    assert "On 1 September 2005 you said Put in — Got out 3 of 5 Would miss —" in page
    assert "The most for a year £70.00 So so" in page


def test_first_time_says_so(client, membership):
    page = words_of(client.get(f"/memberships/{membership.pk}/appraisals/add/"))
    assert "The first time" in page


def test_change_shows_the_time_before_it(client, membership):
    for year, worth in [(2010, "10.00"), (2011, "20.00"), (2012, "30.00")]:
        AppraisalFactory(membership=membership, date=date(year, 1, 1), worth_per_year=worth)
    changed = Appraisal.objects.get(worth_per_year="20.00")
    page = words_of(client.get(f"/appraisals/{changed.pk}/"))
    assert "On 1 January 2010 you said" in page


def test_appraisal_is_changed(client, membership):
    appraisal = AppraisalFactory(membership=membership, put_in=3, worth_per_year="10.00")
    form = client.get(f"/appraisals/{appraisal.pk}/").context["form"]
    shown = {field.html_name: field.value() for field in form if field.value() is not None}
    client.post(f"/appraisals/{appraisal.pk}/", shown | {"put_in": "", "worth_per_year": "12"})
    appraisal.refresh_from_db()
    assert (appraisal.put_in, appraisal.worth_per_year) == (None, Decimal("12.00"))


def test_membership_cannot_be_changed(client, membership):
    appraisal = AppraisalFactory(membership=membership)
    other = MembershipFactory()
    client.post(f"/appraisals/{appraisal.pk}/", ANSWERS | {"membership": other.pk})
    appraisal.refresh_from_db()
    assert appraisal.membership == membership


def test_appraisal_is_deleted_and_comes_back(client, membership):
    appraisal = AppraisalFactory(membership=membership)
    page = f"/appraisals/{appraisal.pk}/"
    assert f"{page}delete/?next=%2F" in links_of(client.get(f"{page}?next=/"))
    answer = client.post(f"{page}delete/", {"next": page})
    assert answer.url == f"/networks/{membership.organisation_id}/"
    assert not Appraisal.objects.exists()
    client.post(f"/undo/{Change.objects.get().pk}/")
    assert Appraisal.objects.get() == appraisal


@pytest.mark.parametrize("place", ["appraisals/{}/", "appraisals/{}/delete/"])
def test_another_persons_appraisal_is_as_good_as_none(client, membership, place):
    theirs = AppraisalFactory()
    for send in (client.get, client.post):
        found, missing = send("/" + place.format(theirs.pk)), send("/" + place.format(999999999))
        assert (found.status_code, found.content) == (404, missing.content)
    assert Appraisal.objects.get() == theirs


def test_another_persons_membership_is_as_good_as_none(client, membership):
    theirs = MembershipFactory()
    assert add(client, theirs).status_code == 404
    assert client.get(f"/memberships/{'9' * 20}/appraisals/add/").status_code == 404
    assert not Appraisal.objects.exists()


@pytest.mark.parametrize("rows", [1, 12])
def test_page_takes_five_queries(client, membership, django_assert_num_queries, rows):
    for day in range(1, rows + 1):
        AppraisalFactory(membership=membership, date=date(2011, 1, day))
    with django_assert_num_queries(5):
        client.get(f"/memberships/{membership.pk}/appraisals/add/")


def test_superusers_see_their_own_ledger_alone(client, membership):
    client.force_login(UserFactory(is_superuser=True))
    assert add(client, membership).status_code == 404
