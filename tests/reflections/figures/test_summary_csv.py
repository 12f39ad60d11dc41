import csv
import io
import json

from networks.arithmetic.money import Lens
from reflections.figures import summarise
from reflections.figures.summary_csv import HEADINGS, cells, csv_lines, json_text
from tests.reflections.rows import (
    LATER,
    a_fee,
    a_ledger,
    a_membership,
    a_network,
    an_activity,
    period,
)

P = period("2011-01-01", "2011-12-31")
# As in the list of columns that people's scripts rely on.
PROMISED = (
    "organisation, parent, setting, period_from, period_until, lens, cost, cost_is, cost_self, "
    "cost_employer, cost_other, worth, net, back, saved, hours, activities, rating, cost_per_hour, "
    "cost_per_activity, own_cost, own_worth, own_hours, verdict, standing, worth_is"
)


def told(*networks, lens=Lens.MINE):
    return summarise(a_ledger(*networks), P, lens, LATER)


def test_columns_are_those_promised():
    assert ", ".join(HEADINGS) == PROMISED


def test_what_does_not_exist_is_none():
    (row,) = cells(told(a_network(1, memberships=[a_membership("2011-01-01")])))
    missing = {heading for heading, cell in row.items() if cell is None}
    assert missing == {
        "parent", "worth", "worth_is", "net", "back", "rating", "cost_per_hour",
        "cost_per_activity",
    }  # fmt: skip
    assert (row["own_worth"], row["standing"]) == ("0.00", "unused")


def test_nothing_has_no_sign():
    refund = a_fee("-0.00", "2011-01-01")
    network = a_network(
        1, memberships=[a_membership("2011", fees=[refund], worths=[("2011-06-01", "0.00")])]
    )
    (row,) = cells(told(network))
    assert {row[name] for name in ("cost", "cost_self", "own_cost", "net")} == {"0.00"}


def test_places_of_figures():
    fee = a_fee("7.00", "2011-01-01")
    network = a_network(
        1,
        memberships=[a_membership("2011-01-01", fees=[fee], worths=[("2011-06-01", "21.00")])],
        activities=[an_activity("2011-01-01", hours="2.00", rating=4)],
    )
    (row,) = cells(told(network))
    found = [row[name] for name in ("cost", "worth", "back", "hours", "rating", "activities")]
    assert found == ["7.00", "21.00", "3.00", "2.00", "4.0", "1"]


def test_lens_and_certainty_stand_in_each_row():
    fee = a_fee(None, "2011-01-01")
    (row,) = cells(
        told(a_network(1, memberships=[a_membership("2011-01-01", fees=[fee])]), lens=Lens.ALL)
    )
    found = [row[name] for name in ("lens", "cost", "cost_is", "verdict", "period_from")]
    assert found == ["all", "0.00", "at_least", "no_evidence", "2011-01-01"]


def test_negative_money_is_not_guarded_as_text():
    refund = a_fee("-38.00", "2011-01-01", kind="refund")
    network = a_network(1, name="-1 club", memberships=[a_membership("2011-01-01", fees=[refund])])
    text = "".join(csv_lines(told(network)))
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["organisation"], row["cost"]) == ("'-1 club", "-38.00")


def test_lines_come_one_by_one():
    lines = list(
        csv_lines(told(*(a_network(pk, memberships=[a_membership("2011")]) for pk in (1, 2))))
    )
    assert [line.split(",")[0] for line in lines] == ["organisation", "Network 1", "Network 2"]


def test_json_of_nothing():
    assert json.loads(json_text(told())) == {
        "rows": [],
        "score": {"offline": 0, "online": 0},
        "sides": {"offline": "0.00", "online": "0.00"},
        "motto": None,
    }


def test_json_leaves_names_as_they_are():
    text = json_text(told(a_network(1, name="=Łódź", memberships=[a_membership("2011-01-01")])))
    assert json.loads(text)["rows"][0]["organisation"] == "=Łódź"
    assert "Łódź" in text
