"""The program's figures held against the second reckoning, on ledgers made by chance."""

import json
from datetime import date
from random import Random

import pytest

from networks import csvfiles
from networks.arithmetic.money import Lens
from networks.arithmetic.periods import Period
from networks.models import Organisation
from reflections.csv_tables import LEDGER
from reflections.figures import summarise
from reflections.figures.load import read_ledger
from reflections.figures.summary_csv import json_text as summary_text
from reflections.renewals.due import renewals as due
from reflections.renewals.renewals_csv import json_text as renewals_text
from tests.factories import UserFactory
from tests.reckoning.ledger import Ledger, written
from tests.reckoning.ledgers import TODAY, write
from tests.reckoning.renewals import renewals
from tests.reckoning.summary import summary, year_to

pytestmark = pytest.mark.django_db

# Among them: fees that were taken over from a body that closed (102, 120), free years (4, 20).
SEEDS = (2, 4, 12, 20, 102, 120)
PERIODS = (year_to(TODAY), (date(2024, 1, 1), date(2024, 12, 31)))
DAYS = (TODAY, date(2025, 3, 1), date(2027, 7, 1))


@pytest.mark.parametrize("seed", SEEDS)
def test_program_and_reckoning_agree(seed, tmp_path):
    write(seed, tmp_path)
    person = UserFactory()
    assert csvfiles.bring_in(person, csvfiles.from_path(LEDGER, tmp_path)).problems == []
    plain, whole = Ledger(tmp_path), read_ledger(person)
    name = Random(seed).choice(list(plain.organisations))
    left_out = [Organisation.objects.get(owner=person, name=name).pk]
    for names, ledger in (([], whole), ([name], whole.without(left_out))):
        for lens in Lens:
            for first, last in PERIODS:
                found = json.loads(
                    summary_text(summarise(ledger, Period(first, last), lens, TODAY))
                )
                agree_on_summary(found, summary(plain, first, last, lens.value, names, TODAY))
            for day in DAYS:
                found = json.loads(renewals_text(due(ledger, day, lens)))
                expected = renewals(plain, day, lens.value, names)
                assert sorted(found, key=place) == sorted(expected, key=place)


def place(row):
    return row["organisation"], row["membership_started_on"]


def agree_on_summary(found, expected):
    rows = {row["organisation"]: row for row in found["rows"]}
    assert rows == {row["organisation"]: row for row in expected["rows"]}
    assert found["score"] == expected["score"]
    assert found["sides"] == {side: written(worth) for side, worth in expected["sides"].items()}
    if expected["motto"]:
        expected["motto"]["rho"] = pytest.approx(expected["motto"]["rho"], abs=6e-5)
        found["motto"]["rho"] = float(found["motto"]["rho"])
    assert found["motto"] == expected["motto"]
