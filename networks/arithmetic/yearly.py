"""The fee to expect at a renewal, and what it comes to in a year (METHOD, Renewals)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from networks.arithmetic.coverage import Payment, coverages, subscriptions
from networks.arithmetic.money import ZERO, Amount, Certainty, Payer, combine, known, round_half_up
from networks.arithmetic.next_cover import next_months
from networks.arithmetic.periods import MONTHS, whole_months

YEAR_DAYS = 365
# A fee for fewer days, such as a week's course, is not one of many in a year.
FEWEST_DAYS = 28
# Nobody asks less of who joins some days late.
GRACE_DAYS = 14


@dataclass(frozen=True, slots=True)
class Expected:
    """What the next fee most likely is: the last one's payments, refunds included.

    `was_nil`: the latest coverage was free and tells nothing; these are of one before it.
    `next_months` is how many the next one most likely covers; `is_first`: none came before these.
    """

    payments: tuple[Payment, ...] = ()
    was_nil: bool = False
    next_months: int = MONTHS
    is_first: bool = False

    @property
    def is_free_at_first(self) -> bool:
        """Whether nothing but one free coverage is known, which says nothing of the next fee."""
        return self.is_first and all(fee.is_nil and not fee.every for fee in self.payments)

    @property
    def by_payer(self) -> dict[Payer, Amount]:
        """As it is paid, an instalment's amount for what repeats."""
        return self._by_payer(lambda payment: Fraction(1))

    @property
    def yearly(self) -> dict[Payer, Amount]:
        """ "Rounded per payer"; a payer whose share comes to 0 is not there."""
        return self._by_payer(times_a_year)

    @property
    def likely(self) -> dict[Payer, Amount]:
        """What the next one comes to, for the months that it most likely covers.

        "About" where the last one covered more or less than that.
        """
        amounts = self._by_payer(self._times_likely)
        return (
            amounts if self.covers_as_long else {payer: guess(amounts[payer]) for payer in amounts}
        )

    def likely_of(self, payments: Iterable[Payment]) -> Amount:
        """What some of them come to then, in the currency that they share."""
        amount = _sum(payments, self._times_likely)
        return amount if self.covers_as_long else guess(amount)

    @property
    def covers_as_long(self) -> bool:
        """Whether the last one covered as long as the next one will, give or take GRACE_DAYS."""
        return all(self._covers_as_long(payment) for payment in self.payments)

    def _times_likely(self, payment: Payment) -> Fraction:
        """By how much one of these is multiplied to be the next one.

        Who joins late in a year often gets all of the next one too: a first fee for more than one
        year and less than two is the fee of one.
        """
        if self._covers_as_long(payment):
            return Fraction(1)
        if self.is_first and YEAR_DAYS < payment.covers.days < 2 * YEAR_DAYS:
            return Fraction(self.next_months, MONTHS)
        return times_a_year(payment) * Fraction(self.next_months, MONTHS)

    def _covers_as_long(self, payment: Payment) -> bool:
        if payment.every or payment.covers.days < FEWEST_DAYS:
            return True
        if whole_months(payment.covers) == self.next_months:
            return True
        usual = Fraction(YEAR_DAYS * self.next_months, MONTHS)
        return self.next_months >= MONTHS and abs(payment.covers.days - usual) <= GRACE_DAYS

    @property
    def months(self) -> int | None:
        """How many months it is for; None when its parts differ or it is for no whole months."""
        lengths = {payment.every or whole_months(payment.covers) for payment in self.payments}
        return lengths.pop() if len(lengths) == 1 else None

    def _by_payer(self, times: Callable[[Payment], Fraction]) -> dict[Payer, Amount]:
        shares = {
            payer: _sum((fee for fee in self.payments if fee.paid_by == payer), times)
            for payer in Payer
        }
        return {
            payer: share
            for payer, share in shares.items()
            if share.value != ZERO or share.certainty == Certainty.AT_LEAST
        }


def _sum(payments: Iterable[Payment], times: Callable[[Payment], Fraction]) -> Amount:
    """Each multiplied, in fractions until the sum is whole: "rounded per payer"."""
    payments = list(payments)
    value = sum(
        (
            Fraction(payment.amount) * times(payment)
            for payment in payments
            if payment.amount is not None
        ),
        Fraction(0),
    )
    sure = combine(known(payment.amount, payment.certainty).certainty for payment in payments)
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


def guess(amount: Amount) -> Amount:
    """At least what it is said to be, else "about" it."""
    return Amount(amount.value, combine([amount.certainty, Certainty.ABOUT]))


def expected(payments: Iterable[Payment]) -> Expected:
    """From the latest coverage, or an earlier one where that is nil and says nothing."""
    payments = list(payments)
    groups = coverages(payments)
    if not groups:
        return Expected()
    before, latest = ([], *groups)[-2:]
    months = next_months(payment.covers for payment in subscriptions(payments))
    repeats = any(payment.every for payment in latest)
    # A free year among others says nothing of the next fee. Two free years do, and so does one
    # that repeats: that membership costs nothing any more.
    if _is_nil(latest) and not repeats and not _is_nil(before):
        for group in reversed(groups[:-1]):
            paid = _with_refunds(group, payments)
            if _is_above_nothing(paid):
                return Expected(paid, was_nil=True, next_months=months)
    is_first = not before
    return Expected(_with_refunds(latest, payments), next_months=months, is_first=is_first)


def _is_above_nothing(payments: Iterable[Payment]) -> bool:
    """Whether they come to more than nothing, what is unknown or may be more included."""
    left = _sum(payments, lambda payment: Fraction(1))
    return left.value > ZERO or left.certainty == Certainty.AT_LEAST


def _is_nil(group: Iterable[Payment]) -> bool:
    return all(payment.is_nil for payment in group)


def _with_refunds(group: list[Payment], payments: Iterable[Payment]) -> tuple[Payment, ...]:
    """ "The refunds over the same days taken off (where all of them repeat, none)"."""
    if all(payment.every for payment in group):
        return tuple(group)
    # All payments of a coverage share its days, but for what repeats.
    cover = next(payment.covers for payment in group if not payment.every)
    refunds = (
        payment for payment in payments if payment.kind == "refund" and payment.covers == cover
    )
    return (*group, *refunds)
