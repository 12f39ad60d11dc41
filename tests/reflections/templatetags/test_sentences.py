from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from networks.arithmetic.money import Payer
from networks.arithmetic.periods import Precision, VagueDate
from networks.arithmetic.spells import Spell
from networks.charts import DrawnSpell, Lane
from networks.models import Activity, Organisation, Role
from reflections.history.hours import GivenAndGot
from reflections.templatetags import sentences
from tests.reflections import rows

BOTH_PAY = [(Payer.SELF, "£184.00 a year"), (Payer.EMPLOYER, "at least £1,050.50 a year")]


def test_payers_are_named_with_their_shares():
    renewal = SimpleNamespace(as_paid=BOTH_PAY)
    told = sentences.who_pays(renewal)
    assert told == "You pay £184.00 a year, your employer at least £1,050.50 a year"
    assert sentences.shares(renewal) == "you £184, your employer at least £1,050.50"


def test_one_payer_is_named_with_the_rhythm_of_the_fee():
    renewal = SimpleNamespace(as_paid=[(Payer.SELF, "£6.94 a month (£83.28 a year)")])
    assert sentences.who_pays(renewal) == "You pay £6.94 a month (£83.28 a year)"
    assert sentences.shares(renewal) == "you £6.94 a month (£83.28 a year)"


@pytest.mark.parametrize(
    ("is_free_at_first", "said"), [(False, "It costs nothing"), (True, "A fee not known yet")]
)
def test_renewal_that_nobody_pays_costs_nothing_unless_it_was_free_at_first(is_free_at_first, said):
    due = SimpleNamespace(expected=SimpleNamespace(is_free_at_first=is_free_at_first))
    assert sentences.who_pays(SimpleNamespace(as_paid=[], due=due)) == said


@pytest.mark.parametrize(
    ("activities", "hours", "rating", "told"),
    [
        (1, "1", None, "1 activity, 1 hour"),
        (0, "0", None, "0 activities, 0 hours"),
        (5, "12.50", "4.2", "5 activities, 12.5 hours, 4.2 of 5 on average"),
    ],
)
def test_what_was_done_is_counted(activities, hours, rating, told):
    figures = SimpleNamespace(activities=activities, hours=Decimal(hours), rating=rating)
    assert sentences.done(figures) == told


def test_kinds_that_went_to_others_are_listed():
    given, got = {"committee": Decimal(3), "writing": Decimal(1)}, {"talk": Decimal(9)}
    giving = GivenAndGot(given, got)
    assert sentences.given_to(giving) == "committee and writing"


@pytest.mark.parametrize(
    ("hours", "rating", "told"),
    [("3.00", 4, "3 h · 4 of 5"), (None, 4, "4 of 5"), ("0.50", None, "0.5 h"), (None, None, "")],
)
def test_effort_is_what_was_recorded_of_it(hours, rating, told):
    activity = Activity(hours=hours and Decimal(hours), rating=rating)
    assert sentences.effort(activity) == told


def test_group_is_named_on_the_page_of_another():
    group = Organisation(pk=2, name="Special group", short_name="SG")
    activity = Activity(organisation=group)
    assert sentences.group_of(activity, 1) == ", SG"
    assert sentences.group_of(activity, 2) == ""


@pytest.mark.parametrize(
    ("start", "last", "told"),
    [
        (VagueDate(date(2003, 1, 5)), "2006-03-01", "2003–2006"),
        (VagueDate(date(2008, 2, 1), Precision.MONTH), "2008-09-30", "2008"),
        (VagueDate(date(2010, 1, 1), Precision.YEAR), None, "since 2010"),
        (VagueDate(date(2009, 1, 1), Precision.ABOUT), "2012-05-31", "about 2009 to 2012"),
        (VagueDate(date(1990, 1, 1), Precision.DECADE), None, "since the 1990s"),
        # Before 2015 is the last day of 2014 or earlier.
        (VagueDate(date(2014, 12, 31), Precision.UNTIL), None, "since before 2015"),
        (VagueDate(date(2014, 5, 2), Precision.UNTIL), "2014-09-30", "2 May 2014 or earlier"),
    ],
)
def test_spell_is_told_by_its_years_as_well_as_they_are_known(start, last, told):
    spell = Spell(start.day, last and date.fromisoformat(last))
    assert sentences.years([spell], {start.day: start}) == told


def test_spells_are_told_one_after_another():
    first, second = VagueDate(date(2003, 1, 5)), VagueDate(date(2010, 1, 1))
    spells = [Spell(first.day, date(2006, 3, 1)), Spell(second.day, None)]
    starts = {first.day: first, second.day: second}
    assert sentences.years(spells, starts) == "2003–2006, since 2010"


def test_thread_is_told_with_what_lay_between():
    spells = (
        DrawnSpell(date(2003, 1, 1), date(2004, 1, 1), "in"),
        DrawnSpell(date(2006, 1, 1), None, "back"),
    )
    lane = Lane(label="BLA", kind="offline", href="", spells=spells, gap_notes=("2 years",))
    assert sentences.in_and_out(lane) == "in; back; out for 2 years"


def test_days_are_listed_and_a_period_is_an_address():
    days = [date(2010, 8, 1), date(2011, 8, 1)]
    assert sentences.days_listed(days) == "1 August 2010 and 1 August 2011"
    query = sentences.as_query(rows.period("2010-11-01", "2011-10-31"))
    assert query == "period=custom&from=2010-11-01&until=2011-10-31"


def test_roles_say_where_they_are_held_if_elsewhere():
    body, group = Organisation(pk=1, name="Guild"), Organisation(pk=2, name="Branch")
    roles = [Role(title="Editor", organisation=body), Role(title="Chair", organisation=group)]
    assert sentences.roles_listed(roles, 1) == "Editor and Chair (Branch)"
    assert sentences.named([body, group]) == "Guild and Branch"
