from datetime import date

import pytest

from networks.arithmetic.periods import VagueDate
from networks.other_files.drafting.covers import Cover, TypedFeeDates, UndatedFee, cover_of

TODAY = date(2026, 11, 26)


def day(text):
    return date.fromisoformat(text)


def vague(text):
    return VagueDate.parse(text)


def cover(paid_on, first=None, last=None):
    return Cover(day(paid_on), first and day(first), last and day(last))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # It covers the year up to the day before it renews.
        (
            TypedFeeDates(renews_on=day("2027-09-01")),
            cover("2026-09-01", "2026-09-01", "2027-08-31"),
        ),
        # A leap day: the year before 29 February begins on the 28th.
        (
            TypedFeeDates(renews_on=day("2028-02-29")),
            cover("2027-02-28", "2027-02-28", "2028-02-28"),
        ),
        # The first year of somebody who joined within it is shorter.
        (
            TypedFeeDates(joined=vague("2026-11-01"), renews_on=day("2027-01-01")),
            cover("2026-11-01", "2026-11-01", "2026-12-31"),
        ),
        # The day of payment says nothing of what it covers.
        (TypedFeeDates(paid_on=day("2026-03-01")), cover("2026-03-01")),
        (
            TypedFeeDates(paid_on=day("2026-03-01"), renews_on=day("2027-04-01")),
            cover("2026-03-01", "2026-04-01", "2027-03-31"),
        ),
        (
            TypedFeeDates(covers_from=day("2026-01-01")),
            cover("2026-01-01", "2026-01-01", "2026-12-31"),
        ),
        # Only the joining is known: the year that began last, the day itself included.
        (
            TypedFeeDates(joined=vague("2009-09-01")),
            cover("2026-09-01", "2026-09-01", "2027-08-31"),
        ),
        (
            TypedFeeDates(joined=vague("2009-11-26")),
            cover("2026-11-26", "2026-11-26", "2027-11-25"),
        ),
        (
            TypedFeeDates(joined=vague("2009-11-27")),
            cover("2025-11-27", "2025-11-27", "2026-11-26"),
        ),
        (
            TypedFeeDates(joined=vague("2009-09-01"), left=vague("2012-08-31")),
            cover("2011-09-01", "2011-09-01", "2012-08-31"),
        ),
        # By the month, and so on: from when it began, with no end of its own.
        (TypedFeeDates(joined=vague("2026-02-01"), every=1), cover("2026-02-01", "2026-02-01")),
        (TypedFeeDates(renews_on=day("2026-12-15"), every=1), cover("2026-11-15", "2026-11-15")),
    ],
)
def test_what_a_fee_covers(said, expected):
    assert cover_of(said, TODAY) == expected


@pytest.mark.parametrize(
    "said", [TypedFeeDates(), TypedFeeDates(joined=vague("2009")), TypedFeeDates(every=1)]
)
def test_a_fee_that_nothing_dates_is_not_guessed(said):
    with pytest.raises(UndatedFee):
        cover_of(said, TODAY)
