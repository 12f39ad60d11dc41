"""What every test may use."""

import gc
import os
import shutil
import socket
import sqlite3
from types import SimpleNamespace

import hypothesis
import pytest
from django.contrib import auth
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, connections
from django.test import Client
from django.utils.crypto import get_random_string

from tests import migrated

# pytest-playwright keeps an event loop in this thread, in which Django refuses to query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER_ARGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

hypothesis.settings.register_profile(
    "suite", deadline=None, max_examples=40, derandomize=bool(os.environ.get("CI"))
)
hypothesis.settings.load_profile("suite")


# By default the collector runs so often that it takes a second in thirteen, more while collecting.
gc.set_threshold(50_000, 20, 20)


def pytest_collection_modifyitems(items):
    """A parameter called "page" is enough to make a test one of the browser's.

    pytest would put it beside those, which empty the database, and with it what others begin with.
    """
    for item in items:
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        if "browser_name" in parameters and "browser" not in item.path.parts:
            raise pytest.UsageError(f"{item.nodeid} calls one of its own names as the browser's.")


def pytest_collection_finish():
    """What is imported by now stays: the collector need not walk through it each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def kept_database(pytestconfig):
    folder = pytestconfig.rootpath / ".pytest_cache" / "d" / "migrated"
    return migrated.template(folder) if migrated.can_be_kept() else None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, kept_database, monkeysession):
    if not kept_database or not kept_database.exists():
        return
    create = connection.creation._create_test_db

    def create_and_fill(*args, **options):
        name = create(*args, **options)
        migrated.fill(name, kept_database)
        return name

    monkeysession.setattr(connection.creation, "_create_test_db", create_and_fill)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, kept_database):
    if kept_database and not kept_database.exists():
        with django_db_blocker.unblock():
            migrated.keep(kept_database)


@pytest.fixture(scope="session")
def monkeysession():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


THIS_MACHINE = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(scope="session", autouse=True)
def nobody_else_is_asked(monkeysession):
    """The program asks no other machine: a test in which it would fails (databases aside)."""

    def ask_only_here(name, place_of):
        usual = getattr(*name)

        def ask(*given, **options):
            place = place_of(given)
            assert place in THIS_MACHINE, f"{place} is another machine"
            return usual(*given, **options)

        monkeysession.setattr(*name, ask)

    def of_connection(given):
        # Other families than the internet's lead nowhere else.
        is_internet = given[0].family in (socket.AF_INET, socket.AF_INET6)
        return given[1][0] if is_internet else "localhost"

    ask_only_here((socket.socket, "connect"), of_connection)
    ask_only_here((socket.socket, "connect_ex"), of_connection)
    ask_only_here((socket, "getaddrinfo"), lambda given: given[0] or "localhost")


@pytest.fixture(scope="session", autouse=True)
def sign_in_is_not_gone_through(monkeysession):
    """`force_login` leaves the session that signing in would, for who is not testing that.

    Django's goes through it all, signals too: a dozen queries, a tenth of a test of a page.
    """

    def force_login(client, user):
        user.backend = client._get_backend()
        key, nobodys = get_random_string(32), SessionStore()
        nobodys.model.objects.create(
            session_key=key,
            expire_date=nobodys.get_expiry_date(),
            session_data=nobodys.encode(
                {
                    auth.SESSION_KEY: str(user.pk),
                    auth.BACKEND_SESSION_KEY: user.backend,
                    auth.HASH_SESSION_KEY: user.get_session_auth_hash(),
                }
            ),
        )
        client._set_login_cookies(SimpleNamespace(session=SessionStore(key)))

    monkeysession.setattr(Client, "force_login", force_login)


def chromium():
    found = (shutil.which(name) for name in BROWSERS)
    return os.environ.get("CHROMIUM") or next(filter(None, found), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not (path := chromium()):
        refuse = pytest.fail if os.environ.get("REQUIRE_BROWSER") else pytest.skip
        refuse("no Chromium was found; name one with CHROMIUM=/path/to/it")
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    return browser_type_launch_args | {"executable_path": path, "args": BROWSER_ARGS + sandbox}


@pytest.fixture(scope="session")
def browser(django_db_setup, browser):
    yield browser
    # As long as its event loop is in this thread, Django opens other connections than before and
    # after, and PostgreSQL drops no database that somebody is connected to.
    connections.close_all()


@pytest.fixture
def console_errors(page):
    """Everything the page complained about so far, breaches of the CSP included.

    Look at it before running axe, which trips the CSP itself.
    """
    errors = []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


@pytest.fixture
def sign_in(page, live_server, client, settings):
    """A function that signs a person in to the browser's page."""

    def as_person(user):
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        page.context.add_cookies([cookie])

    return as_person


@pytest.fixture
def database_for_threads(transactional_db, tmp_path):
    """The database as threads share it: on SQLite a file, for one in memory knows no waiting."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    path = tmp_path / "ledger.sqlite3"
    with sqlite3.connect(path) as file:
        in_memory.backup(file)
    file.close()
    connection.connection, connection.settings_dict["NAME"] = None, str(path)
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = in_memory, name
