"""The second reckoning, held against the worked example before anything is held against it."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from reflections.story import FOLDER
from tests.reckoning.ledger import Ledger, written
from tests.reckoning.renewals import renewals
from tests.reckoning.summary import summary

EXPECTED = Path(__file__).parents[1] / "story"
TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def ledger():
    return Ledger(FOLDER)


def named(text):
    return [name for name in text.split("; ") if name]


def test_summary_of_the_story(ledger):
    with (EXPECTED / "expected.csv").open(encoding="utf-8", newline="") as lines:
        expected = list(csv.DictReader(lines))
    asked = {
        tuple(row[name] for name in ("period_from", "period_until", "lens", "left_out"))
        for row in expected
    }
    for first, last, lens, left_out in sorted(asked):
        period = date.fromisoformat(first), date.fromisoformat(last)
        found = summary(ledger, *period, lens, named(left_out), TODAY)
        rows = {row["organisation"]: row for row in found["rows"]}
        for row in expected:
            if (row["period_from"], row["period_until"], row["lens"], row["left_out"]) == (
                first, last, lens, left_out,
            ):  # fmt: skip
                its = rows.pop(row["organisation"])
                told = {name: str("" if its.get(name) is None else its[name]) for name in row}
                assert told | {"left_out": left_out} == row
        assert not rows


def test_score_and_motto_of_the_story(ledger):
    for case in json.loads((EXPECTED / "expected.json").read_text(encoding="utf-8")):
        period = [date.fromisoformat(case[name]) for name in ("period_from", "period_until")]
        found = summary(ledger, *period, case["lens"], case["left_out"], TODAY)
        assert found["score"] == case["score"]
        assert {side: written(worth) for side, worth in found["sides"].items()} == case["sides"]
        rounded = found["motto"] and {**found["motto"], "rho": round(found["motto"]["rho"], 4)}
        assert rounded == case["motto"]


def test_renewals_of_the_story(ledger):
    for case in json.loads((EXPECTED / "expected-renewals.json").read_text(encoding="utf-8")):
        found = renewals(ledger, date.fromisoformat(case["on"]), case["lens"], case["left_out"])
        assert found == case["rows"]
