import csv
import json
from decimal import Decimal
from pathlib import Path
from statistics import correlation

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reflections.arithmetic.scoreboard import Motto, Score, Sides, motto, score, sides

ROOT = Path(__file__).parents[3]
STORY = ROOT / "reflections" / "story"
EXPECTED = ROOT / "tests" / "story"
FIGURES = st.integers(0, 6).map(Decimal)


def read(path):
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def scenes():
    """Each period, lens and leaving-out of the story, with the rows that belong to it."""
    rows = read(EXPECTED / "expected.csv")
    for scene in json.loads((EXPECTED / "expected.json").read_text(encoding="utf-8")):
        key = [scene["period_from"], scene["period_until"], scene["lens"]]
        left_out = "; ".join(scene["left_out"])
        yield (
            scene,
            [r for r in rows if [*r.values()][:3] == key and r["left_out"] == left_out],
        )


@pytest.mark.parametrize(("scene", "rows"), [*scenes()])
def test_sides_and_score_of_the_story(scene, rows):
    settings = {r["name"]: r["setting"] for r in read(STORY / "organisations.csv")}
    found = sides((settings[r["organisation"]], Decimal(r["own_worth"])) for r in rows)
    assert [str(found.offline), str(found.online)] == list(scene["sides"].values())
    assert score(found) == Score(**scene["score"])


@pytest.mark.parametrize(("scene", "rows"), [*scenes()])
def test_motto_of_the_story(scene, rows):
    found = motto([(Decimal(r["own_hours"]), Decimal(r["own_worth"])) for r in rows])
    expected = scene["motto"]
    assert found == (expected and Motto(Decimal(str(expected["rho"])), expected["n"]))


def test_both_counts_half_for_each_side_without_rounding_again():
    worths = [("both", Decimal("10.01")), ("offline", Decimal("1.00")), ("online", Decimal("2.00"))]
    assert sides(worths) == Sides(Decimal("6.005"), Decimal("7.005"))


@given(
    st.data(),
    st.lists(
        st.tuples(
            st.sampled_from(["offline", "online", "both"]),
            st.decimals("0.00", "9999.99", places=2),
        ),
        max_size=8,
    ),
)
def test_sides_hold_all_worth_whatever_the_order_of_rows(data, worths):
    found = sides(data.draw(st.permutations(worths)))
    assert found.offline + found.online == sum(worth for _, worth in worths)
    assert found == sides(worths)


@pytest.mark.parametrize(
    ("offline", "online", "expected"),
    [
        ("775.00", "777.03", (1, 1)),
        ("775.00", "127.03", (1, 0)),
        ("80.00", "100.00", (1, 1)),
        ("79.99", "100.00", (0, 1)),
        ("100.00", "79.995", (1, 0)),
        ("15.00", "0.00", (1, 0)),
        ("0.00", "0.00", (0, 0)),
    ],
)
def test_score_of_two_sides(offline, online, expected):
    assert score(Sides(Decimal(offline), Decimal(online))) == Score(*expected)


def pairs(hours, worths):
    return list(zip(map(Decimal, hours), map(Decimal, worths), strict=True))


@pytest.mark.parametrize(
    ("hours", "worths", "rho"),
    [
        ([1, 2, 3, 4], [10, 20, 30, 40], "1.0000"),
        ([1, 2, 3, 4], [40, 30, 20, 10], "-1.0000"),
        ([1, 2, 3, 4], [10, 30, 20, 40], "0.8000"),  # 1 - 6 x 2 / 60
        ([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], "0.8000"),  # 1 - 6 x 4 / 120
        ([0, 0, 3, 4], [10, 20, 30, 40], "0.9487"),  # 4.5 / root of (4.5 x 5)
        ([1, 2, 3, 4], [2, 4, 1, 3], "0.0000"),
    ],
)
def test_motto_by_hand(hours, worths, rho):
    found = motto(pairs(hours, worths))
    assert (str(found.rho), found.n) == (rho, len(hours))


@pytest.mark.parametrize(
    ("hours", "worths"),
    [([], []), ([1, 2, 3], [1, 2, 3]), ([1, 1, 1, 1], [1, 2, 3, 4]), ([1, 2, 3, 4], [5, 5, 5, 5])],
)
def test_motto_is_silent_for_few_pairs_or_no_spread(hours, worths):
    assert motto(pairs(hours, worths)) is None


def mean_rank(value, values):
    """By counting: those below, and half of the others that tie with it."""
    return 1 + sum(v < value for v in values) + (values.count(value) - 1) / 2


@given(st.lists(st.tuples(FIGURES, FIGURES), min_size=4, max_size=12))
def test_motto_is_the_correlation_of_mean_ranks(drawn):
    hours, worths = map(list, zip(*drawn, strict=True))
    assume(len(set(hours)) > 1 and len(set(worths)) > 1)
    expected = correlation(
        [mean_rank(v, hours) for v in hours], [mean_rank(v, worths) for v in worths]
    )
    assert abs(float(motto(drawn).rho) - expected) <= 0.0000501


@given(st.data(), st.lists(st.tuples(FIGURES, FIGURES), max_size=8))
def test_motto_does_not_depend_on_the_order_of_rows(data, drawn):
    assert motto(data.draw(st.permutations(drawn))) == motto(drawn)
