from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from networks.charts import Pair, Year, columns, meter, pair, shares

MONEY = st.none() | st.decimals("-500", "9999", places=2)
YEARS = st.lists(st.tuples(MONEY, MONEY), min_size=2, max_size=70)


def year(label, cost, worth):
    figures = (None if figure is None else Decimal(figure) for figure in (cost, worth))
    return Year(label, *figures, "a note")


def drawn(years, width=680):
    return columns(years, width=width, height=260, prefix="£")


def test_columns_stand_on_zero_and_reach_their_figures():
    chart = drawn([year("2010", 100, 200), year("2011", 200, 400)])
    first, second = chart.groups
    assert second.worth.top == chart.plot.top
    assert second.cost.height == pytest.approx(second.worth.height / 2, abs=0.1)
    assert first.cost.bottom == second.worth.bottom == chart.zero


def test_missing_figure_draws_no_column():
    first, second = drawn([year("2010", None, 200), year("2011", 200, None)]).groups
    assert first.cost is None and second.worth is None


def test_refunded_year_hangs_below_zero():
    chart = drawn([year("2010", -50, 20), year("2011", 100, 50)])
    assert chart.groups[0].cost.top == chart.zero
    assert chart.groups[0].cost.bottom > chart.zero


@pytest.mark.parametrize(
    "years", [[], [year("2010", 1, 2)], [year("2010", 1, 2), year("2011", None, None)]]
)
def test_too_few_years_draw_nothing(years):
    assert drawn(years) is None


@given(YEARS, st.sampled_from([680, 340]))
@example([(None, None)] * 34 + [(None, Decimal(1500)), (Decimal(-500), None), (None, None)], 340)
def test_columns_never_overlap_nor_leave_the_plot(figures, width):
    years = [Year(str(1950 + at), *pair, "") for at, pair in enumerate(figures)]
    chart = drawn(years, width)
    drawn_columns = [
        column
        for group in (chart.groups if chart else ())
        for column in (group.cost, group.worth)
        if column
    ]
    assert all(column.right <= other.left for column, other in pairwise(drawn_columns))
    assert all(
        chart.plot.left <= column.left and column.right <= chart.plot.right
        for column in drawn_columns
    )


@given(st.integers(2, 80), st.sampled_from([680, 340]))
def test_year_labels_keep_apart_and_include_the_last(count, width):
    chart = drawn([year(str(1950 + at), 1, 2) for at in range(count)], width)
    places = [group.middle for group in chart.groups if group.labelled]
    assert chart.groups[-1].labelled
    assert all(later - sooner > 30 for sooner, later in pairwise(places))


@pytest.mark.parametrize(
    ("cost", "worth", "largest", "bars"),
    [
        ("50", "200", "200", Pair(25.0, 100.0)),
        ("0", "0.05", "200", Pair(0.0, 0.8)),
        (None, "10", "200", Pair(None, 5.0)),
        ("-20", "10", "200", Pair(0.0, 5.0)),
        ("0", "0", "0", Pair(0.0, 0.0)),
    ],
)
def test_pair_of_bars(cost, worth, largest, bars):
    decimals = (None if figure is None else Decimal(figure) for figure in (cost, worth, largest))
    assert pair(*decimals) == bars


@pytest.mark.parametrize(
    ("offline", "online", "expected"),
    [("775.00", "127.03", (85.9, 14.1)), ("0", "5", (0.0, 100.0)), ("0", "0", None)],
)
def test_shares_fill_the_bar(offline, online, expected):
    assert shares(Decimal(offline), Decimal(online)) == expected


def test_meter_leaves_room_beyond_the_greater():
    assert (meter(Decimal(270), Decimal(184)).worth, meter(Decimal(0), Decimal(60)).fee) == (
        83.3,
        83.3,
    )
