from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.urls import reverse

from config.middleware import PrivatePages


@pytest.mark.parametrize("address", ["/healthz?q=%00", "/healthz?a=1&b=x%00y"])
def test_nul_in_a_query_string_is_refused(client, address):
    assert client.get(address).status_code == 400


def test_path_with_a_nul_is_not_found_on_a_page_of_ours(client):
    response = client.get("/journal/%00/")
    assert response.status_code == 404
    assert "404.html" in [template.name for template in response.templates]


def test_nul_in_a_cookie_is_refused(client):
    client.cookies["sessionid"] = "aaaaaaaa\0"
    assert client.get("/healthz").status_code == 400


ODD_METHODS = ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "OPTIONS", "INVENTED"]


@pytest.mark.parametrize("method", ODD_METHODS)
def test_odd_method_is_not_allowed_on_a_page(admin_client, method):
    response = admin_client.generic(method, "/networks/add/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize("method", ODD_METHODS)
def test_odd_method_finds_nothing_where_nothing_is(admin_client, method):
    assert admin_client.generic(method, "/networks/1/edit/").status_code == 404


def test_method_that_a_page_refuses_gets_a_page_of_ours(admin_client):
    response = admin_client.get("/journal/preview/")
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert response.headers["Cache-Control"] == "no-store"
    assert b"That cannot be done here" in response.content


@pytest.mark.parametrize("kind", ["application/json", "text/plain", ""])
def test_body_that_no_form_sends_is_refused(admin_client, kind):
    response = admin_client.generic("POST", "/networks/add/", b'{"name": "X"}', kind)
    assert response.status_code == 415


def test_packed_form_is_refused(admin_client):
    kind = "application/x-www-form-urlencoded"
    packed = {"HTTP_CONTENT_ENCODING": "gzip"}
    response = admin_client.generic("POST", "/networks/add/", b"\x1f\x8b", kind, **packed)
    assert response.status_code == 415


@pytest.mark.django_db
def test_button_without_a_field_is_a_form(client):
    assert client.generic("POST", "/accounts/logout/", content_type="").status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/journal/%00/", "/healthz?q=%00", "/networks/1/"])
def test_every_answer_keeps_out_of_frames(client, address):
    assert client.generic("PUT", address).headers["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_percent_sign_before_two_noughts_is_not_a_nul(client):
    assert client.get("/healthz?q=%2500").status_code == 200


def test_page_for_a_signed_in_person_is_not_stored(admin_client):
    response = admin_client.get(reverse("password_change_done"))
    assert response.headers["Cache-Control"] == "no-store"


def test_cache_control_that_a_view_chose_is_kept(admin_client):
    response = admin_client.get("/admin/")
    assert "max-age=0" in response.headers["Cache-Control"]


def test_session_that_no_view_read_is_left_unread(rf):
    request = rf.get("/")
    request.session = SimpleNamespace(accessed=False)
    response = PrivatePages(lambda request: HttpResponse())(request)
    assert "Cache-Control" not in response.headers


@pytest.mark.parametrize("address", ["/admin/", "/accounts/password_change/"])
def test_stranger_is_asked_to_sign_in(client, address):
    response = client.get(address)
    assert response.status_code == 302
    assert "/login/?next=" in response.headers["Location"]


@pytest.mark.django_db
def test_policy_allows_no_inline_script_or_style(client):
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "unsafe" not in policy


@pytest.fixture
def try_password(client, django_user_model):
    """A function that tries to sign somebody in and says whether it let them."""
    for name in ("alice", "bob"):
        django_user_model.objects.create_user(name, password="right", is_staff=True)

    def signed_in(name, password):
        client.logout()
        client.post("/accounts/login/", {"username": name, "password": password})
        return "_auth_user_id" in client.session

    return signed_in


def test_fifth_wrong_password_locks_a_person_out(try_password):
    for _ in range(5):
        try_password("alice", "wrong")
    assert not try_password("alice", "right")


def test_right_password_forgives_four_wrong_ones(try_password):
    for _ in range(2):
        for _ in range(4):
            try_password("alice", "wrong")
        assert try_password("alice", "right")


def test_wrong_passwords_for_one_person_leave_another_alone(try_password):
    for _ in range(5):
        try_password("alice", "wrong")
    assert try_password("bob", "right")
