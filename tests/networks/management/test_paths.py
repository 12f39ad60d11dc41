from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command, find_commands, load_command_class

OWN = [
    (app, name)
    for app in ("networks", "reflections")
    for name in find_commands(f"{apps.get_app_config(app).path}/management")
]


@pytest.mark.parametrize("given", ["", " ", "a" * 300])
@pytest.mark.parametrize("command", [["backup"], ["restore"], ["export_ledger", "--user", "a"]])
def test_what_can_be_no_path_is_refused_before_anything_is_done(
    command, given, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match=r"it is empty|no path can be so: .*name too long"):
        call_command(*command, given)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("app", "name"), OWN)
def test_no_command_takes_any_word_for_a_path(app, name):
    parser = load_command_class(app, name).create_parser("manage.py", name)
    assert [action.dest for action in parser._actions if action.type is Path] == []
