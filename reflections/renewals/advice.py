"""Why a renewal is judged so, in words: its worth, up to which fee, and what goes with it."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from networks.arithmetic.money import Amount, format_amount, format_money, total
from networks.arithmetic.periods import MONTHS
from networks.arithmetic.words import listed
from reflections.arithmetic.verdicts import Verdict, WorthIs, highest_fee
from reflections.arithmetic.wording import format_worth
from reflections.figures import bears
from reflections.renewals.due import SPANS, Renewal
from reflections.renewals.likely import judged_then, likely_words
from reflections.renewals.weighing import under


def advice(renewal: Renewal) -> str:
    return " ".join(_sentences(renewal))


def _sentences(renewal: Renewal) -> Iterator[str]:
    if renewal.worth is None:
        yield "You have not said yet what it is worth to you."
    else:
        yield _worth(renewal)
        yield _limit(renewal)
        yield from _besides(renewal)
    if renewal.due.expected.is_free_at_first:
        yield "It was free to begin with: the next fee is not known yet."
    yield from _likely(renewal)


def _worth(renewal: Renewal) -> str:
    worth = format_worth(renewal.worth, renewal.worth_is, renewal.currency)
    names = [network.short for network in renewal.yearly_worth.unsaid]
    unsaid = f", without {listed(names)}, of which you have not said it" if names else ""
    return f"Worth {worth} a year{unsaid}."


def _limit(renewal: Renewal) -> str:
    """Up to which fee it is worth it or, where nothing is to pay, whether it were."""
    highest = renewal.highest_fee or Decimal(0)
    limit = format_money(highest, renewal.currency)
    answers = {
        Verdict.WORTH_IT: "still yes",
        Verdict.BORDERLINE: f"only just, up to {limit}",
        Verdict.NOT_WORTH_IT: "no",
    }
    verdict = renewal.verdict_if_i_paid
    if verdict in answers:
        return f"If you had to pay it yourself: {answers[verdict]}."
    if not highest:
        # What is not said yet may be worth one.
        alone = " by that alone" if renewal.worth_is == WorthIs.AT_LEAST else ""
        return f"No fee would be worth it{alone}."
    return f"Worth it up to {limit} a year{_as_it_is_paid(renewal, highest)}."


def _as_it_is_paid(renewal: Renewal, highest: Decimal) -> str:
    """, £6.94 a month: the same limit for each payment, rounded down as the year's is."""
    months = renewal.due.expected.months
    if months not in SPANS:
        return ""
    each = (highest * months / MONTHS).quantize(Decimal("0.01"), ROUND_FLOOR)
    return f", {format_money(each, renewal.currency)}{SPANS[months]}"


def _besides(renewal: Renewal) -> Iterator[str]:
    if bears(renewal.fees_below):
        yield f"{_groups(renewal)}."
    if renewal.above:
        bodies = listed([network.short for network in renewal.above])
        yield f"It needs {bodies}, which has a fee of its own."
    if renewal.due.expected.was_nil:
        last = format_amount(total(renewal.due.expected.by_payer.values()), renewal.currency)
        yield f"This year was free; the last fee was {last}."


def _groups(renewal: Renewal) -> str:
    """Its group costs £65.00 a year besides: worth it up to £158.33 for both."""
    below = format_amount(renewal.fees_below, renewal.currency)
    is_one = renewal.groups_with_fee == 1
    sentence = f"Its {'group costs' if is_one else 'groups cost'} {below} a year besides"
    if not renewal.highest_fee:
        return sentence
    limit = format_money(highest_fee(renewal.worth or Decimal(0), renewal.hours), renewal.currency)
    return f"{sentence}: worth it up to {limit} for {'both' if is_one else 'all of them'}"


def _likely(renewal: Renewal) -> Iterator[str]:
    """What the next fee likely is, and what it were then, where its year costs otherwise."""
    last = renewal.due.expected
    sentence, own = likely_words(last, renewal.currency), under(last.likely, renewal.lens)
    if not sentence:
        return
    then = ""
    if last.next_months == MONTHS and own.value != renewal.own_fee.value:
        cost = own + renewal.fees_below + Amount(renewal.hours)
        then = judged_then(renewal.worth, renewal.worth_is, cost, renewal.currency)
    yield f"{sentence}: {then}." if then else f"{sentence}."
