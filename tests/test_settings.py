import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command

GOOD_KEY = "7h2Jq-kP0vX4mZt_b9RsWc3yLd8NfGa1eUoTi5KxQwBn6VzMhD"
PRODUCTION = {
    "DEBUG": "off",
    "SECRET_KEY": GOOD_KEY,
    "ALLOWED_HOSTS": "ledger.example.org",
    "DATABASE_URL": "sqlite://:memory:",
}


def example_key():
    lines = (settings.BASE_DIR / ".env.example").read_text().splitlines()
    return next(line.partition("=")[2] for line in lines if line.startswith("SECRET_KEY="))


def manage(*arguments, **environment):
    command = [sys.executable, "-W", "error", "manage.py", *arguments]
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=kept | environment, capture_output=True, text=True
    )


def start(**environment):
    """As much of any command as reads the settings, which is where it is refused."""
    command = [sys.executable, "-W", "error", "-c", "import config.settings"]
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=kept | environment, capture_output=True, text=True
    )


def test_production_settings_pass_djangos_own_checks():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "key",
    ["", " ", "change-me", "django-insecure-" + GOOD_KEY, GOOD_KEY[:49], example_key()],
)
def test_start_without_a_real_key_is_refused_with_a_hint(key):
    done = start(**PRODUCTION | {"SECRET_KEY": key})
    assert done.returncode != 0
    assert "secrets.token_urlsafe" in done.stderr


@pytest.mark.parametrize("hosts", ["", " , ", "*", "ledger.example.org,*", "*.example.org"])
def test_start_without_host_names_is_refused_with_a_hint(hosts):
    done = start(**PRODUCTION | {"ALLOWED_HOSTS": hosts})
    assert done.returncode != 0
    assert "ALLOWED_HOSTS=ledger.example.org" in done.stderr


@pytest.mark.parametrize(
    ("name", "text"), [("SECURE_SSL_REDIRECT", "onn"), ("TRUSTED_PROXIES", "one")]
)
def test_word_that_means_nothing_is_named_with_its_setting(name, text):
    done = start(**PRODUCTION | {name: text})
    assert done.returncode != 0
    assert f"{name}={text} is " in done.stderr


def test_setting_left_empty_is_as_good_as_none():
    shown = "from config.settings import *; print(SECURE_SSL_REDIRECT, TRUSTED_PROXIES)"
    empty = {"SECURE_SSL_REDIRECT": "", "TRUSTED_PROXIES": ""}
    done = manage("shell", "--no-imports", "-c", shown, **PRODUCTION | empty)
    assert done.stdout.strip() == "True 0"


def test_debug_alone_is_enough_to_develop():
    # A .env could say more than DEBUG, so its settings are emptied.
    done = manage("check", DEBUG="on", SECRET_KEY="", ALLOWED_HOSTS="", DATABASE_URL="")
    assert (done.returncode, done.stderr) == (0, "")


def test_spaces_between_host_names_do_not_matter():
    shown = "from django.conf import settings; print(settings.ALLOWED_HOSTS)"
    done = manage(
        "shell", "--no-imports", "-c", shown, **PRODUCTION | {"ALLOWED_HOSTS": "a.org, b.org"}
    )
    assert done.stdout.strip() == "['a.org', 'b.org']"


@pytest.mark.parametrize(("chosen", "shown"), [("on", "True True"), ("off", "False False")])
def test_hosts_below_this_one_may_stay_without_https(chosen, shown):
    code = (
        "from django.conf import settings as s;"
        "print(s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD)"
    )
    environment = PRODUCTION | {"SECURE_HSTS_INCLUDE_SUBDOMAINS": chosen}
    done = manage("shell", "--no-imports", "-c", code, **environment)
    assert done.stdout.strip() == shown


def test_static_files_name_no_missing_file(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    hashed = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": hashed}}
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_lock_file_names_no_registry(name):
    assert "://" not in (settings.BASE_DIR / name).read_text()
