from decimal import Decimal

import pytest

from networks.other_files.reading.statement_lines import read_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£1,184.00", "1184.00"), ("1.184,00", "1184.00"), ("1'184.00", "1184.00"),
        # What could be two things is read as banks here write it.
        ("1,184", "1184"), ("1.184", "1.184"),
        # A comma that parts no thousands stands before the pence.
        ("0,500", "0.500"), ("1,2345", "1.2345"), ("80,5", "80.5"), (",50", "0.50"),
        ("(75.00)", "-75.00"), ("\u221275.00", "-75.00"), ("+£75", "75"),
        ("1,23,4", None), ("seventy", None), ("10000000", None),
    ],
)  # fmt: skip
def test_amount_of_a_line_is_read_as_numbers_are_elsewhere(text, amount):
    assert read_amount(text) == (amount and Decimal(amount))
