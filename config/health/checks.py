"""What `manage.py check --deploy` finds on a server, beside Django's own."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

READABLE_BY_OTHERS = 0o077


@register(Tags.security, deploy=True)
def check_proxies(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if settings.SECURE_PROXY_SSL_HEADER is None or settings.TRUSTED_PROXIES > 0:
        return []
    message = "A proxy stands in front, so everybody seems to sign in from its one address."
    hint = "Set TRUSTED_PROXIES to the number of proxies that add to X-Forwarded-For."
    return [Warning(message, hint=hint, id="config.W001")]


@register(Tags.security, deploy=True)
def check_database_file(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    path = Path(settings.DATABASES["default"]["NAME"])
    is_sqlite = settings.DATABASES["default"]["ENGINE"] == settings.SQLITE
    if not is_sqlite or not path.is_file() or not path.stat().st_mode & READABLE_BY_OTHERS:
        return []
    message = f"Others on this machine may open {path}."
    return [Warning(message, hint=f"chmod 600 {path}", id="config.W002")]
