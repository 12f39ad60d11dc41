from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.money import Lens
from networks.arithmetic.periods import Period, calendar_year
from reflections.figures import total_in
from reflections.figures.cash import cash_in
from reflections.figures.each_year import from_first_figure, year_by_year
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network, an_activity
from tests.reflections.strategies import FIVE_YEARS, ledgers, lenses

DAYS = st.dates(FIVE_YEARS.first, FIVE_YEARS.last)


# A pound a day from July: 184 days of 2010, and 60 of 2011 up to 1 March.
def test_year_by_year_ends_today():
    fee = a_fee("365.00", "2010-07-01", "2011-06-30")
    ledger = a_ledger(a_network(1, memberships=[a_membership("2009-02-16", fees=[fee])]))
    years = year_by_year(ledger, Lens.MINE, date(2011, 3, 1))
    assert [(year.label, year.cost.value, year.so_far) for year in years] == [
        ("2009", Decimal("0.00"), False),
        ("2010", Decimal("184.00"), False),
        ("2011", Decimal("60.00"), True),
    ]


def test_years_before_the_first_that_cost_or_gave_anything_can_be_left_out():
    free = a_network(1, memberships=[a_membership("2007-05-01")])
    fee = a_fee("75.00", "2010-01-01", "2010-12-31")
    paid = a_network(2, memberships=[a_membership("2008-01-01", fees=[fee])])
    years = year_by_year(a_ledger(free, paid), Lens.MINE, date(2012, 3, 1))
    assert [year.label for year in years] == ["2007", "2008", "2009", "2010", "2011", "2012"]
    assert [year.label for year in from_first_figure(years)] == ["2010", "2011", "2012"]
    nothing = year_by_year(a_ledger(free), Lens.MINE, date(2009, 3, 1))
    assert [year.label for year in from_first_figure(nothing)] == ["2009"]
    assert from_first_figure([]) == []


def test_no_years_before_the_first_day_recorded():
    ahead = a_ledger(a_network(1, activities=[an_activity("2012-01-01")]))
    assert year_by_year(ahead, Lens.MINE, date(2011, 12, 31)) == []
    assert year_by_year(a_ledger(), Lens.MINE, date(2011, 12, 31)) == []


def as_a_period_of_its_own(ledger, lens, year, today):
    """What the figures of any other period would say of that year."""
    whole = calendar_year(year)
    period = Period(whole.first, min(whole.last, today))
    figures = total_in(ledger, period, lens)
    cash = cash_in(ledger.networks.values(), period)
    paid = cash.own + cash.employer + cash.other if lens == Lens.ALL else cash.own
    return str(year), figures.cost, paid, figures.worth, figures.worth_is


@given(ledgers(), lenses, DAYS)
def test_one_walk_finds_what_each_year_by_itself_comes_to(ledger, lens, today):
    found = year_by_year(ledger, Lens(lens), today)
    started = ledger.first_day is not None and ledger.first_day <= today
    expected = range(ledger.first_day.year, today.year + 1) if started else []
    assert [(year.label, year.cost, year.paid, year.worth, year.worth_is) for year in found] == [
        as_a_period_of_its_own(ledger, Lens(lens), year, today) for year in expected
    ]
