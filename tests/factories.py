"""Rows with what they must have, and nothing more."""

from datetime import date
from decimal import Decimal

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from networks.models import Activity, Fee, Membership, Organisation, Preference, Role
from reflections.models import Appraisal, Choice, Decision, Reflection


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = factory.Sequence("person{}".format)


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    owner = factory.SubFactory(UserFactory)
    name = factory.Sequence("Network {}".format)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    started_on = date(2009, 9, 1)


class FeeFactory(DjangoModelFactory):
    """Of unknown amount, unless given; an amount is in home money at its rate of 1."""

    class Meta:
        model = Fee

    membership = factory.SubFactory(MembershipFactory)
    paid_on = date(2010, 9, 1)
    currency = "GBP"
    exchange_rate = Decimal(1)


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = Activity

    organisation = factory.SubFactory(OrganisationFactory)
    date = date(2011, 3, 16)
    title = factory.Sequence("Meeting {}".format)
    currency = "GBP"
    exchange_rate = Decimal(1)


class RoleFactory(DjangoModelFactory):
    class Meta:
        model = Role

    organisation = factory.SubFactory(OrganisationFactory)
    title = factory.Sequence("Office {}".format)
    started_on = date(2009, 7, 10)


class PreferenceFactory(DjangoModelFactory):
    """The worth of an hour, unless another setting is given with its value."""

    class Meta:
        model = Preference

    owner = factory.SubFactory(UserFactory)
    setting = "hour_value"
    number = Decimal("15.00")


class AppraisalFactory(DjangoModelFactory):
    class Meta:
        model = Appraisal

    membership = factory.SubFactory(MembershipFactory)
    date = date(2010, 8, 20)
    worth_per_year = Decimal("100.00")


class DecisionFactory(DjangoModelFactory):
    class Meta:
        model = Decision

    organisation = factory.SubFactory(OrganisationFactory)
    decided_on = date(2010, 8, 25)
    choice = Choice.RENEW


class ReflectionFactory(DjangoModelFactory):
    class Meta:
        model = Reflection

    owner = factory.SubFactory(UserFactory)
    date = date(2011, 10, 18)
    title = factory.Sequence("Thoughts {}".format)
