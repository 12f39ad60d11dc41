from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.periods import FIRST_DAY, LAST_DAY, Period
from networks.arithmetic.spells import Spell, gaps, spells

DAYS = st.dates(FIRST_DAY, LAST_DAY)


def test_spells_join_ranges_that_touch_or_overlap():
    student = (date(2006, 9, 1), date(2007, 8, 31))
    full = (date(2007, 9, 1), date(2008, 8, 31))
    institution = (date(2008, 1, 1), date(2009, 1, 31))
    assert spells([institution, student, full]) == [Spell(date(2006, 9, 1), date(2009, 1, 31))]


def test_spells_with_a_day_between_stay_apart():
    assert spells(
        [(date(2009, 9, 1), None), (date(2006, 9, 1), date(2009, 8, 30))],
    ) == [Spell(date(2006, 9, 1), date(2009, 8, 30)), Spell(date(2009, 9, 1), None)]


def test_open_range_takes_in_all_that_follow():
    assert spells([(date(2006, 9, 1), None), (date(2010, 1, 1), date(2010, 2, 1))]) == [
        Spell(date(2006, 9, 1), None)
    ]


def test_gap_of_the_story_between_student_and_full_member():
    stretches = spells([(date(2006, 9, 1), date(2007, 8, 31)), (date(2009, 9, 1), None)])
    assert gaps(stretches) == [Period(date(2007, 9, 1), date(2009, 8, 31))]


@given(st.lists(st.tuples(DAYS, st.integers(0, 4000))))
def test_spells_and_gaps_partition_the_time_that_ranges_span(drawn):
    ranges = [(first, first + timedelta(days=days)) for first, days in drawn]
    stretches = spells(ranges)
    days = sum((s.last - s.first).days + 1 for s in stretches)
    days += sum(gap.days for gap in gaps(stretches))
    span = (max(r[1] for r in ranges) - min(r[0] for r in ranges)).days + 1 if ranges else 0
    assert days == span


@given(st.data(), st.lists(st.tuples(DAYS, st.none() | st.just(LAST_DAY)), max_size=8))
def test_spells_do_not_depend_on_the_order_of_rows(data, ranges):
    assert spells(data.draw(st.permutations(ranges))) == spells(ranges)
