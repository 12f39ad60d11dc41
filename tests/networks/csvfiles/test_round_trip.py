"""What export writes, import reads back to the same ledger."""

import io
from datetime import timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from networks.arithmetic.periods import FIRST_DAY, LAST_DAY, VagueDate
from networks.arithmetic.text import is_blank, same_name, tidy
from networks.csvfiles import bring_in
from networks.models import ActivityKind, HeldFor, OrganisationKind, Setting
from tests.factories import (
    ActivityFactory,
    AppraisalFactory,
    DecisionFactory,
    FeeFactory,
    MembershipFactory,
    OrganisationFactory,
    ReflectionFactory,
    RoleFactory,
    UserFactory,
)
from tests.networks.csvfiles.files import everything, from_stream, write_zip

KEPT = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t")
AWKWARD = st.sampled_from(["=1+1", "'=1", "''x", "'tis", "-5", "a;b", "; a", 'say "hi"', "a,b"])
REFUSED_IN_A_LINE = set("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LINES = (
    (st.text(KEPT, max_size=20) | AWKWARD)
    .map(tidy)
    .filter(lambda text: not set(text) & REFUSED_IN_A_LINE)
)
PROSE = (st.text(KEPT, max_size=20) | AWKWARD | st.just("one\n\ntwo\n=three")).map(tidy)
TITLES = LINES.filter(lambda text: not is_blank(text))
NAMES = TITLES.filter(lambda text: "; " not in text)
DAYS = st.dates(FIRST_DAY, LAST_DAY)
MONEY = st.decimals(0, Decimal("9999999.99"), places=2)
REFUNDS = st.decimals(Decimal("-9999999.99"), Decimal("-0.01"), places=2)
RATES = st.decimals(Decimal("0.000001"), Decimal("999999.999999"), places=6)
MONTHS = st.integers(1, 120)
VAGUE = st.sampled_from(["2004", "2004-07", "2004-02-29", "1900", "2199-12"]).map(VagueDate.parse)


def maybe(strategy):
    return st.none() | strategy


def chosen(choices):
    return st.sampled_from(choices.values)


def exported(owner):
    stream = io.BytesIO()
    write_zip(owner, stream)
    stream.seek(0)
    return stream


def draw_ledger(data):
    """A small ledger with one row of most kinds for each of up to three organisations."""
    draw = data.draw
    owner, organisations = UserFactory(), []
    for name in draw(st.lists(NAMES, min_size=1, max_size=3, unique_by=same_name)):
        organisation = OrganisationFactory(
            owner=owner,
            name=name,
            kind=draw(chosen(OrganisationKind)),
            setting=draw(chosen(Setting)),
            parent=draw(maybe(st.sampled_from(organisations))) if organisations else None,
            host=draw(maybe(st.sampled_from(organisations))) if organisations else None,
            notes=draw(PROSE),
        )
        organisations.append(organisation)
        draw_rows(draw, organisation)
    entry = ReflectionFactory(
        owner=owner,
        title=draw(TITLES),
        body=draw(PROSE),
        tags=draw(st.lists(st.sampled_from(["cpd23", "=x", "'", "-1"]), unique=True)),
    )
    entry.organisations.set(draw(st.sets(st.sampled_from(organisations))))
    return owner


def draw_rows(draw, organisation):
    membership = MembershipFactory.build(organisation=organisation, category=draw(LINES))
    membership._meta.get_field("started_on").save_form_data(membership, draw(VAGUE))
    membership.held_for = sorted(draw(st.sets(chosen(HeldFor))), key=HeldFor.values.index)
    membership.save()
    start = membership.started_on
    paid = {"currency": "XYZ", "exchange_rate": draw(RATES)}
    FeeFactory(membership=membership, amount=draw(maybe(MONEY)), paid_on=start, **paid)
    cover = {"covers_from": start, "covers_until": start + timedelta(days=draw(st.integers(0, 30)))}
    FeeFactory(membership=membership, kind="refund", amount=draw(REFUNDS), **cover, **paid)
    FeeFactory(
        membership=membership, amount=draw(maybe(MONEY)), paid_on=start, every=draw(MONTHS), **paid
    )
    AppraisalFactory(membership=membership, date=start, worth_per_year=draw(MONEY))
    RoleFactory(organisation=organisation, title=draw(TITLES))
    DecisionFactory(organisation=organisation, because=draw(PROSE), fee=draw(maybe(MONEY)))
    ActivityFactory(
        organisation=organisation,
        date=draw(DAYS),
        kind=draw(chosen(ActivityKind)),
        title=draw(TITLES),
        hours=draw(maybe(st.decimals(0, Decimal("9999.99"), places=2))),
        cost=draw(maybe(MONEY)),
        rating=draw(maybe(st.integers(1, 5))),
        outcome=draw(PROSE),
        cpd=draw(st.booleans()),
    )


class RoundTrip(TestCase):
    @given(st.data())
    @settings(max_examples=25)
    def test_import_of_an_export_changes_nothing_and_is_the_same_elsewhere_to_the_byte(self, data):
        owner, other = draw_ledger(data), UserFactory()
        before, first = everything(), exported(owner)
        assert bring_in(owner, from_stream("ledger.zip", first)).problems == []
        assert everything() == before
        assert bring_in(other, from_stream("ledger.zip", first)).problems == []
        assert contents(exported(other)) == contents(first)


def contents(stream):
    return from_stream("ledger.zip", stream).files
