"""What holds of every ledger, whatever is in it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.money import Lens, total
from reflections.arithmetic.standing import Use
from reflections.arithmetic.verdicts import Verdict
from reflections.arithmetic.wording import STANDINGS, VERDICTS
from reflections.figures import (
    Figures,
    add_up,
    own_by_network,
    roll_up,
    summarise,
    total_in,
)
from reflections.figures.rows import Ledger
from reflections.figures.workings import workings
from tests.reflections.rows import LATER
from tests.reflections.strategies import (
    FIVE_YEARS,
    consecutive,
    in_order,
    ledgers,
    lenses,
    parts,
    periods,
)

MONTHS = range(1, 13)


def amounts(figures: Figures):
    """Everything of it that adds up."""
    paid = figures.paid
    return (
        figures.cost.value, paid.own.value, paid.employer.value, paid.other.value,
        figures.saved, figures.hours, figures.activities, figures.rated, figures.stars,
    )  # fmt: skip


def added(*figures):
    return tuple(map(sum, zip(*figures, strict=True)))


@given(ledgers(), lenses, parts)
def test_consecutive_periods_cost_what_the_whole_costs(ledger, lens, cuts):
    whole = own_by_network(ledger, FIVE_YEARS, Lens(lens))
    each = [own_by_network(ledger, period, Lens(lens)) for period in consecutive(cuts)]
    for pk, figures in whole.items():
        assert added(*(amounts(part[pk]) for part in each)) == amounts(figures)


@given(ledgers(), parts)
def test_fee_is_spent_by_the_end_of_what_it_covers(ledger, cuts):
    paid = [total_in(ledger, period, Lens.ALL).cost.value for period in consecutive(cuts)]
    fees = [
        fee.amount * len(fee.instalments_in(fee.cover))
        for network in ledger.networks.values()
        for fee in network.fees
        if fee.amount
    ]
    tickets = [
        row.cost for network in ledger.networks.values() for row in network.activities if row.cost
    ]
    assert sum(paid) == sum(fees) + sum(tickets)


@given(ledgers(), lenses, periods, st.data())
def test_leaving_out_takes_away_just_what_it_leaves_out(ledger, lens, period, data):
    pk = data.draw(st.sampled_from(sorted(ledger.networks)))
    whole = roll_up(ledger, own_by_network(ledger, period, Lens(lens)))[pk]
    rest = total_in(ledger.without([pk]), period, Lens(lens))
    everything = total_in(ledger, period, Lens(lens))
    gone = add_up(
        own_by_network(ledger, period, Lens(lens))[other] for other in ledger.going_with([pk])
    )
    assert added(amounts(rest), amounts(gone)) == amounts(everything)
    assert rest + gone == everything
    assert ledger.going_with([pk]) >= {below.id for below in ledger.with_groups(pk)}
    assert whole.activities <= gone.activities


@given(ledgers(), st.data())
def test_leaving_out_is_a_closure(ledger, data):
    some = data.draw(st.lists(st.sampled_from(sorted(ledger.networks)), max_size=3))
    left = ledger.without(some)
    for network in left.networks.values():
        assert network.parent_id is None or network.parent_id in left.networks
        assert network.host_id is None or network.host_id in left.networks
    gone = ledger.networks.keys() - left.networks.keys()
    assert ledger.going_with(gone) == gone
    one_by_one = ledger
    for pk in some:
        one_by_one = one_by_one.without([pk])
    assert one_by_one.networks.keys() == left.networks.keys()


@given(ledgers(), lenses, periods)
def test_every_network_has_one_judgement(ledger, lens, period):
    for row in summarise(ledger, period, Lens(lens), LATER).rows:
        assert (row.standing is not None) == (row.verdict == Verdict.NO_COST)
        assert (row.whole.worth_is is None) == (row.whole.worth is None)
        assert row.label in {*VERDICTS.values(), *STANDINGS.values()} - {"No cost"}


@given(ledgers(), lenses, periods)
def test_networks_at_the_top_add_up_to_the_total(ledger, lens, period):
    summary = summarise(ledger, period, Lens(lens), LATER)
    tops = add_up(row.whole for row in summary.rows if row.depth == 0)
    # A role alone makes no row.
    assert replace(tops, use=Use()) == replace(summary.total, use=Use())


@given(ledgers(), lenses, periods)
def test_networks_without_a_row_have_nothing_to_say(ledger, lens, period):
    shown = {row.network.id for row in summarise(ledger, period, Lens(lens), LATER).rows}
    own = own_by_network(ledger, period, Lens(lens))
    assert all(replace(own[pk], use=Use()) == Figures() for pk in own.keys() - shown)


def shuffled(ledger: Ledger, shuffle) -> Ledger:
    """The same ledger with every kind of row in another order."""

    def membership_of(membership):
        return replace(
            membership,
            fees=tuple(shuffle(membership.fees)),
            valuations=tuple(shuffle(membership.valuations)),
        )

    networks = {
        network.id: replace(
            network,
            memberships=tuple(
                membership_of(membership) for membership in shuffle(network.memberships)
            ),
            activities=in_order(shuffle(network.activities)),
        )
        for network in shuffle(ledger.networks.values())
    }
    return Ledger(networks, ledger.currency, ledger.hour_value)


@given(ledgers(), lenses, periods, st.randoms(use_true_random=False))
def test_order_of_rows_never_matters(ledger, lens, period, random):
    def shuffle(rows):
        return random.sample(list(rows), len(rows))

    first = summarise(ledger, period, Lens(lens), LATER)
    other = summarise(shuffled(ledger, shuffle), period, Lens(lens), LATER)
    assert told(first) == told(other)


def told(summary):
    rows = {row.network.id: (row.own, row.whole, row.label, row.sentence) for row in summary.rows}
    return rows, summary.total, summary.sides, summary.motto


@given(ledgers(), lenses, periods, st.data())
def test_workings_add_up_to_the_figures_shown(ledger, lens, period, data):
    pk = data.draw(st.sampled_from(sorted(ledger.networks)))
    whole = roll_up(ledger, own_by_network(ledger, period, Lens(lens)))[pk]
    lines = workings(ledger.with_groups(pk), period, Lens(lens), ledger.hour_value)
    fees = total(line.cost for line in lines.fees)
    tickets = sum(line.activity.cost for line in lines.activities)
    assert fees.value + tickets + sum(line.cost for line in lines.hours) == whole.cost.value
    assert fees.certainty == whole.cost.certainty
    assert sum(line.worth for line in lines.worths) == (whole.worth or 0)


@given(ledgers(), lenses, periods, st.data())
def test_workings_count_the_days_that_the_worth_rests_on(ledger, lens, period, data):
    pk = data.draw(st.sampled_from(sorted(ledger.networks)))
    lines = workings(ledger.with_groups(pk), period, Lens(lens), None).worths
    for line in lines:
        valued = sum(stretch.days.days for stretch in line.stretches)
        assert valued == line.membership.days.overlap(period).days


@pytest.mark.parametrize("lens", list(Lens))
@pytest.mark.django_db
def test_months_of_the_story_cost_what_five_years_cost(story_ledger, lens):
    whole = total_in(story_ledger, FIVE_YEARS, lens)
    months = consecutive(date(year, month, 5) for year in range(2009, 2014) for month in MONTHS)
    each = [total_in(story_ledger, period, lens) for period in months]
    assert added(*map(amounts, each)) == amounts(whole)
