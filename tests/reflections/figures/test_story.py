import json
from datetime import date

import pytest

from networks.arithmetic.money import Lens
from networks.arithmetic.periods import Period
from reflections.figures import summarise
from reflections.figures.summary_csv import cells, json_text
from tests.reflections.rows import LATER
from tests.reflections.scenes import scenes

# The frozen rows need no database, but the fixture that reads them does.
pytestmark = pytest.mark.django_db


def summary_of(story_ledger, scene):
    ids = [pk for pk, network in story_ledger.networks.items() if network.name in scene.left_out]
    period = Period(date.fromisoformat(scene.first), date.fromisoformat(scene.last))
    return summarise(story_ledger.without(ids), period, Lens(scene.lens), LATER)


def test_every_expected_row_is_in_a_scene():
    assert sum(len(scene.rows) for scene in scenes()) == 92


@pytest.mark.parametrize("scene", scenes(), ids=str)
def test_story_is_reproduced_to_the_penny(story_ledger, scene):
    rows = cells(summary_of(story_ledger, scene))
    found = {
        row["organisation"]: {name: row[name] or "" for name in scene.rows[row["organisation"]]}
        for row in rows
    }
    assert found == scene.rows


@pytest.mark.parametrize("scene", scenes(), ids=str)
def test_result_sides_and_motto_of_the_story(story_ledger, scene):
    told = json.loads(json_text(summary_of(story_ledger, scene)))
    assert {name: told[name] for name in scene.result} == scene.result
