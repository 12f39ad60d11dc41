from datetime import date

import pytest

from networks.arithmetic.next_cover import next_coverage
from networks.arithmetic.periods import Period

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
YEAR_2026 = Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("covers", "following"),
    [
        ([], None),
        ([Period(date(2025, 10, 1), date(2026, 12, 31))], "2027-01-01/2027-12-31"),
        ([Period(date(2026, 9, 15), date(2026, 12, 31))], "2027-01-01/2027-12-31"),
        ([Period(date(2025, 1, 1), date(2025, 12, 31)), YEAR_2026], "2027-01-01/2027-12-31"),
        (
            [OCTOBER, Period(date(2026, 11, 1), date(2026, 11, 30))],
            "2026-12-01/2026-12-31",
        ),
        (
            [OCTOBER, Period(date(2026, 11, 1), date(2027, 1, 31))],
            "2027-02-01/2028-01-31",
        ),
    ],
)  # fmt: skip
def test_next_coverage_is_as_long_as_the_last_two_where_they_agree(covers, following):
    found = next_coverage(covers)
    assert (found and f"{found.first}/{found.last}") == following
