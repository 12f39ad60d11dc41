"""Small networks, what they come to in 2011, and fees that say who bears a year's cost."""

from networks.arithmetic.money import Lens, Payer
from reflections.figures import summarise
from tests.reflections.rows import (
    LATER,
    a_fee,
    a_ledger,
    a_membership,
    a_network,
    period,
)

IN_2011 = period("2011-01-01", "2011-12-31")
YEAR = ("2011-01-01", "2011-12-31")


def row_of(pk, *networks, lens=Lens.MINE, during=IN_2011, **more):
    return summarise(a_ledger(*networks, **more), during, lens, LATER).row(pk)


def whole_of(*networks, lens=Lens.MINE, during=IN_2011, **more):
    return row_of(networks[0].id, *networks, lens=lens, during=during, **more).whole


def paying(pk, *fees, worths=(), **more):
    return a_network(pk, memberships=[a_membership("2010-01-01", fees=fees, worths=worths)], **more)


MINE = a_fee("75.00", *YEAR)
EMPLOYERS = a_fee("75.00", *YEAR, paid_by=Payer.EMPLOYER)
BURSARY = a_fee("75.00", *YEAR, paid_by=Payer.OTHER)
UNKNOWN = a_fee(None, *YEAR, paid_by=Payer.EMPLOYER)
YEARS_AGO = a_fee("75.00", "2009-01-01", "2009-12-31")
GROUP = paying(2, parent_id=1)
