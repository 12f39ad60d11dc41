import pytest
from django.core.management import CommandError, call_command

from networks.models import Membership, Organisation
from reflections.story import FOLDER
from tests.factories import UserFactory
from tests.networks.csvfiles.files import everything

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def alice():
    return UserFactory(username="alice")


def test_folder_is_imported_and_summed_up(alice, capsys):
    call_command("import_ledger", str(FOLDER), user="alice")
    assert Organisation.objects.of(alice).count() == 15
    assert "activities.csv: 76 added, 0 changed, 0 left alone\n" in capsys.readouterr().out


def test_second_import_says_that_nothing_changed(capsys):
    call_command("import_ledger", str(FOLDER), user="alice")
    capsys.readouterr()
    call_command("import_ledger", str(FOLDER), user="alice")
    out = capsys.readouterr().out
    assert "fees.csv: 0 added, 0 changed, 8 left alone\n" in out
    assert out.endswith("Everything was there already: nothing has changed.\n")


def test_files_of_no_ledger_are_said_to_be_left_alone(tmp_path, capsys):
    (tmp_path / "organisations.csv").write_text("name\nBLA\n")
    (tmp_path / "notes.txt").write_text("hello")
    call_command("import_ledger", str(tmp_path), user="alice")
    assert "left alone: notes.txt" in capsys.readouterr().out


def test_dry_run_says_what_would_happen_and_saves_nothing(capsys):
    before = everything()
    call_command("import_ledger", str(FOLDER), user="alice", dry_run=True)
    assert everything() == before
    assert "roles.csv: 3 added" in capsys.readouterr().out


@pytest.mark.parametrize("dry_run", [False, True])
def test_each_problem_is_one_line_and_nothing_is_saved(tmp_path, capsys, dry_run):
    (tmp_path / "organisations.csv").write_text("name,kind\nBLA,club\nALA,\n,\nALA,other\n")
    before = everything()
    with pytest.raises(CommandError, match="Nothing was imported: 2 problems") as refused:
        call_command("import_ledger", str(tmp_path), user="alice", dry_run=dry_run)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("organisations.csv, line 2, kind: “club” is not one of")
    assert lines[1] == ("organisations.csv, line 5, name: The same name stands on line 3 already.")
    assert (refused.value.returncode, everything()) == (1, before)


def test_unknown_user_is_refused():
    with pytest.raises(CommandError, match="no user called “bob”"):
        call_command("import_ledger", str(FOLDER), user="bob")


def test_path_that_is_not_there_is_refused(tmp_path, capsys):
    with pytest.raises(CommandError, match="1 problem,"):
        call_command("import_ledger", str(tmp_path / "fees.csv"), user="alice")
    assert capsys.readouterr().err == "fees.csv: No such file or directory\n"


def test_dates_that_could_be_two_are_asked_about_and_answered(alice, tmp_path, capsys):
    path = tmp_path / "memberships.csv"
    path.write_text("organisation,started_on\nBLA,05/01/2004\n")
    with pytest.raises(CommandError, match="say it with --dates dmy or --dates mdy"):
        call_command("import_ledger", str(path), user="alice")
    assert "05/01/2004 could be 5 January 2004 or 1 May 2004." in capsys.readouterr().err
    call_command("import_ledger", str(path), user="alice", dates="mdy")
    assert str(Membership.objects.get().start) == "2004-05-01"


def test_what_was_understood_is_said(tmp_path, capsys):
    (tmp_path / "members (1).csv").write_text("organization,started_on\nBLA,2004\n")
    call_command("import_ledger", str(tmp_path), user="alice")
    out = capsys.readouterr().out
    assert "members (1).csv is read as memberships.csv.\n" in out
    assert "A network is named in memberships and nowhere else, and added: BLA.\n" in out
