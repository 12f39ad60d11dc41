"""Letters to mail servers that misbehave: a real connection to one that does so here."""

import socket
from contextlib import contextmanager, suppress
from threading import Thread

import pytest
from django.core.management import CommandError, call_command

from reflections.models import Reminded

pytestmark = [
    pytest.mark.django_db,
    # Django lets go of a connection without closing it where STARTTLS fails.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:Exception ignored in. <socket"),
]
# Seconds that the server waits for a word, and the client for an answer, on a busy machine; and
# how long the client waits for one that never comes.
WAITS_FOR, PATIENCE, LITTLE_PATIENCE = 1.5, 5, 0.3
USUAL = {"EHLO": b"250 here\r\n", "MAIL": b"250 ok\r\n", "RCPT": b"250 ok\r\n"}
USUAL |= {"DATA": b"354 go on\r\n", "RSET": b"250 ok\r\n", "QUIT": b"221 bye\r\n"}


@contextmanager
def mail_server(answers, greeting=b"220 here\r\n"):
    """Gives its port and the words that it hears; it hangs up where it has no answer."""
    heard: list[str] = []

    def serve():
        connection, _ = listening.accept()
        connection.settimeout(WAITS_FOR)
        with connection, suppress(TimeoutError), connection.makefile("rb") as lines:
            connection.sendall(greeting)
            for line in lines:
                word = line[:4].decode("ascii", "replace").upper()
                heard.append(word)
                if word not in answers:
                    return
                connection.sendall(answers[word])

    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = Thread(target=serve, daemon=True)
        serving.start()
        yield listening.getsockname()[1], heard
    serving.join()


@pytest.fixture(autouse=True)
def real_connection(settings, monkeypatch):
    # Else the name of this machine is looked up, which takes seconds where nobody answers.
    monkeypatch.setattr("django.core.mail.utils.CachedDnsName.get_fqdn", lambda self: "here")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", PATIENCE


def is_not_sent(settings, server):
    with server as (port, heard):
        settings.EMAIL_PORT = port
        with pytest.raises(CommandError, match="1 could not be sent; the next run tries again"):
            call_command("send_reminders", "--on", "2012-08-01")
    assert not Reminded.objects.exists()
    return heard


def test_nothing_goes_in_clear_where_tls_was_asked_for(cilip, settings):
    settings.EMAIL_USE_TLS = True
    assert is_not_sent(settings, mail_server(USUAL)) == ["EHLO"]


def test_refused_starttls_is_the_end(cilip, settings):
    settings.EMAIL_USE_TLS = True
    answers = USUAL | {"EHLO": b"250-here\r\n250 STARTTLS\r\n", "STAR": b"454 not now\r\n"}
    heard = is_not_sent(settings, mail_server(answers))
    assert "MAIL" not in heard and "DATA" not in heard


@pytest.mark.parametrize(
    ("answers", "greeting"),
    [
        (USUAL | {"MAIL": b"554 no\r\n"}, b"220 here\r\n"),
        (USUAL | {"RCPT": b"550 nobody\r\n"}, b"220 here\r\n"),
        # It hears the first line of the letter and hangs up.
        (USUAL, b"220 here\r\n"),
        # It says nothing at all, until the connection has waited long enough.
        ({}, b""),
    ],
    ids=["refuses", "knows nobody", "drops after DATA", "hangs"],
)
def test_letter_that_is_not_taken_is_left_to_the_next_run(cilip, settings, answers, greeting):
    if not greeting:
        settings.EMAIL_TIMEOUT = LITTLE_PATIENCE
    is_not_sent(settings, mail_server(answers, greeting))
