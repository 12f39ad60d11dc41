"""What comes in and goes out as files."""

import subprocess
import sys
import time

from benchmarks.house import EMPTY, OWN, House
from benchmarks.server import Server


def export(house: House) -> list[dict]:
    """The ledger's .zip beside what the database itself takes to write the activities as CSV."""
    cookie = house.own(OWN[-1])
    with Server() as server:
        server.get(EMPTY, cookie)
        idle = server.resident()
        server.forget_peak()
        answers = [server.get("/ledger/export/", cookie, gzip=False) for _ in range(3)]
        peak = server.peak()
    own_csv = min(_database_csv() for _ in range(3))
    wall = min(answer.wall for answer in answers)
    return [
        {
            "what": f".zip of {OWN[-1]:,} activities",
            "first_byte_s": round(min(answer.first_byte for answer in answers), 3),
            "wall_s": round(wall, 2),
            "memory_mb": round((peak - idle) / 1024, 1),
            "share_of_database_csv": round(own_csv / wall, 3),
            "bytes": answers[0].size,
        }
    ]


def _database_csv() -> float:
    """Seconds for the activities of all by the database's own means."""
    from django.db import connection

    start = time.perf_counter()
    if connection.vendor == "postgresql":
        query = "COPY (SELECT * FROM networks_activity) TO STDOUT CSV"
        with connection.cursor() as cursor, cursor.copy(query) as copy:
            for _ in copy:
                pass
    else:
        path = connection.settings_dict["NAME"]
        subprocess.run(["sqlite3", "-csv", path, "SELECT * FROM networks_activity"],
                       stdout=subprocess.DEVNULL, check=True)  # fmt: skip
    return time.perf_counter() - start


def imports(house: House) -> list[dict]:
    """A file of 100,000 activities, in a process of its own for the sake of its memory."""
    lines = []
    for name in ("first", "again"):
        done = subprocess.run([sys.executable, "-m", "benchmarks.importing", str(OWN[-1])],
                              capture_output=True, text=True, check=True)  # fmt: skip
        seconds, bare, peak = map(float, done.stdout.split())
        lines.append({"what": f"import of {OWN[-1]:,} activities, {name}",
                      "wall_s": round(seconds, 2),
                      "share_of_bare_insert": round(bare / seconds, 3),
                      "memory_mb": round(peak / 1024)})  # fmt: skip
    return lines
