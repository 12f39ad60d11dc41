import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.factories import FeeFactory, MembershipFactory

pytestmark = pytest.mark.django_db

EXPECTED = Path(__file__).parents[3] / "story" / "expected-renewals.json"
SCENES = json.loads(EXPECTED.read_text(encoding="utf-8"))
# As in the list of columns that people's scripts rely on.
PROMISED = (
    "organisation, membership_started_on, renews_on, decide_by, state, renews_itself, fee, fee_is, "
    "fee_self, fee_employer, fee_other, fees_below, worth, worth_is, verdict, standing, "
    "verdict_if_i_paid, highest_fee"
)


def renewals(*arguments, user="teller"):
    out = io.StringIO(newline="")
    call_command("renewals", "--user", user, *arguments, stdout=out)
    return out.getvalue()


def arguments_of(scene):
    named = [word for name in scene["left_out"] for word in ("--leave-out", name)]
    return ["--on", scene["on"], "--lens", scene["lens"], *named]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: f"{scene['on']} {scene['lens']}")
def test_story_renews_as_expected(story, scene):
    assert json.loads(renewals(*arguments_of(scene), "--format", "json")) == scene["rows"]
    text = renewals(*arguments_of(scene), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert rows == [{name: cell or "" for name, cell in row.items()} for row in scene["rows"]]


def test_columns_are_those_promised(story):
    assert renewals("--format", "csv").splitlines()[0] == PROMISED.replace(" ", "")


def test_table_is_for_people(story):
    lines = renewals("--on", "2011-10-31").splitlines()
    assert lines[0].split("  ")[0] == "Network"
    assert lines[2].endswith("£184.00       £270.00  Worth it")


def test_start_is_as_vague_as_it_was_written_and_going_on_by_itself_is_said():
    membership = MembershipFactory(
        started_on=date(2004, 7, 1), started_on_precision="month", renews_itself=True
    )
    FeeFactory(membership=membership, every=1, paid_on=date(2026, 1, 1), amount="20.00")
    owner = membership.organisation.owner.username
    (row,) = json.loads(renewals("--on", "2026-11-26", "--format", "json", user=owner))
    found = [row[name] for name in ("membership_started_on", "renews_on", "renews_itself", "fee")]
    assert found == ["2004-07", "2027-01-01", "yes", "240.00"]


def test_network_to_leave_out_that_is_not_there_is_an_error(story):
    with pytest.raises(CommandError, match="No network in this ledger is called Myspace"):
        renewals("--leave-out", "Myspace")
