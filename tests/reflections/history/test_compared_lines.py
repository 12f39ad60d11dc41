from datetime import date

import pytest

from networks.arithmetic.money import Lens
from reflections.figures import summarise
from reflections.history.compared import compared
from reflections.history.compared_lines import FigureCell, figure_lines, in_and_out
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network, an_activity, period

TODAY = date(2010, 12, 31)
YEAR = period("2010-01-01", "2010-12-31")


def columns_of(*networks, lens=Lens.MINE):
    ledger = a_ledger(*networks)
    return compared(ledger, summarise(ledger, YEAR, lens, TODAY), list(ledger.networks), TODAY)


def cells(columns, label, lens=Lens.MINE):
    [line] = [line for line in figure_lines(columns, lens, "GBP", "£") if line.label == label]
    return [cell.words for cell in line.cells]


@pytest.fixture
def guild_and_bare():
    """A guild joined for 2010 at £365, worth £400 a year, with one activity; and nothing at all."""
    guild = a_membership(
        "2010-01-01",
        fees=[a_fee("365.00", "2010-01-01", "2010-12-31")],
        worths=[("2010-06-01", "400.00")],
    )
    talk = an_activity("2010-03-01", hours="2.5", rating=4)
    return columns_of(a_network(1, memberships=[guild], activities=[talk]), a_network(2))


# 400 - 365 = 35; 400 / 365 = 1.0959.
@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Cost", ["£365.00", "—"]), ("Worth", ["£400.00", "not said"]),
        ("Worth less cost", ["£35.00", "—"]),
        ("Back per £1", ["£1.10", "—"]), ("Your part of the cost", ["£365.00", "—"]),
        ("Others’ part of the cost", ["£0.00", "—"]),
        ("Handed over in these days", ["£365.00", "£0.00"]),
        ("Latest fee, a year", ["£365.00", "—"]), ("Hours put in", ["2.5", "—"]),
        ("of them given to others", ["0", "—"]), ("Activities", ["1", "—"]),
        ("How good they were", ["4.0 of 5, by 1", "—"]),
        ("Cost an hour", ["too few to say", "—"]), ("Cost an activity", ["too few to say", "—"]),
        ("Saved on tickets", ["£0.00", "£0.00"]), ("Last activity", ["1 March 2010", "none yet"]),
    ],
)  # fmt: skip
def test_each_figure_is_a_line_with_a_cell_for_each_network(guild_and_bare, label, words):
    assert cells(guild_and_bare, label) == words


def test_everyones_money_is_handed_over_by_anyone(guild_and_bare):
    labels = [line.label for line in figure_lines(guild_and_bare, Lens.ALL, "GBP", "£")]
    assert "Handed over in these days, by anyone" in labels


@pytest.mark.parametrize(
    ("second", "aside"), [("120.00", "+20 %"), ("96.00", "−4 %"), ("100.00", "as before")]
)
def test_latest_fee_says_how_it_changed(second, aside):
    fees = [
        a_fee("100.00", "2009-01-01", "2009-12-31"), a_fee(second, "2010-01-01", "2010-12-31"),
    ]  # fmt: skip
    columns = columns_of(a_network(1, memberships=[a_membership("2009-01-01", fees=fees)]))
    lines = {line.label: line.cells for line in figure_lines(columns, Lens.MINE, "GBP", "£")}
    assert lines["Latest fee, a year"] == (FigureCell(f"£{second}", aside),)


def test_savings_say_how_many_more_would_cover_the_fee():
    membership = a_membership("2010-01-01", fees=[a_fee("100.00", "2010-01-01", "2010-12-31")])
    saving = an_activity("2010-03-01", saved="40.00")
    columns = columns_of(a_network(1, memberships=[membership], activities=[saving]))
    lines = {line.label: line.cells for line in figure_lines(columns, Lens.MINE, "GBP", "£")}
    # £60 are left, and each ticket saves £40.
    assert lines["Saved on tickets"] == (FigureCell("£40.00", "2 more would cover the fee"),)


def test_times_in_and_out_are_told_in_order():
    first = a_membership(
        "2008-01-01", "2008-12-31", fees=[a_fee("100.00", "2008-01-01", "2008-12-31")]
    )
    again = a_membership("2010-01-01", fees=[a_fee("120.00", "2010-01-01", "2010-12-31")])
    [column] = columns_of(a_network(1, memberships=[first, again]))
    assert in_and_out(column, "GBP") == [
        FigureCell("2008 to 2008: 1 year, £100.00"),
        FigureCell("", "out for 1 year, no answer"),
        FigureCell("2010 to today: 1 year, £120.00"),
    ]
