from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.charts import Mark, scatter
from networks.charts.shapes import Rect

STORY = [
    ("CILIP", "220.92", "270.00", "24.50", "offline"),
    ("BLA", "592.47", "605.00", "40.25", "offline"),
    ("Twitter", "0.00", "650.00", "48.00", "online"),
    ("LinkedIn", "0.00", "5.00", "0.00", "online"),
    ("LISNPN", "0.00", "0.00", "0.00", "online"),
    ("cpd23", "0.00", "22.03", "6.00", "online"),
]
WIDE, NARROW = (680, 410), (340, 360)

# Most networks are free or cheap, and of little worth: figures crowd in corners.
FIGURES = st.sampled_from([0, 5, 20, 20, 60]) | st.integers(0, 900)
MARKS = st.lists(
    st.builds(
        Mark,
        label=st.text("abcMW ilé", min_size=1, max_size=40),
        x=FIGURES.map(Decimal),
        y=FIGURES.map(Decimal),
        size=st.integers(0, 80).map(Decimal),
        kind=st.sampled_from(["offline", "online", "both"]),
        href=st.just("/"),
        note=st.just("cost £20.00, worth £40.00"),
    ),
    min_size=3,
    max_size=60,
)


def mark(label, x, y, size="1", kind="offline"):
    return Mark(label, Decimal(x), Decimal(y), Decimal(size), kind, "/", "a note")


def drawn(marks, size=WIDE, break_even=True):
    width, height = size
    words = {"x_label": "cost", "y_label": "worth", "x_prefix": "£", "y_prefix": "£"}
    return scatter(marks, break_even=break_even, width=width, height=height, **words)


def labels(chart):
    return [dot.label for dot in chart.dots if dot.label]


def overlaps(boxes):
    return [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_story_every_network_named_and_no_names_collide(size):
    chart = drawn([mark(*row) for row in STORY], size)
    assert chart.unnamed == 0
    assert overlaps([label.box for label in (*labels(chart), *chart.break_even.names)]) == []


@given(MARKS, st.sampled_from([WIDE, NARROW]))
def test_names_never_lie_on_one_another(marks, size):
    chart = drawn(marks, size)
    assert overlaps([label.box for label in (*labels(chart), *chart.break_even.names)]) == []


@given(MARKS, st.sampled_from([WIDE, NARROW]))
def test_names_lie_on_no_mark_and_inside_the_plot(marks, size):
    chart = drawn(marks, size)
    dots = [
        Rect(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius)
        for dot in chart.dots
    ]
    boxes = [label.box for label in labels(chart)]
    assert not any(box.overlaps(dot) for box in boxes for dot in dots)
    assert all(box.within(chart.plot) for box in boxes)


@given(MARKS)
def test_leaders_cross_no_other_name(marks):
    named = labels(drawn(marks))
    leaders = [label for label in named if label.leader]
    crossed = [
        (leader, other)
        for leader in leaders
        for other in named
        if leader is not other and leader.leader.crosses(other.box)
    ]
    assert crossed == []


@given(MARKS, st.sampled_from([WIDE, NARROW]))
def test_every_mark_drawn_inside_the_plot(marks, size):
    chart = drawn(marks, size)
    assert len(chart.dots) == len(marks)
    for dot in chart.dots:
        assert chart.plot.left <= dot.x - dot.radius and dot.x + dot.radius <= chart.plot.right
        assert chart.plot.top <= dot.y - dot.radius and dot.y + dot.radius <= chart.plot.bottom


@given(MARKS, st.sampled_from([WIDE, NARROW]))
def test_tips_stay_inside_the_picture(marks, size):
    chart = drawn(marks, size)
    picture = Rect(0, 0, chart.width, chart.height)
    assert all(dot.tip.box.within(picture) for dot in chart.dots)


def test_tip_of_wide_letters_is_cut_to_the_picture():
    chart = drawn([mark("M" * 25, 1, 1), mark("CILIP", 2, 2)], NARROW)
    wide = next(dot.tip for dot in chart.dots if dot.mark.label != "CILIP")
    assert wide.title.endswith("…")
    assert wide.box.within(Rect(0, 0, *NARROW))


@pytest.mark.parametrize("marks", [[], [mark("CILIP", 220, 270)]])
def test_too_few_marks_draw_nothing(marks):
    assert drawn(marks) is None


def test_size_is_an_area():
    chart = drawn([mark("a", 0, 0, "100"), mark("b", 5, 5, "25"), mark("c", 9, 9, "0")])
    largest, middle, smallest = (dot.radius for dot in chart.dots)
    assert middle - smallest == pytest.approx((largest - smallest) / 2, abs=0.1)


def test_break_even_line_passes_where_worth_equals_cost():
    chart = drawn([mark("a", 400, 400), mark("b", 100, 900)])
    line = chart.break_even.line
    (even,) = (dot for dot in chart.dots if dot.mark.label == "a")
    slope = (line.y2 - line.y1) / (line.x2 - line.x1)
    assert even.y == pytest.approx(line.y1 + slope * (even.x - line.x1), abs=0.2)


def test_halves_share_the_line_and_go_round_their_own_corner():
    chart = drawn([mark("a", 400, 300), mark("b", 100, 900)])
    even, plot = chart.break_even, chart.plot
    ends = {f"{even.line.x1},{even.line.y1}", f"{even.line.x2},{even.line.y2}"}
    assert ends <= set(even.above.split()) & set(even.below.split())
    assert f"{plot.left},{plot.top}" in even.above
    assert f"{plot.right},{plot.bottom}" in even.below


def test_no_break_even_line_unless_asked():
    assert drawn([mark("a", 4, 3), mark("b", 1, 9)], break_even=False).break_even is None


def test_refunded_network_lies_left_of_zero():
    chart = drawn([mark("refunded", -30, 10), mark("b", 60, 20)])
    (refunded,) = (dot for dot in chart.dots if dot.mark.label == "refunded")
    (zero,) = (tick for tick in chart.x_ticks if tick.value == 0)
    assert chart.plot.left < refunded.x < zero.at


def test_long_name_shortened_in_the_plot_and_whole_in_the_tip():
    name = "Chartered Institute of Library and Information Professionals"
    chart = drawn([mark(name, 20, 60), mark("b", 60, 20)])
    (dot,) = (dot for dot in chart.dots if dot.mark.label == name)
    assert dot.label.text == "Chartered Institute of Li…"
    assert dot.tip.title.startswith("Chartered Institute of Library and")
