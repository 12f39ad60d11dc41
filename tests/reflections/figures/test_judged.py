import pytest

from networks.arithmetic.money import Lens
from reflections.figures import summarise
from reflections.figures.judged import bodies, first_rows
from tests.reflections.rows import LATER, a_fee, a_ledger, a_membership, a_network, period

P = period("2011-01-01", "2011-12-31")


def held(pk, parent_id=None):
    fee = a_fee("75.00", "2011-01-01", "2011-12-31")
    stays = [a_membership("2011-01-01", fees=[fee])]
    return a_network(pk, parent_id=parent_id, memberships=stays)


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (9, [(1, []), (2, [3, 4]), (5, [6])]),
        (6, [(1, []), (2, [3, 4]), (5, [6])]),
        (5, [(1, []), (2, [3, 4]), (5, [])]),
        (4, [(1, []), (2, [3, 4])]),
        (3, [(1, []), (2, [3])]),
        (1, [(1, [])]),
    ],
)
def test_first_rows_end_in_the_middle_of_a_body_where_they_must(most, expected):
    ledger = a_ledger(held(1), held(2), held(3, 2), held(4, 3), held(5), held(6, 5))
    listed = bodies(summarise(ledger, P, Lens.MINE, LATER).rows, Lens.MINE)
    shown = [
        (body.top.row.network.id, [line.row.network.id for line in body.groups])
        for body in first_rows(listed, most)
    ]
    assert shown == expected
