from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.tax import TaxYear
from reflections.network_page.past import relief_words

CLOSES = date(2016, 4, 5)


def year(rate, relief):
    return TaxYear(2011, Decimal("184.00"), rate, relief, CLOSES)


@pytest.mark.parametrize(
    ("today", "closes"),
    [(date(2012, 6, 1), "closes"), (CLOSES, "closes"), (date(2016, 4, 6), "closed")],
)
def test_relief_says_until_when_it_can_be_claimed(today, closes):
    assert relief_words(year(Decimal(20), Decimal("36.80")), "GBP", today) == (
        "£184.00 counts in 2011-12: £36.80 back at 20\N{NO-BREAK SPACE}%. "
        f"A claim for it {closes} on 5 April 2016."
    )


def test_relief_without_a_rate_says_what_counts():
    assert relief_words(year(None, None), "GBP", date(2012, 6, 1)) == (
        "£184.00 counts in 2011-12. A claim for it closes on 5 April 2016."
    )
