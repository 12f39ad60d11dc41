import csv
import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.factories import MembershipFactory, OrganisationFactory
from tests.reflections.scenes import scenes

pytestmark = pytest.mark.django_db

ESSAY = ["--from", "2010-11-01", "--until", "2011-10-31"]


def summary(*arguments, user="teller"):
    out = io.StringIO(newline="")
    call_command("summary", "--user", user, *arguments, stdout=out)
    return out.getvalue()


def arguments_of(scene):
    named = [word for name in scene.left_out for word in ("--leave-out", name)]
    return ["--from", scene.first, "--until", scene.last, "--lens", scene.lens, *named]


@pytest.mark.parametrize("scene", scenes(), ids=str)
def test_csv_reproduces_the_story(story, scene):
    text = summary(*arguments_of(scene), "--format", "csv")
    rows = {row["organisation"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    found = {name: {k: rows[name][k] for k in figures} for name, figures in scene.rows.items()}
    assert found == scene.rows


@pytest.mark.parametrize("scene", scenes(), ids=str)
def test_json_reproduces_the_story(story, scene):
    told = json.loads(summary(*arguments_of(scene), "--format", "json"))
    rows = {row["organisation"]: row for row in told["rows"]}
    found = {
        name: {k: rows[name][k] or "" for k in figures} for name, figures in scene.rows.items()
    }
    assert found == scene.rows
    assert {name: told[name] for name in scene.result} == scene.result


def test_json_has_null_for_what_does_not_exist(story):
    told = json.loads(summary(*ESSAY, "--format", "json"))
    twitter = next(row for row in told["rows"] if row["organisation"] == "Twitter")
    assert (twitter["back"], twitter["parent"]) == (None, None)


def test_table_is_for_people(story):
    lines = summary(*ESSAY).splitlines()
    assert lines[0] == "1 November 2010 to 31 October 2011, lens mine"
    assert lines[2].split() == ["Network", "Cost", "Worth", "Back", "Hours", "Judgement"]
    assert lines[3].split("  ")[0] == "CILIP"
    assert lines[4].startswith("  CDG ")


def test_table_ends_with_the_result_and_the_motto(story):
    ending = summary(*ESSAY).splitlines()[-2:]
    assert ending == [
        "Offline 1 : 1 online (£775.00 against £777.03)",
        "You get out what you put in: rho 0.8257, 15 networks",
    ]


def test_networks_are_left_out_by_short_name_too(story):
    told = json.loads(summary(*ESSAY, "--leave-out", "cilip", "--format", "json"))
    names = {row["organisation"] for row in told["rows"]}
    assert "Business Librarians Association" in names
    assert not {name for name in names if "CILIP" in name}


def test_default_is_the_last_12_months(story):
    told = json.loads(summary("--until", "2011-10-31", "--format", "json"))
    assert told["sides"] == {"offline": "775.00", "online": "777.03"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--leave-out", "Nowhere"], "No network in this ledger is called Nowhere."),
        (["--from", "2011-01-02", "--until", "2011-01-01"], "ends before it starts"),
        (["--from", "2011-02-29"], "There is no 29 February 2011."),
        (["--until", "yesterday"], "Write a date as 2004-07-15"),
        (["--lens", "yours"], "invalid choice"),
        (["--format", "xml"], "invalid choice"),
    ],
)
def test_what_is_wrong_is_said(story, arguments, message):
    with pytest.raises(CommandError, match=message):
        summary(*arguments)


def test_unknown_person_is_said(db):
    with pytest.raises(CommandError, match="nobody"):
        summary(user="nobody")


def test_another_persons_network_cannot_be_left_out(story):
    OrganisationFactory(name="Theirs")
    with pytest.raises(CommandError, match="No network in this ledger is called Theirs"):
        summary("--leave-out", "Theirs")


def test_doubtful_short_name_cannot_be_left_out(story):
    for name in ("Guild of Scribes", "Guild of Stonemasons"):
        OrganisationFactory(owner=story, name=name, short_name="GS")
    with pytest.raises(CommandError, match="GS is short for Guild of Scribes and Guild of Stone"):
        summary("--leave-out", "GS")


def test_empty_ledger_has_a_table(db):
    person = OrganisationFactory().owner
    assert "Offline 0 : 0 online (£0.00 against £0.00)" in summary(user=person.username)


def test_table_takes_eight_queries(story, django_assert_num_queries):
    with django_assert_num_queries(8):
        summary(*ESSAY)


def test_names_in_any_script_keep_the_file_whole(db):
    membership = MembershipFactory(organisation__name='Łódź, "bibliotekarze" 📚')
    text = summary("--format", "csv", user=membership.organisation.owner.username)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["organisation"] for row in rows] == ['Łódź, "bibliotekarze" 📚']
