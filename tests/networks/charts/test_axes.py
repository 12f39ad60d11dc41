from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.charts.axes import Scale, round_steps, ticks

FIGURES = st.lists(st.decimals("-9999", "9999999.99", places=2), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("figures", "wanted", "steps"),
    [
        (["650", "22.03"], 4, ["0", "200", "400", "600", "800"]),
        (["592.47"], 5, ["0", "200", "400", "600"]),
        (["9.5"], 4, ["0", "2.5", "5.0", "7.5", "10.0"]),
        (["-30", "60"], 4, ["-50", "-25", "0", "25", "50", "75"]),
        (["-20"], 4, ["-20", "-15", "-10", "-5", "0"]),
        (["0", "0"], 4, ["0", "1"]),
    ],
)
def test_steps_round(figures, wanted, steps):
    assert round_steps(map(Decimal, figures), wanted) == tuple(map(Decimal, steps))


@given(FIGURES, st.integers(2, 6))
def test_steps_cover_zero_and_every_figure(figures, wanted):
    steps = round_steps(figures, wanted)
    assert steps[0] <= min([0, *figures]) and steps[-1] >= max([0, *figures])
    assert 2 <= len(steps) <= wanted + 3


@given(FIGURES, st.integers(2, 6))
def test_steps_are_one_two_two_and_a_half_or_five_times_a_power_of_ten(figures, wanted):
    steps = round_steps(figures, wanted)
    first_digits = (steps[1] - steps[0]).normalize().as_tuple().digits
    assert first_digits in {(1,), (2,), (2, 5), (5,)}


@pytest.mark.parametrize(
    ("steps", "prefix", "labels"),
    [
        (["0", "500", "1000"], "£", ["£0", "£500", "£1,000"]),
        (["0", "2.5", "5.0"], "£", ["£0.00", "£2.50", "£5.00"]),
        (["0", "2.5", "5.0"], "", ["0.0", "2.5", "5.0"]),
        (["-50", "0"], "£", ["−£50", "£0"]),
    ],
)
def test_ticks_labelled_alike(steps, prefix, labels):
    values = tuple(map(Decimal, steps))
    scale = Scale(values[0], values[-1], 0, 100)
    assert [tick.label for tick in ticks(values, scale, prefix)] == labels


def test_scale_turned_upside_down():
    assert Scale(Decimal(0), Decimal(200), 300, 100).at(Decimal(50)) == 250
