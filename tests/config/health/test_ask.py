import socket
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from config.health.ask import is_healthy


@contextmanager
def answering(status):
    """A server that answers so to whoever names the site."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            named = self.headers["Host"] == "ledger.example.org" and self.path == "/healthz"
            self.send_response(status if named else 400)
            self.end_headers()

        def log_message(self, *arguments):
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.handle_request, daemon=True).start()
        yield server.server_port


def test_container_is_healthy_when_the_server_says_so():
    with answering(200) as port:
        assert is_healthy(port, "ledger.example.org")
    with answering(503) as port:
        assert not is_healthy(port, "ledger.example.org")


def test_container_without_a_server_is_not_healthy():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert not is_healthy(unused.getsockname()[1], "ledger.example.org")
