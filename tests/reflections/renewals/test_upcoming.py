from datetime import date

import pytest

from networks.arithmetic.money import Amount
from networks.arithmetic.periods import Period
from reflections.history.quiet import Silence
from reflections.renewals.upcoming import quiet_network
from tests.reflections.rows import a_network


@pytest.mark.parametrize(
    ("since", "until", "length"),
    [
        (date(2011, 1, 1), date(2011, 1, 8), (1, "week")),
        (date(2011, 1, 1), date(2011, 3, 31), (13, "weeks")),  # 90 days
        (date(2011, 1, 1), date(2011, 4, 1), (3, "months")),
        (date(2007, 1, 1), date(2010, 12, 31), (47, "months")),
        (date(2007, 1, 1), date(2011, 1, 1), (4, "years")),
    ],
)
def test_silence_is_counted_in_weeks_then_months_then_years(since, until, length):
    silence = Silence(a_network(1), Period(since, until), None, Amount())
    found = quiet_network(silence, None, "GBP")
    assert (found.count, found.unit) == length
