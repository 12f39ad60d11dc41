import os
import runpy
import subprocess
import sys
from unittest import mock

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
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


def settings_in(environment):
    """As any command reads them first, where nothing else is in the environment."""
    with mock.patch.dict(os.environ, environment, clear=True):
        return runpy.run_path(settings.BASE_DIR / "config" / "settings.py")


def test_production_settings_pass_djangos_own_checks():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "key",
    ["", " ", "change-me", "django-insecure-" + GOOD_KEY, GOOD_KEY[:49], example_key()],
)
def test_start_without_a_real_key_is_refused_with_a_hint(key):
    with pytest.raises(ImproperlyConfigured, match=r"secrets\.token_urlsafe"):
        settings_in(PRODUCTION | {"SECRET_KEY": key})


@pytest.mark.parametrize("hosts", ["", " , ", "*", "ledger.example.org,*", "*.example.org"])
def test_start_without_host_names_is_refused_with_a_hint(hosts):
    with pytest.raises(ImproperlyConfigured, match=r"ALLOWED_HOSTS=ledger\.example\.org"):
        settings_in(PRODUCTION | {"ALLOWED_HOSTS": hosts})


@pytest.mark.parametrize(
    ("name", "text"), [("SECURE_SSL_REDIRECT", "onn"), ("TRUSTED_PROXIES", "one")]
)
def test_word_that_means_nothing_is_named_with_its_setting(name, text):
    with pytest.raises(ImproperlyConfigured, match=f"{name}={text} is "):
        settings_in(PRODUCTION | {name: text})


def test_setting_left_empty_is_as_good_as_none():
    found = settings_in(PRODUCTION | {"SECURE_SSL_REDIRECT": "", "TRUSTED_PROXIES": ""})
    assert (found["SECURE_SSL_REDIRECT"], found["TRUSTED_PROXIES"]) == (True, 0)


def test_debug_alone_is_enough_to_develop():
    # A .env could say more than DEBUG, so its settings are emptied.
    done = manage("check", DEBUG="on", SECRET_KEY="", ALLOWED_HOSTS="", DATABASE_URL="")
    assert (done.returncode, done.stderr) == (0, "")


def test_spaces_between_host_names_do_not_matter():
    found = settings_in(PRODUCTION | {"ALLOWED_HOSTS": "a.org, b.org"})
    assert found["ALLOWED_HOSTS"] == ["a.org", "b.org"]


@pytest.mark.parametrize(("chosen", "is_on"), [("on", True), ("off", False)])
def test_hosts_below_this_one_may_stay_without_https(chosen, is_on):
    found = settings_in(PRODUCTION | {"SECURE_HSTS_INCLUDE_SUBDOMAINS": chosen})
    below = found["SECURE_HSTS_INCLUDE_SUBDOMAINS"], found["SECURE_HSTS_PRELOAD"]
    assert below == (is_on, is_on)


def test_static_files_name_no_missing_file(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    hashed = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": hashed}}
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_lock_file_names_no_registry(name):
    assert "://" not in (settings.BASE_DIR / name).read_text()


@pytest.mark.django_db
def test_policy_allows_no_inline_script_or_style(client):
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "unsafe" not in policy
