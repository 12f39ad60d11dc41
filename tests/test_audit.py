"""`.ci/audit` (make audit) against a stand-in for the places that it asks."""

import json
import os
import re
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

ROOT = Path(__file__).parent.parent
LOCKED = re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements-dev.txt").read_text(), re.M)
DJANGO = dict(LOCKED)["django"]
SERIES = DJANGO.rpartition(".")[0]
LONG_AGO, FAR_OFF = "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"


def django_releases(**more):
    out = {DJANGO: LONG_AGO, "99.0.0": LONG_AGO} | more
    return {"releases": {name: [{"upload_time_iso_8601": at}] for name, at in out.items()}}


NO_FAULTS = {"results": [{}] * len(LOCKED)}
ONE_FAULT = {"results": [{"vulns": [{"id": "PYSEC-1"}]}, *[{}] * (len(LOCKED) - 1)]}


@pytest.fixture
def audit():
    """What the command says when OSV and the index answer so."""
    said = {}

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(said[self.path]).encode())

        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            said["asked"] = [query["package"]["name"] for query in asked["queries"]]
            self.do_GET()

        def log_message(self, *given):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, args=[0.01], daemon=True).start()

    def run(faults, releases, port=server.server_port):
        said.update({"/osv": faults, "/index": releases})
        there = f"http://127.0.0.1:{port}"
        asked = {"OSV_URL": f"{there}/osv", "INDEX_URL": f"{there}/index", "no_proxy": "*"}
        command = [sys.executable, ROOT / ".ci" / "audit"]
        done = subprocess.run(command, env=os.environ | asked, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    run.said = said
    yield run
    server.shutdown()
    server.server_close()


def test_lock_without_known_faults_is_green_when_every_package_was_asked_about(audit):
    status, told = audit(NO_FAULTS, django_releases())
    assert (status, told) == (0, f"{len(LOCKED)} packages audited: no fault is known of any.\n")
    assert audit.said["asked"] == [name for name, _ in LOCKED]


def test_index_that_is_not_named_is_red():
    command = [sys.executable, ROOT / ".ci" / "audit"]
    done = subprocess.run(
        command, env=os.environ | {"INDEX_URL": ""}, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (
        2,
        "NOT AUDITED: say in INDEX_URL where Django's releases are listed.\n",
    )


def test_known_fault_is_red(audit):
    name, version = LOCKED[0]
    assert audit(ONE_FAULT, django_releases()) == (1, f"{name} {version}: PYSEC-1\n")


def test_django_that_is_behind_is_red_after_a_week(audit):
    assert audit(NO_FAULTS, django_releases(**{f"{SERIES}.99": FAR_OFF}))[0] == 0
    status, told = audit(NO_FAULTS, django_releases(**{f"{SERIES}.99": LONG_AGO}))
    assert (status, told) == (1, f"django {DJANGO}: {SERIES}.99 has been out for over 7 days\n")


@pytest.mark.parametrize(
    ("faults", "releases"),
    [
        ({"results": []}, django_releases()),
        ({}, django_releases()),
        ([], django_releases()),
        (NO_FAULTS, {}),
        (NO_FAULTS, {"releases": {}}),
    ],
)
def test_answer_that_is_none_is_red(audit, faults, releases):
    status, told = audit(faults, releases)
    assert (status, told[:12]) == (2, "NOT AUDITED:")


def test_nobody_to_ask_is_red(audit):
    status, told = audit(NO_FAULTS, django_releases(), port=9)
    assert (status, told[:12]) == (2, "NOT AUDITED:")
