from decimal import Decimal

from networks.charts.shapes import Rect
from networks.charts.strips import spread, strip_of

PLOT = Rect(100, 0, 600, 300)


def test_strip_takes_its_share_and_leaves_a_gap():
    strip, rest = strip_of([Decimal(0), Decimal(5)], PLOT)
    assert (strip.left, strip.right) == (100, 280)
    assert (rest.left, rest.right) == (294, 600)


def test_strip_is_only_where_some_stand_at_zero_and_some_do_not():
    for xs in ([0, 0], [1, 2], [0, -1, 3]):
        assert strip_of([Decimal(x) for x in xs], PLOT) == (None, PLOT)


def test_marks_of_the_strip_stand_side_by_side_the_highest_first():
    places = [(Decimal(0), Decimal(5)), (Decimal(9), Decimal(7)), (Decimal(0), Decimal(650))]
    spots = [(1.0, 290.0, 5.0), (400.0, 250.0, 6.0), (1.0, 20.0, 18.0)]
    strip = Rect(100, 0, 300, 300)
    assert spread(places, spots, strip) == [(250.0, 290.0, 5.0), spots[1], (150.0, 20.0, 18.0)]
