"""The workbook of a ledger, brought in like any other spreadsheet."""

import io

import pytest

from networks.csvfiles.exporting.whole_ledger import write_xlsx
from networks.models import Fee, Organisation
from reflections.csv_tables import LEDGER
from tests.factories import UserFactory
from tests.networks.csvfiles.files import said
from tests.networks.other_files.test_material import TODAY, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def material(story):
    stream = io.BytesIO()
    write_xlsx(LEDGER, story, stream)
    return read(stream.getvalue(), "ledger.xlsx")


def test_it_changes_nothing_where_it_came_from(material, story):
    plan = material.plan(story, None, TODAY)
    assert said(plan) == []
    assert plan.changes_nothing


def test_it_is_the_same_ledger_for_another(material, story):
    other = UserFactory()
    assert said(material.bring_in(other, None, TODAY)) == []
    for model in (Organisation, Fee):
        assert model.objects.of(other).count() == model.objects.of(story).count()
    told = [
        [table.records(table.exported(owner)) for owner in (story, other)] for table in LEDGER[:5]
    ]
    for mine, theirs in told:
        assert [row | {"ref": ""} for row in mine] == [row | {"ref": ""} for row in theirs]
