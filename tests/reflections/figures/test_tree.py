from decimal import Decimal

from networks.arithmetic.money import Lens
from reflections.figures import summarise
from reflections.figures.tree import largest_first, longest_bar
from tests.reflections.rows import LATER, a_fee, a_ledger, a_membership, a_network, period

P = period("2011-01-01", "2011-12-31")


def network(pk, cost, worth, **more):
    fees = [a_fee(cost, "2011-01-01", "2011-12-31")]
    worths = [("2011-06-01", worth)]
    return a_network(pk, memberships=[a_membership("2011-01-01", fees=fees, worths=worths)], **more)


LEDGER = a_ledger(
    network(1, "10.00", "5.00"),
    network(2, "0.00", "90.00"),
    network(3, "0.00", "20.00", parent_id=1),
    network(4, "50.00", "0.00", parent_id=1),
    network(5, "0.00", "95.00"),
    network(6, "0.00", "90.00", name="A name before the others"),
)
ROWS = summarise(LEDGER, P, Lens.MINE, LATER).rows


def test_largest_comes_first_with_its_groups_below_it():
    assert [row.network.id for row in largest_first(LEDGER, ROWS)] == [1, 4, 3, 5, 6, 2]


def test_bars_are_drawn_against_the_longest():
    assert longest_bar(ROWS) == Decimal("95.00")


def test_thousand_groups_in_a_chain_are_shown():
    last = network(1000, "1.00", "2.00", parent_id=999)
    chain = a_ledger(
        a_network(1), *(a_network(pk, parent_id=pk - 1) for pk in range(2, 1000)), last
    )
    rows = largest_first(chain, summarise(chain, P, Lens.MINE, LATER).rows)
    assert [row.network.id for row in rows] == list(range(1, 1001))
    assert {row.whole.cost.value for row in rows} == {Decimal("1.00")}


def test_no_rows_have_no_length():
    assert largest_first(a_ledger(), []) == []
    assert longest_bar([]) == Decimal("0.00")
