from datetime import date

import pytest

from networks.charts import DrawnSpell, Lane, timeline
from networks.charts.drawn_timeline import timeline_figure

SINCE, UNTIL = date(2006, 1, 1), date(2011, 12, 31)
STUDENT = DrawnSpell(date(2006, 9, 1), date(2007, 8, 31), "a year as a student")
BACK = DrawnSpell(date(2009, 9, 1), None, "since 1 September 2009")
CILIP = Lane("CILIP", "offline", "/networks/1/", (STUDENT, BACK), ("2 years out",))


def drawn(*lanes, width=960):
    return timeline(lanes, since=SINCE, until=UNTIL, width=width)


def test_gap_fills_the_time_between_two_spells():
    (row,) = drawn(CILIP).rows
    (gap,) = row.gaps
    assert (gap.box.left, gap.box.right) == (row.spells[0].box.right, row.spells[1].box.left)
    assert gap.words == "2 years out"


def test_open_spell_runs_to_the_last_day_shown():
    chart = drawn(CILIP)
    last = chart.rows[0].spells[-1]
    assert last.open_ended
    assert last.box.right == chart.plot.right


def test_start_that_nobody_knows_is_torn_and_said_to_be():
    rough = DrawnSpell(date(2006, 12, 31), None, "since before 2007", roughly=True)
    chart = drawn(CILIP, Lane("BLA", "online", "", (rough,)))
    assert [spell.torn for row in chart.rows for spell in row.spells] == [False, False, True]
    picture = timeline_figure([("wide", chart)], "In and out", "timeline")
    assert picture.count("<path") == 1
    assert "Began about then or earlier" in picture
    assert "about then" not in timeline_figure([("wide", drawn(CILIP))], "In and out", "timeline")


def test_gap_too_short_for_its_words_keeps_them_for_the_tip():
    soon = DrawnSpell(date(2007, 9, 15), None, "again")
    (row,) = drawn(Lane("CILIP", "offline", "", (STUDENT, soon), ("a fortnight out",))).rows
    assert row.gaps[0].words == ""
    assert row.gaps[0].note == "a fortnight out"


def test_gap_without_a_note_is_drawn():
    (row,) = drawn(Lane("CILIP", "offline", "", (STUDENT, BACK))).rows
    assert len(row.gaps) == 1


def test_spells_and_gaps_told_in_the_order_of_time():
    (row,) = drawn(CILIP).rows
    notes = [stretch.note for stretch in row.stretches]
    assert notes == ["a year as a student", "2 years out", "since 1 September 2009"]


@pytest.mark.parametrize("lanes", [(), (Lane("CILIP", "offline", "", ()),)])
def test_no_spells_draw_nothing(lanes):
    assert drawn(*lanes) is None


def test_names_stand_above_the_bars_on_a_narrow_page():
    (row,) = drawn(CILIP, width=340).rows
    assert row.baseline < row.spells[0].box.top


def test_years_of_a_long_life_thin_out():
    chart = timeline([CILIP], since=date(1950, 1, 1), until=date(2026, 1, 1), width=340)
    assert [year.label for year in chart.years] == [str(year) for year in range(1950, 2027, 10)][:8]
