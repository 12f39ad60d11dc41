from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.money import (
    Amount,
    Certainty,
    back,
    combine,
    currency_symbol,
    format_amount,
    format_money,
    known,
    parse_decimal,
    ratio,
    round_half_up,
    to_home,
    total,
)

EXACT, ABOUT, AT_LEAST = Certainty
MONEY = st.decimals("-9999999.99", "9999999.99", places=2)
NOT_PLAIN = [
    *["", " ", "5 ", "5\n", "5\0", "£5", "-", "--5", "5-", "+5", "5.", ".5", "1.2.3"],
    *["1e3", "1E+2", "0x1", "NaN", "sNaN", "Infinity", "1_000", "1,000.00", "1,50", "١٢", "１２"],
]
AMOUNTS = st.builds(known, st.none() | MONEY, st.sampled_from(Certainty))


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("1.005", "1.01"),
        ("2.675", "2.68"),
        ("2.665", "2.67"),
        ("-0.005", "-0.01"),
        ("-0.004", "0.00"),
        ("0.0049999999999999999999999999999999", "0.00"),
        ("9999999.995", "10000000.00"),
    ],
)
def test_rounding_takes_halves_away_from_zero(value, rounded):
    assert str(round_half_up(Decimal(value))) == rounded


def test_rounding_of_an_exact_fraction_to_other_places():
    assert round_half_up(Fraction(2, 3), 6) == Decimal("0.666667")
    assert str(round_half_up(Fraction(7, 2), 0)) == "4"


@given(st.fractions(-(10**7), 10**7), st.integers(0, 6))
def test_rounding_mirrors_at_zero_and_moves_half_a_unit_at_most(value, places):
    rounded = round_half_up(value, places)
    assert round_half_up(-value, places) == -rounded
    assert abs(Fraction(rounded) - value) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("amount", "rate", "home"),
    [
        ("100.00", "1", "100.00"),
        ("49.99", "0.868400", "43.41"),
        ("0.01", "0.500000", "0.01"),
        ("-0.01", "0.500000", "-0.01"),
        ("9999999.99", "999999.999999", "9999999989990.00"),
    ],
)
def test_home_money_is_rounded_once_half_up(amount, rate, home):
    assert to_home(Decimal(amount), Decimal(rate)) == Decimal(home)


@pytest.mark.parametrize(
    ("certainties", "sum_is"),
    [
        ([], EXACT),
        ([EXACT, EXACT], EXACT),
        ([EXACT, ABOUT, EXACT], ABOUT),
        ([ABOUT, AT_LEAST, EXACT], AT_LEAST),
    ],
)
def test_sum_is_as_unsure_as_the_least_sure_amount_in_it(certainties, sum_is):
    assert combine(certainties) == sum_is


def test_unknown_amount_makes_a_sum_at_least_the_rest():
    amounts = [known(Decimal("184.00"), ABOUT), known(None, EXACT)]
    assert total(amounts) == Amount(Decimal("184.00"), AT_LEAST)


def test_total_of_nothing_is_exactly_zero():
    assert total([]) == Amount(Decimal("0.00"), EXACT)


@given(st.data(), st.lists(AMOUNTS, max_size=8))
def test_total_does_not_depend_on_the_order_of_rows(data, amounts):
    assert total(data.draw(st.permutations(amounts))) == total(amounts)


@pytest.mark.parametrize(
    ("value", "divisor", "places", "quotient"),
    [
        ("220.92", "24.50", 2, "9.02"),
        ("603.75", "10", 2, "60.38"),
        ("32", "10", 1, "3.2"),
        ("0.00", "4.00", 2, "0.00"),
        ("-1.00", "3", 2, "-0.33"),
    ],
)
def test_ratio_is_rounded_half_up(value, divisor, places, quotient):
    assert ratio(Decimal(value), Decimal(divisor), places) == Decimal(quotient)


@pytest.mark.parametrize("divisor", [0, Decimal("0.00"), None])
def test_ratio_to_nothing_is_none(divisor):
    assert ratio(Decimal("12.00"), divisor) is None


@pytest.mark.parametrize(
    ("worth", "cost", "figure"),
    [
        ("270.00", "220.92", Decimal("1.22")),
        ("0.00", "3.75", Decimal("0.00")),
        ("130.00", "0.00", None),
        ("130.00", "-5.00", None),
    ],
)
def test_back_needs_a_cost_above_zero(worth, cost, figure):
    assert back(Decimal(worth), Decimal(cost)) == figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0.00"),
        ("184", "184.00"),
        ("184.5", "184.50"),
        ("0007.25", "7.25"),
        ("9999999.99", "9999999.99"),
        ("0" * 5000 + "1", "1.00"),
    ],
)
def test_plain_numbers_are_read_to_their_places(text, value):
    assert str(parse_decimal(text, places=2, whole_digits=7)) == value


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_anything_but_a_plain_number_is_refused(text):
    with pytest.raises(ValueError, match="plain number"):
        parse_decimal(text, places=2, whole_digits=7, negative=True)


@pytest.mark.parametrize(
    ("text", "places", "words"),
    [
        ("1.005", 2, "at most 2 decimal places"),
        ("1.25", 1, "at most 1 decimal place\\."),
        ("3.0", 0, "a whole number"),
        ("10000000", 2, "at most 9,999,999.99"),
        ("9" * 5000, 2, "at most 9,999,999.99"),
        ("0." + "9" * 5000, 2, "at most 2 decimal places"),
        ("-5", 2, "below 0"),
        ("-0", 2, "below 0"),
    ],
)
def test_number_that_does_not_fit_is_refused_in_words(text, places, words):
    with pytest.raises(ValueError, match=words):
        parse_decimal(text, places=places, whole_digits=7)


@pytest.mark.parametrize(("text", "value"), [("-5", "-5.00"), ("-0", "0.00"), ("-0.00", "0.00")])
def test_minus_is_read_where_it_may_be_and_zero_has_none(text, value):
    assert str(parse_decimal(text, places=2, whole_digits=7, negative=True)) == value


def test_rate_keeps_six_places():
    assert str(parse_decimal("0.8684", places=6, whole_digits=6)) == "0.868400"


@given(MONEY)
def test_number_reads_back_what_was_written(value):
    value += 0  # no minus zero
    assert parse_decimal(f"{value:f}", places=2, whole_digits=7, negative=True) == value


@given(st.text())
def test_any_text_is_read_or_refused_with_words(text):
    try:
        value = parse_decimal(text, places=2, whole_digits=7, negative=True)
    except ValueError as error:
        assert str(error).endswith(".")
    else:
        assert value == Decimal(text)


@pytest.mark.parametrize(
    ("value", "currency", "words"),
    [
        ("1234.5", "GBP", "£1,234.50"),
        ("-3", "GBP", "−£3.00"),
        ("-0.001", "GBP", "£0.00"),
        ("387.505", "GBP", "£387.51"),
        ("49.99", "EUR", "€49.99"),
        ("49.99", "USD", "$49.99"),
        ("1234.50", "CHF", "CHF 1,234.50"),
        ("-1234.50", "CHF", "−CHF 1,234.50"),
    ],
)
def test_money_is_shown_with_its_symbol_and_two_places(value, currency, words):
    assert format_money(Decimal(value), currency) == words


@pytest.mark.parametrize(("currency", "symbol"), [("GBP", "£"), ("CHF", "CHF ")])
def test_symbol_stands_right_before_a_number(currency, symbol):
    assert currency_symbol(currency) == symbol


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Amount(Decimal("184.00"), EXACT), "£184.00"),
        (Amount(Decimal("75.00"), ABOUT), "about £75.00"),
        (Amount(Decimal("184.00"), AT_LEAST), "at least £184.00"),
        (known(None, EXACT), "an unknown amount"),
        (known(Decimal("0.00"), EXACT), "£0.00"),
    ],
)
def test_amount_is_shown_with_how_sure_it_is(amount, words):
    assert format_amount(amount) == words
