"""Ledgers as nobody keeps them: up to six networks in any tree, rows on any days of five years."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from networks.arithmetic.instalments import cover_until
from networks.arithmetic.money import Certainty, Payer
from networks.arithmetic.periods import Period
from reflections.arithmetic.worth import Valuation
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import ActivityRow, FeeRow, Ledger, Network, RoleRow

FIRST, LAST = date(2009, 1, 1), date(2013, 12, 31)
FIVE_YEARS = Period(FIRST, LAST)

days = st.dates(FIRST, LAST)
periods = st.lists(days, min_size=2, max_size=2).map(lambda pair: Period(*sorted(pair)))
roles = st.builds(RoleRow, st.just("Chair"), periods)
pence = st.integers(0, 90_000).map(lambda n: Decimal(n).scaleb(-2))
payers = st.sampled_from(list(Payer))
lenses = st.sampled_from(["mine", "all", "time"])
parts = st.lists(days, max_size=6, unique=True)


@st.composite
def fee_rows(draw):
    covers = draw(st.booleans())
    cover = draw(periods)
    amount = draw(st.none() | pence | pence.map(lambda value: -value))
    every = draw(st.none() | st.integers(1, 30)) if covers else None
    if every and cover_until(cover.first, every, cover.last).last <= LAST:
        cover = cover_until(cover.first, every, cover.last)
    else:
        every = None
    return FeeRow(
        draw(st.integers(1, 10**9)), "subscription", amount,
        draw(st.sampled_from(list(Certainty))), cover.first,
        cover if covers else Period(cover.first, cover.first), covers, draw(payers), every,
        cover.last if every else None,
    )  # fmt: skip


valuations = st.builds(Valuation, days, pence)
activity_rows = st.builds(
    ActivityRow,
    days,
    st.none() | st.integers(0, 4000).map(lambda n: Decimal(n).scaleb(-2)),
    st.none() | pence,
    payers,
    st.none() | pence,
    st.none() | st.integers(1, 5),
)


def in_order(rows):
    return tuple(sorted(rows, key=lambda row: row.date))


@st.composite
def memberships(draw):
    return MembershipRow(
        draw(st.integers(1, 10**9)), "", draw(periods), draw(st.booleans()), None,
        tuple(draw(st.lists(fee_rows(), max_size=3))),
        tuple(draw(st.lists(valuations, max_size=3))),
    )  # fmt: skip


@st.composite
def networks(draw, pk):
    """Its parent and its host are among those made before it, or none."""
    parent_id, host_id = (
        draw(st.none() | st.integers(1, pk - 1)) if pk > 1 else None for _ in range(2)
    )
    return Network(
        pk, f"Network {pk}", f"N{pk}", "other",
        draw(st.sampled_from(["offline", "online", "both"])), parent_id, None, None,
        tuple(draw(st.lists(memberships(), max_size=2))),
        in_order(draw(st.lists(activity_rows, max_size=4))),
        host_id=host_id, roles=tuple(draw(st.lists(roles, max_size=1))),
    )  # fmt: skip


@st.composite
def ledgers(draw):
    count = draw(st.integers(1, 6))
    found = {pk: draw(networks(pk)) for pk in range(1, count + 1)}
    # Whole pounds an hour: hours of two places then cost whole pennies, however they are cut.
    return Ledger(found, hour_value=draw(st.none() | st.integers(0, 40).map(Decimal)))


def consecutive(cuts) -> list[Period]:
    """The five years, cut after each of these days."""
    ends = [*sorted({cut for cut in cuts if cut < LAST}), LAST]
    starts = [FIRST, *(end + timedelta(days=1) for end in ends[:-1])]
    return [Period(start, end) for start, end in zip(starts, ends, strict=True)]
