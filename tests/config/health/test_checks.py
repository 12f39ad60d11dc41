from types import SimpleNamespace

from config.health import checks
from config.health.checks import check_database_file, check_proxies


def test_server_behind_an_uncounted_proxy_is_warned(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert [warning.id for warning in check_proxies(None)] == ["config.W001"]
    settings.TRUSTED_PROXIES = 1
    assert check_proxies(None) == []


def test_server_without_a_proxy_is_not_warned(settings):
    settings.SECURE_PROXY_SSL_HEADER = None
    assert check_proxies(None) == []


def test_database_file_that_others_may_read_is_told(settings, tmp_path, monkeypatch):
    path = tmp_path / "db.sqlite3"
    path.touch(0o644)
    databases = {"default": {"ENGINE": settings.SQLITE, "NAME": path}}
    chosen = SimpleNamespace(SQLITE=settings.SQLITE, DATABASES=databases)
    monkeypatch.setattr(checks, "settings", chosen)
    (warning,) = check_database_file(None)
    assert (warning.id, warning.hint) == ("config.W002", f"chmod 600 {path}")
    path.chmod(0o600)
    assert check_database_file(None) == []
