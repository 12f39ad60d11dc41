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

# One number each: a date of the library's own is drawn as three.
days = st.integers(FIRST.toordinal(), LAST.toordinal()).map(date.fromordinal)
periods = st.tuples(days, days).map(lambda pair: Period(*sorted(pair)))
roles = st.builds(RoleRow, st.just("Chair"), periods)
pence = st.integers(0, 90_000).map(lambda n: Decimal(n).scaleb(-2))
payers = st.sampled_from(list(Payer))
lenses = st.sampled_from(["mine", "all", "time"])
parts = st.lists(days, max_size=6, unique=True)


# A strategy is checked whenever it is made: in a draw, that takes longer than drawing from it.
keys = st.integers(1, 10**9)
amounts = st.none() | pence | pence.map(lambda value: -value)
months = st.none() | st.integers(1, 30)
certainties = st.sampled_from(list(Certainty))
places = st.sampled_from(["offline", "online", "both"])
hour_values = st.none() | st.integers(0, 40).map(Decimal)


@st.composite
def fee_rows(draw):
    covers = draw(st.booleans())
    cover = draw(periods)
    amount = draw(amounts)
    every = draw(months) if covers else None
    if every and cover_until(cover.first, every, cover.last).last <= LAST:
        cover = cover_until(cover.first, every, cover.last)
    else:
        every = None
    return FeeRow(
        draw(keys), "subscription", amount,
        draw(certainties), cover.first,
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


def up_to(most, rows):
    return st.lists(rows, max_size=most).map(tuple)


membership_rows = st.builds(
    MembershipRow,
    keys,
    st.just(""),
    periods,
    st.booleans(),
    st.none(),
    up_to(3, fee_rows()),
    up_to(3, valuations),
)


def networks(pk):
    """Its parent and its host are among those made before it, or none."""
    earlier = st.none() | st.integers(1, pk - 1) if pk > 1 else st.none()
    return st.builds(
        Network,
        st.just(pk),
        st.just(f"Network {pk}"),
        st.just(f"N{pk}"),
        st.just("other"),
        places,
        earlier,
        st.none(),
        st.none(),
        up_to(2, membership_rows),
        up_to(4, activity_rows).map(in_order),
        host_id=earlier,
        roles=up_to(1, roles),
    )


NETWORKS = [networks(pk) for pk in range(1, 7)]


@st.composite
def ledgers(draw):
    count = draw(st.integers(1, len(NETWORKS)))
    found = {pk: draw(network) for pk, network in enumerate(NETWORKS[:count], 1)}
    # Whole pounds an hour: hours of two places then cost whole pennies, however they are cut.
    return Ledger(found, hour_value=draw(hour_values))


def consecutive(cuts) -> list[Period]:
    """The five years, cut after each of these days."""
    ends = [*sorted({cut for cut in cuts if cut < LAST}), LAST]
    starts = [FIRST, *(end + timedelta(days=1) for end in ends[:-1])]
    return [Period(start, end) for start, end in zip(starts, ends, strict=True)]
