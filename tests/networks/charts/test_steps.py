from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from networks.charts import Series, Step, steps
from networks.charts.shapes import Rect, text_width


def step(first, last, value):
    return Step(date.fromisoformat(first), date.fromisoformat(last), Decimal(value), "a note")


def drawn(*found, width=680):
    return steps([Series("Fee", "cost", found)], width=width, height=240, prefix="£")


STUDENT = step("2006-09-01", "2007-08-31", "38")
FULL = step("2009-09-01", "2010-08-31", "177")
DEARER = step("2010-09-01", "2011-08-31", "184")


def test_one_step_explains_nothing():
    assert drawn(STUDENT) is None


def test_steps_that_follow_one_another_are_joined_and_others_are_not():
    (line,) = drawn(STUDENT, FULL, DEARER).lines
    assert [piece[0] for piece in line.path.split(" ") if piece[0].isalpha()] == list("MHMHVH")


def test_higher_values_stand_higher_and_time_runs_to_the_right():
    (line,) = drawn(STUDENT, FULL, DEARER).lines
    ys = [target.y for target in line.targets]
    assert ys == sorted(ys, reverse=True)
    assert line.targets[1].right == line.targets[2].left


def test_axis_of_money_begins_at_nothing():
    assert [tick.label for tick in drawn(STUDENT, FULL).y_ticks] == [
        "£0",
        "£50",
        "£100",
        "£150",
        "£200",
    ]


days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
found = st.lists(
    st.builds(
        lambda ends, value: Step(min(ends), max(ends), value, "a note of some length"),
        st.tuples(days, days),
        st.decimals(0, 10**6, places=2),
    ),
    min_size=2,
    max_size=20,
)


@given(found, st.sampled_from([680, 340]))
def test_everything_stays_inside_and_years_do_not_touch(found, width):
    chart = drawn(*found, width=width)
    frame = Rect(0, 0, chart.width, chart.height)
    for target in chart.lines[0].targets:
        assert target.tip.box.within(frame)
        assert chart.plot.left <= target.left <= target.right <= chart.plot.right
    for year, other in pairwise(chart.years):
        assert other.at - year.at >= text_width("2000", 12)
