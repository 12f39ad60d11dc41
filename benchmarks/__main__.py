"""`python -m benchmarks [--only dashboard,log] [--rounds 15] [--others 1000000] [--json FILE]`."""

import argparse
import json
import os
import tempfile
from datetime import date
from pathlib import Path


def main() -> None:
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        made = _database(os.environ.get("DATABASE_URL", ""))
        os.environ["DATABASE_URL"] = made or f"sqlite:///{folder}/bench.sqlite3"
        os.environ["BENCH_STATIC"] = f"{folder}/static"
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connection
        from django.utils import timezone

        os.environ["BENCH_KEY"] = settings.SECRET_KEY
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        _measure(asked, connection.vendor, timezone.localdate())


def _database(server: str) -> str:
    """A database of its own on a throw-away PostgreSQL server; nothing where none is named."""
    if not server.startswith("postgres"):
        return ""
    import psycopg

    address, _, _ = server.rpartition("/")
    name = f"bench_{os.getpid()}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{address}/{name}"


def _arguments():
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--only", default="", help="parts, with commas")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--others", type=int, default=0, help="rows of other people's activities")
    parser.add_argument("--json", default="", help="a file for the figures")
    return parser.parse_args()


def _measure(asked, vendor: str, today: date) -> None:
    from benchmarks.house import House
    from benchmarks.parts import PARTS

    usual = [name for name in PARTS if name != "others" or asked.others]
    chosen = [name for name in asked.only.split(",") if name] or usual
    house, lines = House(today, asked.rounds, asked.others), []
    print(f"{vendor}, {asked.rounds} rounds, {today}")
    for name in chosen:
        for line in PARTS[name](house):
            lines.append({"part": name} | line)
            figures = "  ".join(f"{key} {value}" for key, value in line.items() if key != "what")
            print(f"{line['what']:<64} {figures}", flush=True)
    if asked.json:
        report = {"database": vendor, "day": str(today), "rounds": asked.rounds, "lines": lines}
        Path(asked.json).write_text(json.dumps(report, indent=1) + "\n")


main()
