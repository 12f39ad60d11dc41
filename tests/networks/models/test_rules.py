"""The database refuses what breaks a rule, whichever way it comes: no form and no clean() here."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F

from networks.models import Fee, Organisation
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    PreferenceFactory,
    ReflectionFactory,
    RoleFactory,
)

pytestmark = pytest.mark.django_db

BROKEN = [
    (OrganisationFactory, {"name": ""}),
    (OrganisationFactory, {"kind": "club"}),
    (OrganisationFactory, {"setting": "somewhere"}),
    (OrganisationFactory, {"closed_on": date(1899, 12, 31)}),
    (OrganisationFactory, {"closed_on_precision": "week"}),
    (OrganisationFactory, {"closed_on_precision": "about"}),
    (OrganisationFactory, {"tax_relief": Decimal("100.01")}),
    (OrganisationFactory, {"tax_relief": Decimal("-0.01")}),
    (OrganisationFactory, {"how_often": 0}),
    (MembershipFactory, {"ended_on": date(2010, 1, 1), "ended_on_precision": "until"}),
    (MembershipFactory, {"ended_on": date(2010, 1, 1), "ended_on_precision": "tens"}),
    (MembershipFactory, {"started_on": date(2200, 1, 1)}),
    (MembershipFactory, {"ended_on": date(2009, 8, 31)}),
    (MembershipFactory, {"held_by": "nobody"}),
    (MembershipFactory, {"notice_days": 367}),
    (FeeFactory, {"kind": "gift"}),
    (FeeFactory, {"amount": Decimal("-1.00")}),
    (FeeFactory, {"kind": "refund", "amount": Decimal("1.00")}),
    (FeeFactory, {"kind": "refund", "amount": None}),
    (FeeFactory, {"amount": Decimal("1.00"), "exchange_rate": None}),
    (FeeFactory, {"exchange_rate": Decimal(0)}),
    (FeeFactory, {"currency": "gbp"}),
    (FeeFactory, {"currency": "ÉUR"}),
    (FeeFactory, {"currency": "GB"}),
    (ActivityFactory, {"currency": "G1P"}),
    (FeeFactory, {"certainty": "sure"}),
    (FeeFactory, {"paid_by": "nobody"}),
    (FeeFactory, {"paid_on": date(1899, 12, 31)}),
    (FeeFactory, {"covers_from": date(2010, 9, 1)}),
    (FeeFactory, {"covers_until": date(2010, 9, 1)}),
    (FeeFactory, {"covers_from": date(2010, 9, 2), "covers_until": date(2010, 9, 1)}),
    (FeeFactory, {"every": 0}),
    (FeeFactory, {"every": 121}),
    (FeeFactory, {"every": 1, "covers_until": date(2010, 9, 30)}),
    (FeeFactory, {"every": 12, "kind": "life"}),
    (FeeFactory, {"every": 1, "kind": "refund", "amount": Decimal("-1.00")}),
    (FeeFactory, {"repeats_until": date(2010, 9, 30)}),
    (FeeFactory, {"every": 1, "repeats_until": date(2010, 8, 31)}),
    (
        FeeFactory,
        {"every": 1, "covers_from": date(2010, 10, 1), "repeats_until": date(2010, 9, 30)},
    ),
    (ActivityFactory, {"title": ""}),
    (ActivityFactory, {"kind": "party"}),
    (ActivityFactory, {"setting": "somewhere"}),
    (ActivityFactory, {"rating": 0}),
    (ActivityFactory, {"rating": 6}),
    (ActivityFactory, {"hours": Decimal("-0.01")}),
    (ActivityFactory, {"cost": Decimal("-0.01")}),
    (ActivityFactory, {"saved": Decimal("1.00"), "exchange_rate": None}),
    (ActivityFactory, {"date": date(2200, 1, 1)}),
    (RoleFactory, {"title": ""}),
    (RoleFactory, {"ended_on": date(2009, 7, 9)}),
    (PreferenceFactory, {"setting": "colour"}),
    (PreferenceFactory, {"number": None}),
    (PreferenceFactory, {"setting": "home_currency", "number": None, "currency": "pounds"}),
    (PreferenceFactory, {"setting": "tax_rate", "since": date(2011, 4, 5)}),
    (PreferenceFactory, {"setting": "tax_rate", "since": None}),
    (AppraisalFactory, {"worth_per_year": None}),
    (AppraisalFactory, {"worth_per_year": Decimal("-0.01")}),
    (AppraisalFactory, {"put_in": 6}),
    (AppraisalFactory, {"date": date(1899, 12, 31)}),
    (DecisionFactory, {"fee": Decimal("-0.01")}),
    (DecisionFactory, {"choice": "maybe"}),
    (DecisionFactory, {"expected_activities": 10_000}),
    (ReflectionFactory, {"title": ""}),
    (ReflectionFactory, {"model": "freud"}),
]


@pytest.mark.parametrize(("factory", "values"), BROKEN)
def test_row_that_breaks_a_rule_is_refused(factory, values):
    row = factory()
    with pytest.raises(DatabaseError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize("amount", ["10000000", "Infinity", "NaN"])
def test_amount_that_could_not_be_read_again_is_refused(amount):
    fee = FeeFactory.build(membership=MembershipFactory(), amount=Decimal(amount))
    with pytest.raises((DatabaseError, ValidationError)), transaction.atomic():
        Fee.objects.bulk_create([fee])


def test_amount_that_grows_too_large_in_the_database_is_refused():
    fee = FeeFactory(amount=Decimal("9999999.99"))
    with pytest.raises(DatabaseError), transaction.atomic():
        type(fee).objects.update(amount=F("amount") * 10)


@pytest.mark.parametrize("name", ["cilip", " CILIP ", "CILIP"])
def test_name_is_taken_but_for_case_and_blanks(name):
    first = OrganisationFactory(name="CILIP")
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(owner=first.owner, name=name)


def test_name_is_taken_but_for_the_case_of_an_accented_letter():
    first = OrganisationFactory(name="Évora Readers")
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(owner=first.owner, name="ÉVORA READERS")


def test_two_people_have_networks_of_the_same_name():
    assert OrganisationFactory(name="CILIP").owner != OrganisationFactory(name="CILIP").owner


STAYS = [
    # first, its end and precision; second, its holder; whether both can stand
    (date(2006, 9, 1), date(2007, 8, 31), "day", date(2007, 9, 1), "self", True),
    (date(2006, 9, 1), date(2007, 8, 31), "day", date(2007, 8, 31), "self", False),
    (date(2006, 9, 1), None, "day", date(2030, 1, 1), "self", False),
    (date(2006, 9, 1), None, "day", date(2030, 1, 1), "institution", True),
    (date(2006, 9, 1), None, "day", date(2006, 9, 1), "institution", False),
    (date(2002, 1, 1), date(2004, 12, 31), "year", date(2004, 1, 1), "self", True),
    (date(2002, 1, 1), date(2004, 12, 31), "year", date(2003, 12, 31), "self", False),
    (date(2002, 1, 1), date(2004, 7, 31), "month", date(2004, 7, 1), "self", True),
    (date(2002, 1, 1), date(2004, 7, 31), "month", date(2004, 6, 30), "self", False),
    (date(2004, 3, 1), date(2004, 12, 31), "year", date(2004, 9, 1), "self", True),
]


@pytest.mark.parametrize(("start", "end", "precision", "other", "holder", "stands"), STAYS)
def test_memberships_of_one_holder_do_not_overlap(start, end, precision, other, holder, stands):
    first = MembershipFactory(started_on=start, ended_on=end, ended_on_precision=precision)
    try:
        with transaction.atomic():
            MembershipFactory(organisation=first.organisation, started_on=other, held_by=holder)
    except IntegrityError:
        assert not stands
    else:
        assert stands


def test_membership_cannot_be_moved_onto_another():
    first = MembershipFactory(started_on=date(2006, 9, 1), ended_on=date(2007, 8, 31))
    second = MembershipFactory(organisation=first.organisation, started_on=date(2009, 9, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        type(second).objects.filter(pk=second.pk).update(started_on=date(2007, 1, 1))


@pytest.mark.parametrize("link", ["parent", "successor"])
def test_link_never_leads_back(link):
    top = OrganisationFactory()
    middle = OrganisationFactory(owner=top.owner, **{link: top})
    bottom = OrganisationFactory(owner=top.owner, **{link: middle})
    for end in (top, bottom):
        with pytest.raises(IntegrityError), transaction.atomic():
            Organisation.objects.filter(pk=top.pk).update(**{link: end})


@pytest.mark.parametrize("link", ["parent", "successor"])
def test_link_never_joins_two_ledgers(link):
    mine, another = OrganisationFactory(), OrganisationFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=mine.pk).update(**{link: another})
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(owner=mine.owner, **{link: another})


def test_organisation_and_reflection_never_change_hands():
    stranger = OrganisationFactory().owner
    for row in (OrganisationFactory(), ReflectionFactory()):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(owner=stranger)


def test_reflection_is_about_ones_own_networks_alone():
    reflection, another = ReflectionFactory(), OrganisationFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        reflection.organisations.add(another)


def test_one_worth_of_an_hour_and_one_rate_a_tax_year():
    first = PreferenceFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        PreferenceFactory(owner=first.owner)
    april = {"setting": "tax_rate", "since": date(2011, 4, 6), "owner": first.owner}
    PreferenceFactory(**april)
    with pytest.raises(IntegrityError), transaction.atomic():
        PreferenceFactory(**april)
