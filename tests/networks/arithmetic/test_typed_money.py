from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.arithmetic.money import Certainty
from networks.arithmetic.typed_money import UNKNOWN, MoneyWords, parse_money, write_money
from networks.arithmetic.typed_numbers import NumberStyle


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("£184", "184.00", "GBP"),
        ("184.00", "184.00", ""),
        ("184", "184.00", ""),
        ("1,234.50", "1234.50", ""),
        ("£ 1,234,567", "1234567.00", "GBP"),
        ("75.", "75.00", ""),
        ("€50", "50.00", "EUR"),
        ("50 €", "50.00", "EUR"),
        ("$20", "20.00", "USD"),
        ("CHF 20", "20.00", "CHF"),
        ("20 chf", "20.00", "CHF"),
        ("usd20", "20.00", "USD"),
        ("-38", "-38.00", ""),
        ("-£38", "-38.00", "GBP"),
        ("£-38", "-38.00", "GBP"),
        ("−38.50", "-38.50", ""),
        ("1'234.50", "1234.50", ""),
        ("1,20,000", "120000.00", ""),
        ("₹1,20,000", "120000.00", "INR"),
        ("CHF 120.-", "120.00", "CHF"),
        ("120,-- EUR", "120.00", "EUR"),
        ("A$340", "340.00", "AUD"),
        ("c$340", "340.00", "CAD"),
        ("Fr. 20", "20.00", "CHF"),
        ("20 euros", "20.00", "EUR"),
        ("50p", "0.50", "GBP"),
        ("free", "0.00", ""),
        ("0", "0.00", ""),
    ],
)
def test_exact_amount_is_read(text, value, currency):
    assert parse_money(text) == MoneyWords(Decimal(value), Certainty.EXACT, currency)


@pytest.mark.parametrize(
    "text", ["about £75", "About 75 GBP", "around £75", "roughly £ 75", "c. £75", "~£75", "£75?"]
)
def test_guess_is_about(text):
    assert parse_money(text) == MoneyWords(Decimal("75.00"), Certainty.ABOUT, "GBP")


@pytest.mark.parametrize("text", ["at least 20", "more than 20", "over 20", "≥20", ">= 20", "20+"])
def test_lower_bound_is_at_least(text):
    assert parse_money(text) == MoneyWords(Decimal("20.00"), Certainty.AT_LEAST)


@pytest.mark.parametrize(
    "text",
    ["", " ", "?", "??", "unknown", "Unknown", "not sure", "no idea", "I don’t know how much"],
)
def test_unknown_amount_is_no_number(text):
    assert parse_money(text) == UNKNOWN


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a lot", "Write an amount such as 184, about 75 or unknown."),
        ("about", "Write an amount such as 184, about 75 or unknown."),
        ("£", "Write an amount such as 184, about 75 or unknown."),
        ("75,50", "Write pennies after a point, as in 75.50."),
        ("1.234,50", "Write pennies after a point, as in 75.50."),
        ("12.345", "Write at most 2 decimal places."),
        ("1,23,4567", "Write a plain number"),
        ("10000000", "The number can be at most 9,999,999.99."),
        ("1e3", "Write a plain number"),
        ("£20 €20", "Write a plain number"),
        ("--20", "A number below 0 does not fit here."),
        ("¥20", "“¥” could be JPY or CNY"),
        ("kr 350", "“kr” could be SEK, NOK, DKK or ISK"),
        ("20 every 121 months", "What repeats does so after 1 to 120 months."),
        ("c20", "Write a plain number"),
        ("１２", "Write an amount such as"),
    ],
)
def test_anything_else_is_refused_in_words(text, words):
    with pytest.raises(ValueError, match=words):
        parse_money(text)


@pytest.mark.parametrize(
    ("text", "usual", "currency"),
    [
        ("kr 350", "NOK", "NOK"),
        ("350 kr.", "DKK", "DKK"),
        ("$350", "AUD", "AUD"),
        ("$350", "GBP", "USD"),
        ("£350", "USD", "GBP"),
        ("Rs 350", "LKR", "LKR"),
    ],
)
def test_sign_of_several_countries_is_that_of_the_field(text, usual, currency):
    assert parse_money(text, usual=usual).currency == currency


@pytest.mark.parametrize(
    ("text", "value", "every"),
    [
        ("15.30 a month", "15.30", 1),
        ("15.30/month", "15.30", 1),
        ("15.30 pm", "15.30", 1),
        ("15.30 monthly", "15.30", 1),
        ("20 per quarter", "20.00", 3),
        ("20 quarterly", "20.00", 3),
        ("20 every 6 months", "20.00", 6),
        ("20 a year", "20.00", 12),
        ("20 p.a.", "20.00", 12),
        ("20 every two years", "20.00", 24),
    ],
)
def test_amount_that_repeats_says_after_how_many_months(text, value, every):
    assert parse_money(text) == MoneyWords(Decimal(value), every=every)


def test_hedged_amount_may_repeat():
    expected = MoneyWords(Decimal("20.00"), Certainty.ABOUT, "GBP", 1)
    assert parse_money("about £20 a month") == parse_money("£20 a month?") == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("80,50 €", "80.50"), ("1.234,50 €", "1234.50"), ("1 234,5 €", "1234.50"), ("€1.234", "1234")],
)
def test_comma_is_read_where_the_person_writes_one(text, value):
    expected = MoneyWords(Decimal(value).quantize(Decimal("0.01")), Certainty.EXACT, "EUR")
    assert parse_money(text, style=NumberStyle.COMMA) == expected


MONEY = st.decimals(min_value=-9999999, max_value=9999999, places=2)


@given(
    st.builds(
        MoneyWords,
        MONEY,
        st.sampled_from(Certainty),
        st.sampled_from(["", "GBP", "USD", "CHF", "AUD"]),
        st.sampled_from([None, 1, 3, 5, 6, 12, 24]),
    ),
    st.sampled_from(["", "GBP", "AUD", "SEK"]),
    st.sampled_from([None, *NumberStyle]),
)
def test_what_is_written_is_read_back_the_same(words, usual, style):
    written = write_money(words, usual=usual, style=style)
    assert parse_money(written, usual=usual, style=style) == words


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_in_words(text):
    try:
        parse_money(text)
    except ValueError as error:
        assert str(error).endswith(".")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (MoneyWords(Decimal("184.00"), Certainty.EXACT, "GBP"), "£184"),
        (MoneyWords(Decimal("1234.50"), Certainty.ABOUT, "CHF"), "about CHF 1,234.50"),
        (UNKNOWN, "unknown"),
    ],
)
def test_amount_is_written_as_one_would_say_it(words, text):
    assert write_money(words) == text
