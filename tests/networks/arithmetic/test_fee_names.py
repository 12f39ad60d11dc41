from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.fee_names import cover_name, fee_name, span
from networks.arithmetic.money import Amount, Certainty, known
from networks.arithmetic.periods import Period


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2011, 1, 1), date(2011, 12, 31), "2011"),
        (date(2011, 9, 1), date(2012, 8, 31), "2011-12"),
        (date(1999, 4, 6), date(2000, 4, 5), "1999-00"),
        (date(2011, 3, 1), date(2011, 5, 31), "1 March 2011 to 31 May 2011"),
        (date(2011, 3, 1), date(2011, 3, 1), "1 March 2011"),
    ],
)
def test_time_that_a_fee_covers_is_named_shortly(first, last, name):
    assert cover_name(Period(first, last)) == name


@pytest.mark.parametrize(
    ("every", "words"), [(1, "a month"), (12, "a year"), (2, "every 2 months")]
)
def test_how_often_a_fee_is_paid(every, words):
    assert span(every) == words


YEAR = Period(date(2011, 9, 1), date(2012, 8, 31))


@pytest.mark.parametrize(
    ("amount", "kind", "every", "cover", "name"),
    [
        (Amount(Decimal("184.00")), "", None, YEAR, "£184.00 for 2011-12"),
        (Amount(Decimal("-38.00")), "refund", None, YEAR, "£38.00 refund for 2011-12"),
        (Amount(Decimal("20.00")), "", 1, None, "£20.00 a month from 1 September 2011"),
        (
            Amount(Decimal("50.00"), Certainty.ABOUT),
            "registration fee",
            None,
            None,
            "about £50.00 registration fee of 1 September 2011",
        ),
        (known(None), "", None, YEAR, "an unknown amount for 2011-12"),
    ],
)
def test_fee_is_named_by_its_amount_and_its_time(amount, kind, every, cover, name):
    assert fee_name(amount, "GBP", kind, every, date(2011, 9, 1), cover) == name
