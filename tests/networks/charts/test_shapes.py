import pytest

from networks.charts.shapes import Line, Rect, shortened, text_width

BOX = Rect(10, 10, 20, 20)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Rect(15, 15, 25, 25), True),
        (Rect(12, 12, 14, 14), True),
        (Rect(20, 10, 30, 20), False),
        (Rect(0, 30, 40, 40), False),
    ],
)
def test_overlap(other, expected):
    assert BOX.overlaps(other) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (Line(0, 0, 30, 30), True),
        (Line(15, 0, 15, 40), True),
        (Line(12, 12, 14, 14), True),
        (Line(0, 15, 9, 15), False),
        (Line(0, 30, 30, 25), False),
        (Line(5, 0, 5, 40), False),
    ],
)
def test_line_crosses(line, expected):
    assert line.crosses(BOX) is expected


def test_wide_letters_take_more_room():
    assert text_width("illi", 13) < text_width("aaaa", 13) < text_width("WWWW", 13)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("CILIP", "CILIP"), ("West Midlands", "West…"), ("WestMidlands", "WestM…")],
)
def test_shortened_to_six(text, expected):
    assert shortened(text, 6) == expected


def test_ellipsis_of_what_runs_left_stays_at_its_end():
    # The mark that follows it is not seen, and makes it part of the Arabic.
    assert shortened("الجمعية الدولية", 8) == "الجمعية…\N{RIGHT-TO-LEFT MARK}"
    assert shortened("23 الجمعية", 6).endswith("\N{RIGHT-TO-LEFT MARK}")
    assert shortened("CILIP الجمعية", 9).endswith("…")
