"""serve: what a server runs; it migrates first, and becomes gunicorn."""

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Bring database and static files up to date, then serve the site with gunicorn."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8000", help="default: %(default)s")
        parser.add_argument("--workers", default="2", help="default: %(default)s")
        parser.add_argument("--threads", default="4", help="for each worker; default: %(default)s")
        parser.add_argument(
            "--collected", action="store_true", help="static files lie in STATIC_ROOT already"
        )

    def handle(
        self, *, bind: str, workers: str, threads: str, collected: bool, **options: Any
    ) -> None:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        call_command("check", deploy=True)
        call_command("migrate", interactive=False)
        if not collected:
            call_command("collectstatic", interactive=False, verbosity=0)
        # Its control socket would lie in the home folder, where units and containers cannot write.
        arguments = ["--no-control-socket"]
        if Path("/dev/shm").is_dir():
            arguments += ["--worker-tmp-dir", "/dev/shm"]
        arguments += ["--bind", bind, "--workers", workers, "--threads", threads]
        # In the place of this process: whoever started it can reload and stop the server itself.
        os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "config.wsgi", *arguments])
