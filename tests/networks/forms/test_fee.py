"""What the first fee covers."""

from datetime import date

import pytest

from networks.forms.first_fee import latest_anniversary


@pytest.mark.parametrize(
    ("today", "anniversary"),
    [
        (date(2026, 2, 27), date(2025, 2, 28)),
        (date(2026, 2, 28), date(2026, 2, 28)),
        (date(2008, 6, 1), date(2008, 2, 29)),
        (date(2007, 6, 1), date(2008, 2, 29)),
    ],
)
def test_latest_anniversary_is_not_after_today(today, anniversary):
    assert latest_anniversary(date(2008, 2, 29), today) == anniversary
