"""What the lists show, and at what price."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.admin.templatetags.admin_list import results
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from networks.models import Activity, Fee, Membership, Organisation, Preference, Role
from reflections.models import Appraisal, Decision, Reflection
from tests import factories


def row_of(client, model):
    """The texts of the first row of a list, its checkbox left out."""
    changelist = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    row = next(iter(results(client.get(changelist).context["cl"])))
    return [strip_tags(cell) for cell in row][1:]


def make(model, owner, number):
    """`number` rows of one model, each of its own network where it has one."""
    make_one = {
        Organisation: lambda parent: factories.FeeFactory(
            membership__organisation__owner=owner, membership__organisation__parent=parent
        ),
        Membership: lambda o: factories.FeeFactory(membership__organisation=o),
        Fee: lambda o: factories.FeeFactory(membership__organisation=o, amount=Decimal(3)),
        Activity: lambda o: factories.ActivityFactory(organisation=o, cost=Decimal(3)),
        Role: lambda o: factories.RoleFactory(organisation=o),
        Appraisal: lambda o: factories.AppraisalFactory(membership__organisation=o),
        Decision: lambda o: factories.DecisionFactory(organisation=o),
        Reflection: lambda o: factories.ReflectionFactory(owner=owner).organisations.add(o),
        Preference: lambda o: factories.PreferenceFactory(
            owner=owner, setting="reminder_days", number=o.pk % 366
        ),
    }[model]
    for _ in range(number):
        make_one(factories.OrganisationFactory(owner=owner))


# Session, person, two sets of permissions, two counts and the page; then what each list adds.
QUERIES = {
    Organisation: 7,
    Membership: 11,
    Fee: 11,
    Activity: 10,
    Role: 9,
    Appraisal: 10,
    Decision: 9,
    Reflection: 10,
    Preference: 7,
}


@pytest.mark.parametrize("number", [3, 30])
@pytest.mark.parametrize("model", QUERIES)
def test_list_asks_as_often_for_many_rows(client, alice, model, number, django_assert_num_queries):
    make(model, alice, number)
    changelist = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    with django_assert_num_queries(QUERIES[model]):
        client.get(changelist)


def test_network_shows_its_latest_fee_and_its_end(client, alice):
    organisation = factories.OrganisationFactory(
        owner=alice, name="CILIP", closed_on=date(2030, 12, 31), closed_on_precision="year"
    )
    for year in (2009, 2011):
        membership = factories.MembershipFactory(
            organisation=organisation,
            started_on=date(year, 1, 1),
            ended_on=date(year, 6, 30),
        )
        factories.FeeFactory.create_batch(2, membership=membership, paid_on=date(year, 3, 12))
    row = ["CILIP closed 2030", "Other", "Offline", "—", "12 March 2011"]
    assert row_of(client, Organisation) == row


def test_membership_shows_its_dates_as_vague_as_written(client, alice):
    membership = factories.MembershipFactory(
        organisation__owner=alice,
        organisation__name="CILIP",
        started_on=date(2004, 1, 1),
        started_on_precision="year",
        ended_on=date(2007, 2, 28),
        ended_on_precision="month",
    )
    factories.FeeFactory(
        membership=membership, covers_from=date(2006, 1, 1), covers_until=date(2006, 12, 31)
    )
    assert row_of(client, Membership) == [
        "CILIP",
        "—",
        "2004",
        "February 2007",
        "Me",
        "31 December 2006",
    ]


@pytest.mark.parametrize(("ends_in", "kept"), [(None, "yes"), (0, "yes"), (-1, "no")])
def test_membership_is_in_force_up_to_its_last_day(client, alice, ends_in, kept):
    today = timezone.localdate()
    ended_on = None if ends_in is None else date.fromordinal(today.toordinal() + ends_in)
    factories.MembershipFactory(organisation__owner=alice, ended_on=ended_on)
    changelist = reverse("admin:networks_membership_changelist")
    found = {
        answer: len(client.get(changelist, {"in_force": answer}).context["cl"].result_list)
        for answer in ("yes", "no")
    }
    assert found == {"yes": 0, "no": 0} | {kept: 1}


def test_fee_shows_foreign_and_home_money(client, alice):
    factories.FeeFactory(
        membership__organisation__owner=alice,
        membership__organisation__name="SLA",
        amount=Decimal("1234.50"),
        certainty="about",
        currency="USD",
        exchange_rate=Decimal("0.6"),
        covers_from=date(2010, 1, 1),
        covers_until=date(2010, 12, 31),
    )
    assert row_of(client, Fee) == [
        "1 September 2010",
        "SLA",
        "about $1,234.50 £740.70",
        "2010",
        "Me",
    ]


def test_fee_of_unknown_amount_says_so(client, alice):
    factories.FeeFactory(membership__organisation__owner=alice)
    assert row_of(client, Fee)[2:4] == ["unknown", "—"]


def test_search_finds_accented_names_without_their_accents(client, alice):
    organisation = factories.OrganisationFactory(owner=alice, name="Amis d’Évora")
    changelist = reverse("admin:networks_organisation_changelist")
    for term in ("Évora", "évora", "ÉVORA"):
        found = client.get(changelist, {"q": term}).context["cl"].result_list
        assert list(found) == [organisation]


def test_year_narrows_the_list(client, alice):
    for year in (2010, 2011):
        factories.ActivityFactory(organisation__owner=alice, date=date(year, 12, 31))
    changelist = reverse("admin:networks_activity_changelist")
    found = client.get(changelist, {"date__year": "2010"}).context["cl"].result_list
    assert [activity.date for activity in found] == [date(2010, 12, 31)]


def test_fees_of_a_list_are_summed_by_who_paid(client, alice):
    membership = factories.MembershipFactory(organisation__owner=alice)
    paid = [("184", "self", "exact"), ("38.50", "self", "exact"), ("75", "employer", "about")]
    for amount, payer, certainty in paid:
        factories.FeeFactory(
            membership=membership, amount=Decimal(amount), paid_by=payer, certainty=certainty
        )
    factories.FeeFactory(
        membership=membership, amount=Decimal("50"), currency="USD", exchange_rate=Decimal("0.6")
    )
    page = client.get("/admin/networks/fee/").text
    assert "£252.50 yours and about £75.00 your employer’s" in page
    page = client.get("/admin/networks/fee/", {"paid_by__exact": "employer"}).text
    assert "<span>about £75.00 your employer’s</span>" in page


def test_new_fee_follows_the_last_of_its_membership(client, alice):
    fee = factories.FeeFactory(
        membership__organisation__owner=alice,
        paid_by="employer",
        covers_from=date(2011, 1, 1),
        covers_until=date(2011, 12, 31),
    )
    form = (
        client.get("/admin/networks/fee/add/", {"membership": fee.membership_id})
        .context["adminform"]
        .form
    )
    known = {name: form[name].value() for name in ("paid_by", "covers_from", "covers_until")}
    assert known == {
        "paid_by": "employer",
        "covers_from": date(2012, 1, 1),
        "covers_until": date(2012, 12, 31),
    }


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("networks/activity", "date"),
        ("networks/role", "started_on"),
        ("networks/fee", "paid_on"),
        ("reflections/appraisal", "date"),
        ("reflections/decision", "decided_on"),
        ("reflections/reflection", "date"),
    ],
)
def test_new_row_is_of_today(client, kind, name):
    form = client.get(f"/admin/{kind}/add/").context["adminform"].form
    assert str(form[name].value()) == timezone.localdate().isoformat()
