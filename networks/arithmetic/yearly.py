"""The fee to expect at a renewal, and what it comes to in a year (METHOD, Renewals)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from networks.arithmetic.coverage import Payment, coverages
from networks.arithmetic.money import ZERO, Amount, Certainty, Payer, combine, known, round_half_up
from networks.arithmetic.periods import MONTHS, whole_months

YEAR_DAYS = 365
# A fee for fewer days, such as a week's course, is not one of many in a year.
FEWEST_DAYS = 28


@dataclass(frozen=True, slots=True)
class Expected:
    """What the next fee most likely is: the last one's payments, refunds included.

    `was_nil`: the latest coverage was free and tells nothing; these are of the one before it.
    """

    payments: tuple[Payment, ...] = ()
    was_nil: bool = False

    @property
    def by_payer(self) -> dict[Payer, Amount]:
        """As it is paid, an instalment's amount for what repeats."""
        return self._by_payer(lambda payment: Fraction(1))

    @property
    def yearly(self) -> dict[Payer, Amount]:
        """ "Rounded per payer"; a payer whose share comes to 0 is not there."""
        return self._by_payer(times_a_year)

    @property
    def months(self) -> int | None:
        """How many months it is for; None when its parts differ or it is for no whole months."""
        found = {payment.every or whole_months(payment.covers) for payment in self.payments}
        return found.pop() if len(found) == 1 else None

    def _by_payer(self, times: Callable[[Payment], Fraction]) -> dict[Payer, Amount]:
        shares = {payer: self._share(payer, times) for payer in Payer}
        return {
            payer: share
            for payer, share in shares.items()
            if share.value != ZERO or share.certainty == Certainty.AT_LEAST
        }

    def _share(self, payer: Payer, times: Callable[[Payment], Fraction]) -> Amount:
        own = [payment for payment in self.payments if payment.paid_by == payer]
        value = sum(
            (
                Fraction(payment.amount) * times(payment)
                for payment in own
                if payment.amount is not None
            ),
            Fraction(0),
        )
        sure = combine(known(payment.amount, payment.certainty).certainty for payment in own)
        return Amount(round_half_up(value), sure)


def times_a_year(payment: Payment) -> Fraction:
    """By how much a fee is multiplied to be that of a year.

    "x 12 / m where it covers m whole months (a repeating fee: every n months), as it is where it
    covers fewer than 28 days, else x 365 / its days".
    """
    months = payment.every or whole_months(payment.covers)
    if months:
        return Fraction(MONTHS, months)
    days = payment.covers.days
    return Fraction(1) if days < FEWEST_DAYS else Fraction(YEAR_DAYS, days)


def expected(payments: Iterable[Payment]) -> Expected:
    """From the latest coverage, or an earlier one where that is nil and says nothing."""
    payments = list(payments)
    groups = coverages(payments)
    if not groups:
        return Expected()
    before, latest = ([], *groups)[-2:]
    if _tells_nothing(latest, before):
        return Expected(_with_refunds(before, payments), was_nil=True)
    return Expected(_with_refunds(latest, payments))


def _tells_nothing(latest: list[Payment], before: list[Payment]) -> bool:
    """A free year among others; not a membership that costs nothing any more."""
    repeats = any(payment.every for payment in latest)
    return _is_nil(latest) and not repeats and not _is_nil(before)


def _is_nil(group: Iterable[Payment]) -> bool:
    return all(payment.is_nil for payment in group)


def _with_refunds(group: list[Payment], payments: Iterable[Payment]) -> tuple[Payment, ...]:
    """ "The refunds over the same days taken off (where all of them repeat, none)"."""
    if all(payment.every for payment in group):
        return tuple(group)
    cover = next(payment.covers for payment in group if not payment.every)
    refunds = (
        payment for payment in payments if payment.kind == "refund" and payment.covers == cover
    )
    return (*group, *refunds)
