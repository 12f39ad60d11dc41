from decimal import Decimal

import pytest

from networks.arithmetic.money import Amount, Certainty, Lens, Payer
from reflections.figures.workings import workings
from tests.reflections.rows import a_fee, a_membership, a_network, an_activity, period

P = period("2010-11-01", "2011-10-31")
NETWORK = a_network(
    1,
    memberships=[
        a_membership(
            "2009-09-01",
            fees=[
                a_fee("184.00", "2010-09-01", "2011-08-31"),
                a_fee("75.00", "2011-09-01", "2012-08-31", paid_by=Payer.EMPLOYER),
                a_fee(None, "2011-05-01"),
                a_fee("9.00", "2009-05-01"),
            ],
            worths=[("2010-12-31", "365.00"), ("2011-10-18", "730.00")],
        )
    ],
    activities=[
        an_activity("2011-03-30", cost="6.20", hours="3.50"),
        an_activity("2011-04-30", cost="0.00", hours="0.25"),
        an_activity("2011-07-13", cost="420.00", paid_by=Payer.EMPLOYER),
    ],
)


def lines(lens=Lens.MINE, hour_value=Decimal("15.00")):
    return workings([NETWORK], P, lens, hour_value)


def test_fee_lines_count_days_in_the_period():
    found = [(line.days, line.of_days, line.cost) for line in lines().fees]
    assert found == [
        (304, 365, Amount(Decimal("153.25"))),
        (1, 1, Amount(Decimal("0.00"), Certainty.AT_LEAST)),
    ]


@pytest.mark.parametrize(("lens", "fees", "activities"), [
    (Lens.MINE, 2, 1), (Lens.ALL, 3, 2), (Lens.TIME, 2, 1),
])  # fmt: skip
def test_lens_says_whose_lines_count(lens, fees, activities):
    found = lines(lens)
    assert (len(found.fees), len(found.activities)) == (fees, activities)


def test_hours_have_a_line_under_the_lens_of_time():
    (line,) = lines(Lens.TIME).hours
    assert (line.hours, line.cost) == (Decimal("3.75"), Decimal("56.25"))
    assert lines(Lens.TIME, None).hours == lines(Lens.ALL).hours == ()


# 61 days at a pound a day, then 304 at two pounds a day.
def test_worth_lines_change_the_day_after_an_appraisal():
    (line,) = lines().worths
    stretches = [(stretch.days, stretch.worth) for stretch in line.stretches]
    assert stretches == [
        (period("2010-11-01", "2010-12-31"), Decimal("61.00")),
        (period("2011-01-01", "2011-10-31"), Decimal("608.00")),
    ]
    assert line.worth == Decimal("669.00")
