from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.typed_activity import TypedActivity, read_activity


@pytest.mark.parametrize(
    ("line", "network", "title", "hours", "stars"),
    [
        ("BLA: committee meeting 3h, 4 stars", "BLA", "committee meeting", "3", 4),
        ("BLA: committee meeting, 1h30, 4*", "BLA", "committee meeting", "1.50", 4),
        ("CILIP: Reading group 45 min ★★★", "CILIP", "Reading group", "0.75", 3),
        ("Re: Fwd: CILIP: 2.5 hours of minutes", "CILIP", "of minutes", "2.5", None),
        ("TR: RE : [External] CILIP: talk 2h", "CILIP", "talk", "2", None),
        ("CILIP: soirée à Évora 1,5h ★★★★", "CILIP", "soirée à Évora", "1.5", 4),
        ("CILIP: a day in 2011, 3h", "CILIP", "a day in 2011", "3", None),
        ("CILIP: all that took 1,500 h", "CILIP", "all that took 1,500 h", None, None),
        ("CILIP: talk 5/5 (1 hour)", "CILIP", "talk", "1", 5),
        ("Committee meeting", "", "Committee meeting", None, None),
        ("CILIP: 23 Things, thing 7", "CILIP", "23 Things, thing 7", None, None),
        ("CILIP: Umbrella 2011: day one 7h", "CILIP", "Umbrella 2011: day one", "7", None),
        ("CILIP:", "", "CILIP:", None, None),
        ("", "", "", None, None),
    ],
)
def test_what_a_line_says(line, network, title, hours, stars):
    hours = hours and Decimal(hours)
    assert read_activity(line) == TypedActivity(network, title, hours, stars)


@given(st.text(max_size=80), st.integers(1, 99), st.integers(1, 5))
def test_any_line_is_read_and_its_hours_and_stars_with_it(words, hours, stars):
    said = read_activity(f"BLA: talk {hours}h, {stars} stars")
    assert (said.hours, said.stars) == (hours, stars)
    assert isinstance(read_activity(words).title, str)
