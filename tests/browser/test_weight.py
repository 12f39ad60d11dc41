"""What a first visit weighs on the wire, as our own server sends it, brotli or gzip and headers."""

import pytest
from django.contrib.staticfiles import storage
from django.core.management import call_command
from django.test import Client

LIMIT = 120_000
COMPRESSED = "whitenoise.storage.CompressedManifestStaticFilesStorage"


@pytest.fixture
def as_in_production(settings, tmp_path):
    """A function that switches to compressed static files, collected into a folder."""

    def switch():
        settings.STATIC_ROOT = tmp_path
        settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": COMPRESSED}}
        settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["admin"])

    return switch


def paths_of_first_visit(page, base):
    """Every path that the browser asks for, the page itself first."""
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    page.goto(base + "/")
    page.wait_for_load_state("networkidle")
    return list(dict.fromkeys(path for path in asked if path.startswith("/")))


def weight(client, path):
    """Bytes of body and headers."""
    name = path.removeprefix("/static/")
    where = storage.staticfiles_storage.url(name) if name != path else path
    answer = client.get(where, headers={"accept-encoding": "gzip, deflate, br"})
    assert answer.status_code == 200, path
    headers = sum(len(f"{name}: {value}\r\n") for name, value in answer.items())
    return headers + len(answer.getvalue())


def test_first_visit_to_the_dashboard_is_light(
    page, live_server, sign_in, teller, client, as_in_production
):
    sign_in(teller)
    paths = paths_of_first_visit(page, live_server.url)
    as_in_production()
    fresh = Client()
    fresh.cookies = client.cookies
    weights = {path: weight(fresh, path) for path in paths}
    assert sum(weights.values()) < LIMIT, weights
