import pytest


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
