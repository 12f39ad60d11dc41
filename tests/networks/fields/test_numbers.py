from decimal import Decimal

import pytest

from networks.models import Activity, Fee, Organisation


@pytest.mark.parametrize(
    ("column", "stored", "shown"),
    [
        (Activity._meta.get_field("hours"), "20.00", "20"),
        (Activity._meta.get_field("hours"), "1.50", "1.5"),
        (Activity._meta.get_field("hours"), "0.25", "0.25"),
        (Organisation._meta.get_field("tax_relief"), "66.67", "66.67"),
        (Organisation._meta.get_field("tax_relief"), "100.00", "100"),
        (Fee._meta.get_field("exchange_rate"), "1.170000", "1.17"),
        # Where a comma is the point, 1.125 is more than a thousand.
        (Fee._meta.get_field("exchange_rate"), "1.125000", "1.125000"),
        (Activity._meta.get_field("cost"), "32.50", "32.50"),
    ],
)
def test_numbers_are_shown_as_short_as_they_are_plain(column, stored, shown):
    assert str(column.formfield().prepare_value(Decimal(stored))) == shown
