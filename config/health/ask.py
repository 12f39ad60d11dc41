"""Whether the server on this machine is healthy, for containers: python -m config.health.ask."""

import os
import sys
from http.client import HTTPConnection


def is_healthy(port: int, host: str) -> bool:
    """Ask as somebody who typed `host`; the server answers to no other name."""
    connection = HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    name = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip() or "localhost"
    sys.exit(not is_healthy(int(os.environ.get("PORT", "8000")), name))
