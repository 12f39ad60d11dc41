"""What repeats in words: how often it was paid, what that came to and when it is paid next."""

from datetime import date

from networks.arithmetic.instalments import next_paid, paid_days
from networks.arithmetic.money import Amount, format_amount
from networks.arithmetic.periods import format_day
from networks.arithmetic.words import counted
from networks.forms.how_often import rhythm_in_words
from networks.models import Fee
from networks.payments import last_day, repeating_cover


def fee_in_words(fee: Fee) -> str:
    """£20.00 every month."""
    amount = format_amount(fee.known, fee.currency)
    return f"{amount} {rhythm_in_words(fee.every)}" if fee.every else amount


def paid_so_far(fee: Fee, today: date) -> str:
    """Of a fee that repeats; nothing of one that is paid once."""
    if fee.every is None:
        return ""
    cover = repeating_cover(fee, fee.every, last_day(fee.membership))
    times = len(paid_days(fee.paid_on, cover, fee.every, today))
    so_far = "Not paid yet."
    if times:
        paid = Amount(fee.known.value * times, fee.known.certainty)
        total = format_amount(paid, fee.currency)
        so_far = f"Paid {counted(times, 'time')} so far, {total} in all."
    following = next_paid(fee.paid_on, cover, fee.every, today)
    if following is None:
        return f"{so_far} Nothing more is to be paid."
    return f"{so_far} The next is on {format_day(following[0])}."
