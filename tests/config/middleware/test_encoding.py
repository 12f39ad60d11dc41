"""Content types that name another encoding, as a server hands them on to us."""

import io

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import given
from hypothesis import strategies as st

from config.middleware.encoding import is_utf8
from config.wsgi import application

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def connections_stay_open():
    """The application ends each request by closing a connection that belongs to the test.

    For each test anew: Django's client connects these signals after every request of its own.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


FORM = "application/x-www-form-urlencoded"
PART = b"--X\r\nContent-Disposition: form-data; %s\r\n\r\nabc\r\n--X--\r\n"


def ask(method, content_type, body=b"", path="/healthz"):
    """The status and the headers, as they leave for the network."""
    answered = {}
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "q=1",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
    }
    application(environ, lambda status, headers: answered.update(headers, status=int(status[:3])))
    return answered


@pytest.mark.parametrize(
    "encoding",
    ["hex", "rot13", "zlib", "utf-7", "unicode_escape", "utf-16", "latin-1", "none such", "a\0b"],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "INVENTED"])
def test_other_encoding_is_refused_inside_all_our_headers(encoding, method):
    answer = ask(method, f"text/plain; charset={encoding}")
    assert answer["status"] == 415
    assert answer["X-Frame-Options"] == "DENY"
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/static/none.css", "/admin/", "/nowhere/"])
def test_other_encoding_is_refused_wherever_it_is_sent(path):
    assert ask("GET", "text/plain; charset=hex", path=path)["status"] == 415


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain; x*=none'en'%41",
        "text/plain; charset*=hex''utf-8",
        "text/plain; charset*0=h; charset*1=ex",
        'text/plain; charset="hex"',
        "text/plain; charset=utf-8; charset=hex",
        "text/plain; CHARSET=hex",
        "text/plain; charset =hex",
        'text/plain; x="\\"; charset=hex',
        "text/plain;charset=hex;boundary=x",
        "text/plain; charset=",
    ],
)
def test_other_encoding_cannot_be_named_in_a_roundabout_way(content_type):
    assert ask("GET", content_type)["status"] == 415


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        FORM,
        f"{FORM}; charset=UTF-8",
        f'{FORM};charset="utf8"',
        "multipart/form-data; boundary=----WebKitFormBoundaryAb+c",
        "multipart/form-data; charset=utf-8; boundary=x;",
        'multipart/form-data; boundary="=_a b"',
    ],
)
def test_what_browsers_send_is_read(content_type):
    assert is_utf8(content_type)


@pytest.mark.parametrize("spelling", ["utf8", "UTF8", "Utf-8"])
def test_form_may_spell_its_encoding_in_any_way(admin_client, spelling):
    body = "amount=cuatro&q=%C3%A9"
    response = admin_client.generic("POST", "/networks/add/", body, f"{FORM}; charset={spelling}")
    assert response.status_code == 422


@given(st.text(alphabet="abx-8utf;=\"'*\\ \t\0é", max_size=30))
def test_any_content_type_gets_an_answer(noise):
    assert ask("GET", f"text/plain; {noise}")["status"] in (200, 415)


@pytest.mark.parametrize("encoding", ["none", "hex", "undefined", "idna", "utf-7"])
def test_part_of_a_form_that_names_another_is_no_error(admin_client, encoding):
    kind = "multipart/form-data; boundary=X"
    for name in ("name", "name=a; filename"):
        part = PART % f"{name}*={encoding}''%41%ff".encode()
        response = admin_client.generic("POST", "/networks/add/", part, kind)
        assert response.status_code in (200, 422)
