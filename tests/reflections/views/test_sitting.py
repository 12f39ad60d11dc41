from datetime import date
from decimal import Decimal

import pytest

from reflections.models import Appraisal
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    RoleFactory,
    UserFactory,
)
from tests.networks.views.sending import send, undo_latest
from tests.reflections.pages import links_of, words_of

pytestmark = pytest.mark.django_db

TODAY = date(2011, 10, 31)
YEAR = "/renewals/year/"
END = f"{YEAR}end/"


@pytest.fixture(autouse=True)
def as_of_then(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


@pytest.fixture
def owner(client):
    owner = UserFactory()
    client.force_login(owner)
    return owner


@pytest.fixture
def held(owner):
    """Memberships of A, B and C, held since September 2009."""
    return [
        MembershipFactory(organisation=OrganisationFactory(owner=owner, name=name))
        for name in "ABC"
    ]


def page_of(membership):
    return f"{YEAR}{membership.organisation_id}/"


def said():
    rows = Appraisal.objects.order_by("membership__organisation__name")
    return {row.membership.organisation.name: row.worth_per_year for row in rows}


def test_one_is_led_through_all_of_them_to_the_end(client, held):
    a, b, c = held
    assert client.get(YEAR).url == page_of(a)
    assert send(client, page_of(a), worth_per_year="about 500", got_out="4").url == page_of(b)
    assert send(client, page_of(b), worth_per_year="0").url == page_of(c)
    assert send(client, page_of(c), would_miss="2").url == END
    assert said() == {"A": 500, "B": 0, "C": None}
    assert {row.date for row in Appraisal.objects.all()} == {TODAY}
    assert client.get(YEAR).url == END


def test_one_stops_skips_comes_back_and_undoes(client, held):
    a, b, c = held
    assert page_of(b) in links_of(client.get(page_of(a)))
    send(client, page_of(b), worth_per_year="20")
    assert client.get(YEAR).url == page_of(a)
    # B is said: from A one goes on to C.
    assert page_of(c) in links_of(client.get(page_of(a)))
    undo_latest(client)
    assert (said(), client.get(YEAR).url) == ({}, page_of(a))


def test_second_answer_in_one_sitting_replaces_the_first(client, held):
    a = held[0]
    AppraisalFactory(membership=a, date=date(2011, 9, 1), worth_per_year="10.00")
    send(client, page_of(a), worth_per_year="30")
    assert said() == {"A": 30}
    AppraisalFactory(membership=held[1], date=date(2011, 8, 31), worth_per_year="10.00")
    send(client, page_of(held[1]), worth_per_year="30")
    assert Appraisal.objects.filter(membership=held[1]).count() == 2


def test_as_last_time_takes_the_answers_and_the_words_of_now(client, held):
    AppraisalFactory(
        membership=held[0], date=date(2010, 8, 20), put_in=4, got_out=5, worth_per_year="1234.50"
    )
    sent = {"as_last_time": "yes", "worth_per_year": "7", "note": "Still so"}
    assert client.post(page_of(held[0]), sent).url == page_of(held[1])
    new = Appraisal.objects.get(date=TODAY)
    assert (new.worth_per_year, new.put_in, new.got_out) == (Decimal("1234.50"), 4, 5)
    assert (new.would_miss, new.note) == (None, "Still so")


def test_what_speaks_for_an_answer_stands_beside(client, held):
    a = held[0]
    AppraisalFactory(
        membership=a, date=date(2010, 8, 20), put_in=4, worth_per_year="400.00", note="Warm"
    )
    own = {"organisation": a.organisation}
    ActivityFactory(**own, date=date(2010, 8, 20), title="Before", hours=9)
    for day in (1, 2):
        ActivityFactory(
            **own, date=date(2011, 3, day), title="Committee", hours="2.5", rating=4, cost="10",
            cost_paid_by="employer",
        )  # fmt: skip
    ActivityFactory(**own, date=date(2011, 5, 1), title="Lunch", hours=1, saved="12.00")
    RoleFactory(**own, title="Chair", started_on=date(2009, 9, 1))
    group = OrganisationFactory(owner=a.organisation.owner, parent=a.organisation)
    ActivityFactory(organisation=group, date=date(2011, 5, 1), hours=3)
    FeeFactory(membership=a, paid_on=date(2011, 6, 1), amount="50.00")
    words = words_of(client.get(page_of(a)))
    assert "last time you said £400 " in words
    assert "20 August 2010 £400 Put in 4. Warm What came of it since" in words
    since = "Committee 2 times, 5 hours, 4 of 5 Lunch 1 hour, £12.00 saved Chair since"
    assert f"{since} 1 September 2009 6 hours, 9 with its groups." in words
    took = "You paid £50.00 in fees. Your employer paid £20.00 for activities."
    assert f"What it took {took}" in words
    assert "For A itself, its groups apart." in words


def test_what_is_wrong_is_said_and_what_was_typed_stays(client, held):
    page = client.post(page_of(held[0]), {"note": "Kept"})
    assert page.status_code == 422
    assert page.context["form"].errors == {"__all__": ["Answer at least one of the questions."]}
    assert b"Kept</textarea>" in page.content
    page = client.post(page_of(held[0]), {"worth_per_year": "lots", "put_in": "3"})
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["worth_per_year"])
    page = client.post(page_of(held[0]), {"worth_per_year": "lots"})
    assert list(page.context["form"].errors) == ["worth_per_year"]
    assert said() == {}


def test_nobody_is_asked_about_what_they_do_not_hold(client, held):
    theirs = MembershipFactory()
    held[0].ended_on = date(2010, 12, 31)
    held[0].save()
    for membership in (theirs, held[0]):
        assert client.get(page_of(membership)).status_code == 404
        assert client.post(page_of(membership), {"worth_per_year": "1"}).status_code == 404
    assert client.get(YEAR).url == page_of(held[1])


def test_end_tells_the_judgements_and_what_to_decide(client, held):
    a, b, c = held
    FeeFactory(
        membership=a, amount="100.00", covers_from=date(2011, 1, 1), covers_until=date(2011, 12, 31)
    )
    ActivityFactory(organisation=c.organisation, date=date(2011, 5, 1))
    for membership, worth in ((a, "60.00"), (b, "0.00"), (c, "20.00")):
        AppraisalFactory(membership=membership, date=TODAY, worth_per_year=worth)
    # 304 of the fee's 365 days lie in the period: £83.29 for £60.00, more than half of it.
    page = client.get(END)
    words = words_of(page)
    assert "3 of 3 said" in words
    assert "A cheaper category? Worth something, but less than it costs. A Not worth it" in words
    assert "Leave? It gave you little or nothing for what it takes. B Unused" in words
    assert "Keep It gave more than it took. C Worth keeping" in words
    assert f"/networks/{a.organisation_id}/join/?next=%2Frenewals%2Fyear%2Fend%2F" in links_of(page)
    assert f"/memberships/{b.pk}/leave/?next=%2Frenewals%2Fyear%2Fend%2F" in links_of(page)


def test_end_says_what_was_decided_already(client, held):
    AppraisalFactory(membership=held[0], date=TODAY, worth_per_year="0.00")
    DecisionFactory(
        organisation=held[0].organisation, choice="undecided", decided_on=TODAY,
        review_on=date(2012, 4, 30),
    )  # fmt: skip
    page = client.get(END)
    assert "You look again on 30 April 2012." in words_of(page)
    assert not any(f"/memberships/{held[0].pk}/leave/" in link for link in links_of(page))
    assert "Go on: 2 left" in words_of(page)


def test_looking_again_is_offered_in_half_a_year(client, held):
    asked = f"/renewals/decisions/add/?organisation={held[0].organisation_id}&choice=undecided"
    initial = client.get(asked).context["form"].initial
    assert initial["review_on"] == date(2012, 4, 30)


def test_empty_ledger_is_led_to_a_first_network(client, owner):
    assert client.get(YEAR).url == END
    assert "There is no network to ask about." in words_of(client.get(END))


def test_dashboard_asks_when_it_is_time(client, held):
    for membership in held:
        AppraisalFactory(membership=membership, date=date(2010, 11, 20))
    assert "20 What did each give you this year? to say" in words_of(client.get("/"))
    # What is late is for today.
    Appraisal.objects.update(date=date(2010, 8, 20))
    assert "31 What did each give you this year? to say" in words_of(client.get("/"))
    Appraisal.objects.update(date=date(2010, 12, 20))
    assert "What did each give you" not in words_of(client.get("/"))
    assert YEAR in links_of(client.get("/renewals/"))


@pytest.mark.parametrize("more", [0, 3])
def test_turn_takes_the_same_queries_for_any_ledger(client, held, django_assert_num_queries, more):
    for membership in held[: 1 + more]:
        AppraisalFactory(membership=membership, date=date(2010, 8, 20))
        ActivityFactory.create_batch(
            1 + more, organisation=membership.organisation, date=date(2011, 3, 1)
        )
    with django_assert_num_queries(13):
        client.get(page_of(held[0]))
