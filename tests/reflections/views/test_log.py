from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from networks.models import Activity, Change, Fee, Organisation, Role
from reflections.models import Appraisal
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.reflections.pages import links_of, markup_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    """A person who is signed in."""
    person = UserFactory()
    client.force_login(person)
    return person


@pytest.fixture
def network(owner):
    return OrganisationFactory(owner=owner, name="Here")


def post(client, network, address="/log/", **typed):
    """The form as it stands when only what must be there, and `typed`, is typed."""
    least = {
        "organisation": network.pk,
        "title": "A talk",
        "date": "2011-03-16",
        "kind": "event",
        "cost_paid_by": "self",
        "rating": "",
    }
    return client.post(address, least | typed)


def initial(client, address="/log/"):
    return client.get(address).context["form"].initial


def said_of(page, name):
    return page.context["form"].errors[name]


def test_four_fields_are_logged_come_back_and_are_undone(client, network):
    page = "/networks/?period=all"
    answer = post(client, network, f"/log/?next={page}", hours="1.5", rating="4")
    activity = Activity.objects.get()
    assert (activity.hours, activity.rating) == (Decimal("1.50"), 4)
    assert answer.url == page
    client.post(f"/undo/{Change.objects.get().pk}/", {"next": page})
    assert not Activity.objects.exists()


@pytest.mark.parametrize("elsewhere", ["https://e.x/", "//e.x", "///e.x", "javascript:x"])
def test_way_back_stays_on_this_site(client, network, elsewhere):
    assert post(client, network, f"/log/?next={elsewhere}").url == "/"


def test_button_of_every_page_leads_here_and_back(client, network):
    assert "/log/?next=/activities/%3Fperiod%3Dall" in links_of(
        client.get("/activities/?period=all")
    )


def test_only_network_is_chosen_and_no_other_is_guessed(client, owner, network):
    ActivityFactory(organisation=network)
    assert client.get("/log/").context["form"]["organisation"].value() == network.pk
    OrganisationFactory(owner=owner)
    assert client.get("/log/").context["form"]["organisation"].value() is None


def test_last_choices_are_remembered(client, owner, network):
    ActivityFactory(organisation=network, kind="visit", currency="EUR", cost_paid_by="employer")
    ActivityFactory(organisation__owner=owner, kind="talk")
    remembered = initial(client, f"/log/?network={network.pk}")
    assert remembered == {
        "organisation": network.pk,
        "kind": "visit",
        "currency": "EUR",
        "cost_paid_by": "employer",
        "date": timezone.localdate(),
    }


def test_what_was_said_of_one_network_is_not_said_of_another(client, owner, network):
    ActivityFactory(organisation=network, kind="committee", currency="EUR", cost_paid_by="other")
    OrganisationFactory(owner=owner)
    assert initial(client) == {"date": timezone.localdate()}


@pytest.mark.parametrize(
    ("like", "is_open"),
    [
        ({"kind": "committee", "cost_paid_by": "employer"}, False),
        ({"currency": "EUR", "exchange_rate": "0.9"}, True),
    ],
)
def test_currency_of_last_time_is_seen(client, network, like, is_open):
    ActivityFactory(organisation=network, **like)
    page = client.get(f"/log/?network={network.pk}")
    assert (b'<details class="fold" open>' in page.content) == is_open


@pytest.mark.parametrize(
    "asked", ["network=9999999", "again=9999999", "network=" + "9" * 20, "network=１"]
)
def test_id_that_is_not_ones_own_is_as_good_as_none(client, network, asked):
    theirs = ActivityFactory(title="Theirs")
    for query in (asked, f"again={theirs.pk}", f"network={theirs.organisation_id}"):
        assert initial(client, f"/log/?{query}").keys() <= {"date", "organisation"}
        assert "Theirs" not in words_of(client.get(f"/log/?{query}"))


def test_another_one_keeps_network_kind_and_date(client, owner, network):
    post(client, network, kind="visit")
    kept = initial(client, "/log/?another=1")
    assert (kept["organisation"], kept["kind"], kept["date"]) == (
        network.pk,
        "visit",
        date(2011, 3, 16),
    )


def test_another_one_is_a_button_that_keeps_the_way_back(client, network):
    page = client.get("/log/?next=/journal/%3Fq=a%26b")
    button = 'name="next" value="/log/?another=1&amp;next=%2Fjournal%2F%3Fq%3Da%26b"'
    assert button in markup_of(page)
    assert post(client, network, next="/log/?another=1&next=%2F").url == "/log/?another=1&next=%2F"


def test_activity_is_logged_again_as_of_today(client, network):
    like = ActivityFactory(
        organisation=network, title="Reading", hours="0.50", rating=5, outcome="This once"
    )
    again = initial(client, f"/log/?again={like.pk}")
    assert (again["title"], again["hours"]) == ("Reading", Decimal("0.50"))
    assert again["date"] == timezone.localdate()
    assert again.keys().isdisjoint({"rating", "outcome"})


def test_networks_come_in_the_order_of_their_use(client, owner):
    names = "hgfedcba"
    networks = {n: OrganisationFactory(owner=owner, name=n) for n in names}
    today = timezone.localdate()
    ActivityFactory.create_batch(2, organisation=networks["g"], date=today)
    ActivityFactory(organisation=networks["d"], date=today)
    ActivityFactory(organisation=networks["a"], date=today - timedelta(days=400))
    chips = client.get("/log/").context["form"].network_chips
    assert [chip.label for chip in chips.likely] == ["g", "d"]
    assert [chip.label for chip in chips.others] == ["a", "b", "c", "e", "f", "h"]


def test_titles_are_offered_once_for_each_network(client, owner, network):
    other = OrganisationFactory(owner=owner, name="There")
    for title, where in [("Reading", network), ("Blog post", network), ("Reading", other)]:
        ActivityFactory(organisation=where, title=title, hours="1.50")
    ActivityFactory(organisation=network, title="Reading", cost="32.50", cost_paid_by="employer")
    ActivityFactory(title="Theirs")
    offered = [
        (activity.title, activity.words) for activity in client.get("/log/").context["form"].earlier
    ]
    assert offered == [
        ("Reading", "Here, event, £32.50 by employer"),
        ("Reading", "There, event, 1.5 h"),
        ("Blog post", "Here, event, 1.5 h"),
    ]


@pytest.mark.parametrize(
    ("typed", "cost", "currency"),
    [
        ("6.20", "6.20", "GBP"),
        ("£6.20", "6.20", "GBP"),
        ("€12", "12.00", "EUR"),
        ("free", "0.00", "GBP"),
        ("", None, "GBP"),
    ],
)
def test_cost_is_said_in_words(client, network, typed, cost, currency):
    post(client, network, cost=typed)
    activity = Activity.objects.get()
    assert activity.cost == (cost and Decimal(cost))
    assert activity.currency == currency


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"cost": "about £6"}, ["Give the amount as well as you know it, or leave it empty."]),
        ({"cost": "unknown"}, ["Give the amount as well as you know it, or leave it empty."]),
        ({"cost": "-5"}, ["A number below 0 does not fit here."]),
        ({"cost": "1,50"}, ["Write pennies after a point, as in 75.50."]),
        ({"cost": "£5", "saved": "€5"}, ["The cost is in GBP: say both in one."]),
        ({"title": " "}, ["This field is required."]),
        ({"rating": "6"}, ["Select a valid choice. 6 is not one of the available choices."]),
        (
            {"hours": "１"},
            ["Write a plain number, such as 12.50, with digits and one point only."],
        ),
        ({"cost": "5", "saved": "€3"}, ["The cost is in GBP: say both in one."]),
        (
            {"cost": "£5 a month"},
            ["Say what is paid once: this cannot hold that it is paid again and again."],
        ),
        (
            {"cost": "¤5"},
            ["Write a plain number, such as 12.50, with digits and one point only."],
        ),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, network, typed, said):
    page = (
        post(client, network, title="Kept", **({"evidence_url": ""} | typed))
        if "title" not in typed
        else post(client, network, **typed)
    )
    assert page.status_code == 422
    assert list(page.context["form"].errors.values()) == [said]
    assert not Activity.objects.exists()


def test_error_behind_the_fold_opens_it(client, network):
    assert b'<details class="fold" open>' in post(client, network, saved="x").content
    assert b'<details class="fold" open>' not in post(client, network, cost="x").content
    assert b'<details class="fold" open>' not in post(client, network, title="").content


@pytest.mark.parametrize("what", ["activity", "role"])
def test_another_persons_network_is_not_one_of_the_choices(client, owner, what):
    theirs = OrganisationFactory()
    page = post(client, theirs, f"/log/?what={what}", started_on="2011")
    assert "not one of the available choices" in said_of(page, "organisation")[0]


@pytest.mark.parametrize("pk", ["9" * 20, "0", "abc"])
def test_network_that_never_was_is_not_one_of_the_choices(client, network, pk):
    page = post(client, network, organisation=pk)
    assert "not one of the available choices" in said_of(page, "organisation")[0]


@pytest.mark.parametrize("what", ["fee", "appraisal"])
def test_another_persons_membership_is_not_one_of_the_choices(client, owner, what):
    theirs = MembershipFactory()
    typed = {"membership": theirs.pk, "amount": "1", "put_in": "1", "date": "2011-01-01"}
    page = client.post(f"/log/?what={what}", typed)
    assert "not one of the available choices" in said_of(page, "membership")[0]


def test_fee_is_logged_as_it_is_said(client, network):
    membership = MembershipFactory(organisation=network)
    typed = {
        "membership": membership.pk,
        "amount": "about £75",
        "kind": "subscription",
        "paid_on": "2011-01-01",
        "paid_by": "employer",
    }
    assert client.post("/log/?what=fee&next=/renewals/", typed).url == "/renewals/"
    fee = Fee.objects.get()
    assert (fee.amount, fee.certainty, fee.paid_by) == (Decimal("75.00"), "about", "employer")


def test_fee_begins_where_the_last_one_ended(client, network):
    fee = FeeFactory(
        membership__organisation=network,
        paid_by="employer",
        covers_from=date(2010, 9, 1),
        covers_until=date(2011, 8, 31),
    )
    shown = initial(client, f"/log/?what=fee&network={network.pk}")
    assert (shown["membership"], shown["paid_by"]) == (fee.membership, "employer")
    assert (shown["covers_from"], shown["covers_until"]) == (date(2011, 9, 1), date(2012, 8, 31))


def test_appraisal_is_logged(client, network):
    membership = MembershipFactory(organisation=network)
    typed = {"membership": membership.pk, "date": "2011-01-01", "got_out": "4"}
    typed |= {"worth_per_year": "£250"}
    assert client.post("/log/?what=appraisal", typed).url == "/"
    appraisal = Appraisal.objects.get()
    assert (appraisal.put_in, appraisal.got_out) == (None, 4)
    assert appraisal.worth_per_year == Decimal("250.00")


def test_appraisal_shows_what_was_said_last_of_each_membership(client, network):
    membership = MembershipFactory(organisation=network, category="Full")
    AppraisalFactory(membership=membership, date=date(2010, 1, 1), worth_per_year="11.00")
    AppraisalFactory(membership=membership, date=date(2011, 1, 1), put_in=2, worth_per_year="22.00")
    page = words_of(client.get("/log/?what=appraisal"))
    assert "Here, Full 1 January 2011 · put in 2 £22.00 a year" in page
    assert "11.00" not in page


def test_memberships_are_named_by_network_and_category(client, owner, network):
    MembershipFactory(organisation=network, category="Student", started_on=date(2004, 9, 1),
                      ended_on=date(2005, 8, 31))  # fmt: skip
    MembershipFactory(organisation=network, category="Full")
    _, now, earlier = client.get("/log/?what=fee").context["form"].fields["membership"].choices
    assert [name for _, name in now[1]] == ["Here, Full"]
    assert [name for _, name in earlier[1]] == ["Here, Student, 1 September 2004 to 31 August 2005"]


def test_role_is_logged_as_vaguely_as_it_is_known(client, network):
    typed = {"organisation": network.pk, "title": "Treasurer", "started_on": "2009"}
    assert client.post("/log/?what=role&next=/networks/", typed).url == "/networks/"
    assert str(Role.objects.get().start) == "2009"


def test_tabs_keep_the_network_and_the_way_back(client, network):
    page = client.get(f"/log/?network={network.pk}&next=/journal/")
    assert f"?what=fee&network={network.pk}&next=%2Fjournal%2F" in links_of(page)


def test_unknown_kind_of_thing_is_an_activity(client, network):
    assert "What did you do?" in words_of(client.get("/log/?what=x"))


@pytest.mark.parametrize(
    ("what", "said"), [("activity", "No network yet"), ("appraisal", "No membership yet")]
)
def test_empty_ledger_leads_to_the_first_network(client, owner, what, said):
    page = client.get(f"/log/?what={what}")
    assert said in words_of(page)
    assert f"/networks/add/?next=%2Flog%2F%3Fwhat%3D{what}" in links_of(page)


def test_few_networks_are_all_in_sight(client, owner):
    for times, name in enumerate("abcdef"):
        network = OrganisationFactory(owner=owner, name=name)
        ActivityFactory.create_batch(times, organisation=network, date=timezone.localdate())
    chips = client.get("/log/").context["form"].network_chips
    assert ([chip.label for chip in chips.likely], chips.others) == ([*"fedcba"], [])


def test_day_is_pressed_or_typed(client, network):
    post(client, network, date="16 March 2011", date_when="other", title="Typed")
    post(client, network, date="", date_when="2011-03-15", title="Pressed")
    days = {activity.title: activity.date for activity in Activity.objects.all()}
    assert days == {"Typed": date(2011, 3, 16), "Pressed": date(2011, 3, 15)}


@pytest.mark.parametrize(
    ("typed", "name", "question"),
    [
        ({"hours": "400"}, "hours", "400 hours for one activity: is that right?"),
        ({"date": "2099-01-01"}, "date", "This is planned for 2099, right?"),
    ],
)
def test_odd_figures_are_asked_about_once(client, network, typed, name, question):
    page = post(client, network, **typed)
    assert (page.status_code, said_of(page, name)) == (422, [question])
    assert 'name="surely"' in markup_of(page)
    assert post(client, network, surely="on", **typed).status_code == 302
    activity = Activity.objects.get()
    unchanged = typed | {"opened_version": activity.version}
    again = post(client, network, f"/activities/{activity.pk}/", **unchanged)
    assert again.status_code == 302


def test_same_again_is_a_filled_form_that_says_so(client, network):
    like = ActivityFactory(organisation=network, title="Reading", hours="2.00", kind="reading",
                           date=date(2011, 10, 4), cost_paid_by="employer", rating=4)  # fmt: skip
    assert f"/log/?again={like.pk}&next=%2F" in links_of(client.get("/log/?next=/"))
    page = client.get(f"/log/?again={like.pk}")
    assert "Filled in as on 4 October 2011. Undo" in words_of(page)
    form = page.context["form"]
    assert [form[name].value() for name in ("kind", "hours", "cost_paid_by", "rating")] == [
        "reading",
        "2",
        "employer",
        None,
    ]
    # As wide as the box, and not the examples of a fee.
    assert form["cost"].field.widget.attrs["placeholder"] == "£"


@pytest.mark.parametrize("what", ["activity", "fee", "appraisal", "role"])
def test_owner_cannot_be_given(client, owner, network, what):
    other = UserFactory()
    client.post(f"/log/?what={what}", {"owner": other.pk, "organisation": network.pk})
    assert Organisation.objects.get() == network
    assert network.owner == owner


@pytest.mark.parametrize(
    ("what", "queries"), [("activity", 6), ("fee", 5), ("appraisal", 5), ("role", 4)]
)
@pytest.mark.parametrize("rows", [1, 12])
def test_each_form_takes_the_same_queries_for_any_ledger(
    client, owner, django_assert_num_queries, what, queries, rows
):
    for _ in range(rows):
        membership = MembershipFactory(organisation__owner=owner)
        ActivityFactory.create_batch(3, organisation=membership.organisation)
        FeeFactory(membership=membership)
        AppraisalFactory(membership=membership)
    with django_assert_num_queries(queries):
        client.get(f"/log/?what={what}")
