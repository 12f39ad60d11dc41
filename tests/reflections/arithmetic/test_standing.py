from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflections.arithmetic.standing import Standing, Use, standing_of

SOME, NOTHING = Decimal("45.00"), Decimal("0.00")
answers = st.none() | st.integers(1, 5)
uses = st.builds(Use, st.booleans(), st.booleans(), st.booleans(), answers)
worths = st.none() | st.decimals("0", "1000", places=2)


@pytest.mark.parametrize(
    ("worth", "use", "standing"),
    [
        (NOTHING, Use(), Standing.UNUSED),
        (NOTHING, Use(kept=True), Standing.UNUSED),
        (NOTHING, Use(active=True), Standing.NOT_WORTH_IT),
        (None, Use(long_held=True), Standing.UNUSED),
        (None, Use(long_held=True, kept=True), Standing.NO_EVIDENCE),
        (None, Use(), Standing.NO_EVIDENCE),
        (None, Use(active=True, long_held=True), Standing.NO_EVIDENCE),
        (SOME, Use(), Standing.WORTH_IT),
        (SOME, Use(would_miss=3), Standing.WORTH_IT),
        (SOME, Use(active=True, would_miss=2), Standing.BORDERLINE),
        (SOME, Use(would_miss=1), Standing.BORDERLINE),
    ],
)
def test_standing_goes_by_what_was_said_and_done(worth, use, standing):
    assert standing_of(worth, use) == standing


@given(worths, uses)
def test_standing_is_one_and_only_one(worth, use):
    quiet = not use.active
    ways = {
        Standing.UNUSED: quiet
        and (worth == 0 or (worth is None and use.long_held and not use.kept)),
        Standing.NO_EVIDENCE: worth is None and not (quiet and use.long_held and not use.kept),
        Standing.NOT_WORTH_IT: worth == 0 and use.active,
        Standing.BORDERLINE: bool(worth) and use.would_miss in (1, 2),
        Standing.WORTH_IT: bool(worth) and use.would_miss not in (1, 2),
    }
    assert [standing for standing, holds in ways.items() if holds] == [standing_of(worth, use)]


@given(uses, uses, uses)
def test_uses_add_up_in_any_order(first, other, third):
    assert first + (other + third) == (third + first) + other


def test_greatest_answer_counts():
    assert (Use(would_miss=2) + Use() + Use(would_miss=4)).would_miss == 4
