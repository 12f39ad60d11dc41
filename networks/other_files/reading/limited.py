"""Programs that read what strangers made, in a process of their own that cannot take ours along."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

LIMITS = "within_limits_process.py"
MOST_SECONDS = 20


def answer_of(program: str, data: bytes, *arguments: str, cpu_seconds: int) -> dict[str, Any]:
    """What the program of that name in this folder says of `data`; nothing when it failed.

    It runs isolated: nothing of the environment goes with it.
    """
    limits, path = (str(Path(__file__).with_name(name)) for name in (LIMITS, program))
    # -I: nothing of ours can be imported there, and no variable or folder of ours is seen.
    command = [sys.executable, "-I", limits, str(cpu_seconds), path, *arguments]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False
        )
        return json.loads(done.stdout) if done.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        return {}
