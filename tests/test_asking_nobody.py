"""The suite runs with every connection but those to this machine refused (tests/conftest.py)."""

import socket

import pytest

NOBODY = ("192.0.2.1", 80)


def test_guard_refuses_a_connection_to_another_machine():
    with pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        socket.create_connection(NOBODY, timeout=1)
    with socket.socket() as stranger, pytest.raises(AssertionError):
        stranger.connect_ex(NOBODY)


def test_guard_refuses_to_look_up_a_name():
    with pytest.raises(AssertionError, match=r"elsewhere\.example"):
        socket.getaddrinfo("elsewhere.example", 80)


def test_this_machine_may_be_asked():
    assert socket.getaddrinfo("localhost", 80)
