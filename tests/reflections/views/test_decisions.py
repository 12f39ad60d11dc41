from datetime import date

import pytest

from networks.models import Change, Organisation
from reflections.models import Decision
from tests.factories import (
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.reflections.pages import links_of, words_of

pytestmark = pytest.mark.django_db

TODAY = date(2011, 10, 31)
LIST, ADD = "/renewals/decisions/", "/renewals/decisions/add/"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


@pytest.fixture
def person(client):
    someone = UserFactory()
    client.force_login(someone)
    return someone


def test_story_looks_back_on_leaving(teller):
    page = words_of(teller.get(LIST))
    assert "Leaving saved you about £288.00 and cost £30.00 of worth." in page
    assert "Away from 1 September 2007 to 31 August 2009, not missed ." in page
    assert "Leaving left you about £258.00 better off." in page


def test_story_looks_back_on_what_was_expected(teller):
    page = words_of(teller.get(LIST))
    assert "You expected 6 activities in the year after; there were 10 ." in page
    assert "You expected 8 activities in the year after; so far there was 1 ," in page


def test_latest_decision_comes_first(teller):
    page = words_of(teller.get(LIST))
    assert page.index("Undecided") < page.index("25 2011") < page.index("25 2010")


def test_what_is_left_out_is_not_looked_back_on(teller, story):
    first = story.organisations.first().pk
    page = words_of(teller.get(f"{LIST}?leave_out={first}"))
    assert "The branch makes up for it" not in page


def test_network_not_joined_keeps_its_reason_and_its_day(client):
    decision = DecisionFactory(
        choice="not_join", because="Too dear for now", review_on=date(2012, 1, 31)
    )
    client.force_login(decision.organisation.owner)
    page = words_of(client.get(LIST))
    assert "Not joined" in page
    assert "Too dear for now Look again on 31 January 2012." in page


def test_leaving_that_cost_more_than_it_saved_says_so(client):
    membership = MembershipFactory(started_on=date(2009, 1, 1), ended_on=date(2010, 12, 31))
    FeeFactory(
        membership=membership,
        amount="10.00",
        covers_from=date(2010, 1, 1),
        covers_until=date(2010, 12, 31),
    )
    membership.appraisals.create(date=date(2010, 12, 1), worth_per_year="90.00")
    DecisionFactory(
        organisation=membership.organisation, choice="leave", decided_on=date(2010, 12, 1)
    )
    client.force_login(membership.organisation.owner)
    assert "Leaving cost you more than it saved." in words_of(client.get(LIST))


def test_empty_list_says_why_to_begin(client, person):
    page = words_of(client.get(LIST))
    assert page.startswith("Renewals Decisions No decision is written down yet.")
    assert f"{ADD}?choice=not_join" in links_of(client.get(LIST))


def write(client, **typed):
    return client.post(
        ADD, {"decided_on": "2011-10-31", "choice": "not_join", "because": "Too dear"} | typed
    )


def test_decision_about_a_network_of_ones_own(client, person):
    network = OrganisationFactory(owner=person, name="Guild")
    assert write(client, network=" guild ").url == LIST
    assert Decision.objects.of(person).get().organisation == network


def test_short_name_is_understood(client, person):
    network = OrganisationFactory(owner=person, name="Guild of Scribes", short_name="GoS")
    write(client, network="gos")
    assert Decision.objects.of(person).get().organisation == network


def test_doubtful_short_name_is_asked_about_and_what_was_typed_stays(client, person):
    for name in ("Guild of Scribes", "Guild of Stonemasons"):
        OrganisationFactory(owner=person, name=name, short_name="GS")
    page = write(client, network="gs")
    assert page.status_code == 422
    said = "That is short for Guild of Scribes and Guild of Stonemasons: write the full name."
    assert said in words_of(page)
    assert page.context["form"]["network"].value() == "gs"
    assert not Decision.objects.of(person).exists()


def test_new_name_adds_a_network_without_a_membership(client, person):
    write(client, network="Guild")
    network = Organisation.objects.of(person).get()
    assert (network.name, network.memberships.count(), network.decisions.count()) == ("Guild", 0, 1)


def test_another_persons_network_of_that_name_stays_theirs(client, person):
    theirs = OrganisationFactory(name="Guild")
    write(client, network="Guild")
    assert theirs.decisions.count() == 0
    assert Organisation.objects.of(person).count() == 1


def test_one_undo_takes_decision_and_network_back(client, person):
    write(client, network="Guild")
    client.post(f"/undo/{Change.objects.get().pk}/")
    assert (Decision.objects.count(), Organisation.objects.of(person).count()) == (0, 0)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"network": ""}, "This field is required."),
        ({"network": "\u200b"}, "Give it at least one visible character."),
        ({"network": "One; two"}, "it separates names in one CSV cell."),
        ({"network": "One\u2028two"}, "This takes one line only"),
        ({"network": "One\x01two"}, "the control character U+0001"),
        ({"network": "Guild", "choice": "maybe"}, "Select a valid choice."),
        ({"network": "Guild", "decided_on": "soon"}, "Write a date such as"),
        ({"network": "Guild", "expected_activities": "-1"}, "Write 0 or more."),
        ({"network": "Guild", "review_on": "2200-01-01"}, "31 December 2199"),
    ],
)
def test_refused_decision_saves_nothing_and_keeps_what_was_typed(client, person, typed, said):
    page = write(client, **typed)
    assert page.status_code == 422
    assert said in words_of(page)
    assert "Too dear" in words_of(page)
    assert (Decision.objects.count(), Organisation.objects.count()) == (0, 0)


def test_form_begins_with_the_network_asked_for(client, person):
    network = OrganisationFactory(owner=person, name="Guild")
    page = client.get(f"{ADD}?organisation={network.pk}&choice=not_join")
    assert 'value="Guild"' in page.content.decode()


@pytest.mark.parametrize("asked", ["abc", "99999999999999999999999", "\u0661", ""])
def test_network_that_never_was_is_not_asked_for(client, person, asked):
    assert client.get(ADD, {"organisation": asked}).status_code == 200


def test_another_persons_network_is_not_asked_for(client, person):
    theirs = OrganisationFactory(name="Theirs")
    assert "Theirs" not in client.get(f"{ADD}?organisation={theirs.pk}").content.decode()


def test_decision_is_edited_and_undone(client):
    decision = DecisionFactory(because="Habit")
    client.force_login(decision.organisation.owner)
    typed = {
        "organisation": decision.organisation_id,
        "decided_on": "2010-08-25",
        "choice": "renew",
        "because": "The branch",
        "opened_version": "0",
    }
    client.post(f"{LIST}{decision.pk}/", typed)
    decision.refresh_from_db()
    assert decision.because == "The branch"
    client.post(f"/undo/{Change.objects.get().pk}/")
    decision.refresh_from_db()
    assert decision.because == "Habit"


def test_decision_goes_to_the_bin_and_comes_back(client):
    decision = DecisionFactory()
    client.force_login(decision.organisation.owner)
    assert client.post(f"{LIST}{decision.pk}/delete/").url == LIST
    assert Decision.objects.count() == 0
    client.post(f"/undo/{Change.objects.get().pk}/")
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("address", ["", "delete/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_persons_decision_is_not_found(client, person, address, method):
    theirs = DecisionFactory()
    page = getattr(client, method)(f"{LIST}{theirs.pk}/{address}")
    assert page.status_code == 404
    assert Decision.objects.filter(pk=theirs.pk).exists()


def test_decision_cannot_be_moved_to_another_persons_network(client):
    decision, theirs = DecisionFactory(), OrganisationFactory()
    client.force_login(decision.organisation.owner)
    typed = {"organisation": theirs.pk, "decided_on": "2010-08-25", "choice": "renew"}
    page = client.post(f"{LIST}{decision.pk}/", typed | {"opened_version": "0"})
    assert "That choice is not one of the available choices." in words_of(page)


@pytest.mark.parametrize("rows", [1, 5])
def test_page_takes_nine_queries(client, person, django_assert_num_queries, rows):
    for _ in range(rows):
        organisation = OrganisationFactory(owner=person)
        MembershipFactory(organisation=organisation, ended_on=date(2010, 12, 31))
        DecisionFactory(organisation=organisation, choice="leave", expected_activities=3)
    with django_assert_num_queries(9):
        client.get(LIST)


@pytest.mark.parametrize(
    ("typed", "fee"),
    [("£15.30 a month", "183.60"), ("about 150", "150.00"), ("£40/quarter", "160.00")],
)
def test_fee_that_it_was_about_is_read_as_it_is_said(client, person, typed, fee):
    OrganisationFactory(owner=person, name="Guild")
    assert write(client, network="Guild", fee=typed).status_code == 302
    decision = Decision.objects.get()
    assert str(decision.fee) == fee
    shown = client.get(f"/renewals/decisions/{decision.pk}/").context["form"]["fee"].value()
    assert shown == fee.removesuffix(".00")
