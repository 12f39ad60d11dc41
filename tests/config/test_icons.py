"""What browsers fetch to show the site as an app."""

import json

from django.contrib.staticfiles import finders


def test_favicon_is_there_for_everybody(client):
    answer = client.get("/favicon.ico")
    assert answer["Location"].endswith("networks/icons/icon-192.png")


def test_manifest_names_icons_that_exist():
    with open(finders.find("networks/manifest.webmanifest"), encoding="utf-8") as stream:
        manifest = json.load(stream)
    assert (manifest["start_url"], manifest["display"]) == ("../../", "standalone")
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
    assert all(finders.find(f"networks/{icon['src']}") for icon in manifest["icons"])
