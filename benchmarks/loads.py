"""Many at once, a start of the program, and what goes over the wire."""

import re
import resource
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection
from statistics import median

from benchmarks.house import House
from benchmarks.server import Server


def load(house: House) -> list[dict]:
    """Dashboards a second of two workers and ten clients."""
    cookie = house.life
    return [_load(house, cookie, words, touching) for words, touching in
            (("unchanged", False), ("first time", True))]  # fmt: skip


def _load(house: House, cookie: str, words: str, touching: bool) -> dict:
    taken: list[float] = []
    with Server(workers=2) as server:
        for _ in range(8):
            server.get("/", cookie)
        until = time.monotonic() + 8

        def ask():
            while time.monotonic() < until:
                # Every address is another view of the ledger: none was made before.
                path = f"/?fee_change={len(taken) % 900 + 1}" if touching else "/"
                taken.append(_wall(server, path, cookie))

        clients = [threading.Thread(target=ask) for _ in range(10)]
        start = time.monotonic()
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        took = time.monotonic() - start
    p95 = sorted(taken)[int(len(taken) * 0.95)]
    return {"what": f"dashboards a second, 2 workers, 10 clients, {words}",
            "per_second": round(len(taken) / took, 1), "p95_ms": round(1000 * p95)}  # fmt: skip


def _wall(server: Server, path: str, cookie: str) -> float:
    start = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", server.port, timeout=600)
    connection.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    response = connection.getresponse()
    response.read()
    connection.close()
    assert response.status == 200, response.status
    return time.perf_counter() - start


def check(house: House) -> list[dict]:
    """`manage.py check` beside that of an empty project with the admin."""
    bare = [sys.executable, "-m", "benchmarks.bare"]
    ours = [sys.executable, "manage.py", "check"]
    took: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(max(house.rounds // 2, 3)):
        took["bare"].append(_cpu_of(bare))
        took["ours"].append(_cpu_of(ours))
    bare_s, ours_s = median(took["bare"]), median(took["ours"])
    return [{"what": "manage.py check against an empty project with the admin",
             "ratio": round(ours_s / bare_s, 2), "cpu_ms": round(1000 * ours_s)}]  # fmt: skip


def _cpu_of(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def wire(house: House) -> list[dict]:
    """Bytes of a first visit, packed as a browser gets them, and of the page alone."""
    cookie = house.life
    with Server() as server:
        page = server.get("/", cookie)
        text = server.get("/", cookie, gzip=False, keep=True).body.decode()
        files = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', text))
        size = page.size + sum(server.get(path, cookie).size for path in files)
    return [{"what": "first visit over the wire", "bytes": size},
            {"what": "again", "bytes": page.size}]  # fmt: skip
