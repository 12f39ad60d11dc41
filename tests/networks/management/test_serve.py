import os

import pytest
from django.core.management import call_command
from gunicorn.config import Config

from networks.management.commands import serve


@pytest.fixture
def server(monkeypatch, tmp_path, settings):
    """What gunicorn itself understands by the command that takes the place of `serve`."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(serve, "call_command", lambda *names, **options: None)
    commands = []
    monkeypatch.setattr(os, "execv", lambda program, command: commands.append(command))
    call_command("serve", "--collected", "--bind", "127.0.0.1:8123", "--workers", "3")
    [[_, _, gunicorn, *rest]] = commands
    assert gunicorn == "gunicorn"
    return Config().parser().parse_args(rest)


def test_server_is_asked_for_what_was_said(server):
    assert server.args == ["config.wsgi"]
    assert (server.bind, server.workers, server.threads) == (["127.0.0.1:8123"], 3, 4)


def test_server_writes_nothing_into_the_home_folder(server):
    assert server.control_socket_disable is True
