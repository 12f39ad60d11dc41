"""What is refused before a view sees it."""

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import render

METHODS = ("GET", "HEAD", "POST")
FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


class RefuseNulCharacters:
    """Answer 404 to a NUL in the path, and 400 to one in the query string or a cookie.

    No honest browser sends one, and PostgreSQL raises when one reaches a query.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path_info:
            raise Http404("No address holds a NUL character.")
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query or "\0" in "".join([query, *request.COOKIES.values()]):
            raise BadRequest("Neither a query string nor a cookie can hold a NUL character.")
        return self.get_response(request)


class RefuseUnsupportedRequests:
    """Answer 405 to any method but GET, HEAD and POST, and 415 to a POST that no form sends.

    Beside a token it is JSON that is sent.
    What a stranger posts must be small besides: else 413, before a byte of it is read. Another
    method finds what GET finds: what is missing, or another person's, is 404 to all.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method == "POST" and (refused := _refused(request)):
            return render(request, "400.html", status=refused)
        is_odd = request.method not in METHODS
        if is_odd:
            request.method = "GET"
        response = self.get_response(request)
        if is_odd and response.status_code < 400:
            return _not_allowed(request, ", ".join(METHODS))
        if response.status_code == 405:
            return _not_allowed(request, response.headers["Allow"])
        return response


def _not_allowed(request, allowed):
    response = render(request, "405.html", status=405)
    response.headers["Allow"] = allowed
    return response


def _refused(request) -> int | None:
    """The status that says what is wrong with the body of a POST."""
    # Nobody unpacks bodies here: what is packed would be read as it came.
    is_packed = "HTTP_CONTENT_ENCODING" in request.META
    is_json = request.content_type == "application/json"
    # An empty POST is a form too: what a button without a field sends.
    is_empty = request.META.get("CONTENT_LENGTH") in (None, "", "0")
    is_form = is_empty or (request.content_type in FORM_TYPES and not is_packed)
    is_sound = is_form if request.bearer is None else is_json and not is_packed
    if not is_sound:
        return 415
    length = str(request.META.get("CONTENT_LENGTH") or 0)
    is_long = not length.isdecimal() or int(length) > settings.LARGEST_FROM_STRANGERS
    if is_long and SESSION_KEY not in request.session:
        return 413
    return None
