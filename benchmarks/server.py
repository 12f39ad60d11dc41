"""A real gunicorn on loopback, asked by bare HTTP, and the CPU that it takes."""

import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

PATIENCE = 60


@dataclass(frozen=True)
class Answer:
    """Seconds of the server's CPU and of the clock, and what came."""

    cpu: float
    wall: float
    status: int
    size: int
    body: bytes = b""
    first_byte: float = 0


class Server:
    """One or several workers, started as an operator would; a context manager."""

    def __init__(self, workers: int = 1):
        self.workers = workers
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            self.port = listener.getsockname()[1]

    def __enter__(self):
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--timeout", "600"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--workers", str(self.workers)]
        command += ["--log-level", "warning", "--no-control-socket"]
        self.process = subprocess.Popen(command)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if self.get("/healthz").status == 200:
                    return self
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("gunicorn did not start")

    def __exit__(self, *exc):
        self.process.terminate()
        self.process.wait(timeout=30)

    @property
    def pids(self) -> list[int]:
        """The workers; without /proc none, and then only the clock is measured."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()] if children.exists() else []

    @property
    def cpu(self) -> float:
        """Seconds that the workers have run, to the nanosecond where Linux says so."""
        ran = 0
        for pid in self.pids:
            for task in Path(f"/proc/{pid}/task").iterdir():
                ran += int((task / "schedstat").read_text().split()[0])
        return ran / 1e9

    def peak(self) -> int:
        """Kilobytes of memory of the largest worker at its peak since `forget_peak`."""
        return max(_status(pid, "VmHWM") for pid in self.pids)

    def resident(self) -> int:
        return max(_status(pid, "VmRSS") for pid in self.pids)

    def forget_peak(self) -> None:
        for pid in self.pids:
            Path(f"/proc/{pid}/clear_refs").write_text("5")

    def get(self, path: str, cookie: str = "", **more) -> Answer:
        return self.ask("GET", path, cookie, **more)

    def ask(self, method, path, cookie="", body=None, keep=False, gzip=True) -> Answer:
        headers = {"Cookie": cookie} | ({"Accept-Encoding": "gzip"} if gzip else {})
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        before, start = self._ran(), time.perf_counter()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=600)
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        got, size, first = [], 0, 0.0
        while piece := response.read1(65536):
            first = first or time.perf_counter() - start
            size += len(piece)
            if keep:
                got.append(piece)
        connection.close()
        wall = time.perf_counter() - start
        return Answer(self._ran() - before, wall, response.status, size, b"".join(got), first)

    def _ran(self) -> float:
        """What was done by now; what a worker does after its answer is let come to an end."""
        pids = self.pids if hasattr(self, "process") else []
        last, now = -1.0, self.cpu if pids else 0.0
        while now != last:
            time.sleep(0.002)
            last, now = now, self.cpu if pids else 0.0
        return now


def _status(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith(f"{name}:")))


def cookie_of(user) -> str:
    """Signs the user in, in the database, and says what a browser would send."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    names = settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME
    return f"{names[0]}={session.session_key}; {names[1]}={TOKEN}"


TOKEN = "b" * 32
