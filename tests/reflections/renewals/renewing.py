"""A network that is about to renew, and what is found of it."""

from datetime import date

from reflections.renewals.due import renewals
from tests.reflections.rows import a_fee, a_ledger, a_membership, a_network

YEAR = ("2011-09-01", "2012-08-31")
RENEWAL = date(2012, 9, 1)
BEFORE = date(2012, 6, 1)


def renewing(pk=1, *fees, worth=None, notice_days=None, last=None, **network):
    worths = [("2012-05-01", worth)] if worth else []
    fees = fees or [a_fee("100.00", *YEAR)]
    membership = a_membership("2010-01-01", last, fees=fees, worths=worths, notice_days=notice_days)
    return a_network(pk, memberships=[membership], **network)


def only(*networks, today=BEFORE):
    (found,) = renewals(a_ledger(*networks), today)
    return found
