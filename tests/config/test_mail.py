"""Letters go to a mail server in cipher, or not at all."""

import socket
from smtplib import SMTPException
from threading import Thread

import environ
import pytest
from django.core.mail import EmailMessage, get_connection


@pytest.fixture
def mail_server():
    """One that knows no STARTTLS; what it was told, and how to reach it."""
    listener, told = socket.create_server(("127.0.0.1", 0)), []

    def serve():
        caller, _ = listener.accept()
        with caller, caller.makefile("rb") as lines:
            caller.sendall(b"220 here\r\n")
            for line in lines:
                told.append(line)
                caller.sendall(b"221 bye\r\n" if line.startswith(b"QUIT") else b"250 fine\r\n")

    thread = Thread(target=serve, daemon=True)
    thread.start()
    yield told, listener.getsockname()[1]
    thread.join(timeout=10)
    listener.close()


def test_server_that_offers_no_cipher_gets_no_letter_and_no_password(mail_server):
    told, port = mail_server
    address = f"smtp+tls://ledger:hush-hush@127.0.0.1:{port}"
    named = environ.Env.email_url_config(address)
    names = {"HOST": "host", "PORT": "port", "HOST_USER": "username", "HOST_PASSWORD": "password"}
    options = {name: named[f"EMAIL_{setting}"] for setting, name in names.items()}
    connection = get_connection(
        named["EMAIL_BACKEND"], use_tls=named.get("EMAIL_USE_TLS", False), timeout=5, **options
    )
    letter = EmailMessage("What is due", "CILIP", to=["a@example.org"], connection=connection)
    with pytest.raises(SMTPException):
        letter.send()
    connection.close()
    assert b"hush" not in b"".join(told) and b"MAIL" not in b"".join(told).upper()
