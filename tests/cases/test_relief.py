"""Only part of a teachers' union's subscription earns relief: two thirds."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from networks.arithmetic.periods import Period
from networks.csvfiles import bring_in
from reflections.figures.load import read_ledger
from reflections.figures.tax_relief import relief_in
from tests.factories import UserFactory
from tests.networks.csvfiles.files import from_path, sources

pytestmark = pytest.mark.django_db

CASE = Path(__file__).parent / "two-thirds-relief"


@pytest.mark.parametrize(
    ("allowed", "paid", "relief"),
    [("yes", "210.00", "42.00"), ("66.67", "140.01", "28.00"), ("66.67%", "140.01", "28.00")],
)
def test_relief_is_on_the_part_that_is_allowed(allowed, paid, relief):
    owner = UserFactory()
    assert bring_in(owner, from_path(CASE)).ok
    mended = sources(organisations=f"name,tax_relief\nTeachers Union,{allowed}")
    assert bring_in(owner, mended).ok
    ledger = read_ledger(owner)
    this_year = Period(date(2026, 1, 1), date(2026, 12, 31))
    [year] = relief_in(ledger, ledger.networks.values(), this_year)
    assert (year.label, year.paid, year.relief) == ("2026-27", Decimal(paid), Decimal(relief))
