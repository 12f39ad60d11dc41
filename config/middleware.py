from django.contrib.auth import SESSION_KEY
from django.core.exceptions import BadRequest
from django.http import Http404


class RefuseNulCharacters:
    """Answer 404 to a NUL in the path, and 400 to one in the query string or a cookie.

    No honest browser sends one, and PostgreSQL raises when one reaches a query.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path_info:
            raise Http404("No address holds a NUL character.")
        if _has_nul(request):
            raise BadRequest("Neither a query string nor a cookie can hold a NUL character.")
        return self.get_response(request)


class PrivatePages:
    """Keep what signed-in people see out of every cache, unless a view says otherwise."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if _is_signed_in(request):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _has_nul(request):
    query = request.META.get("QUERY_STRING", "")
    return "%00" in query or "\0" in "".join([query, *request.COOKIES.values()])


def _is_signed_in(request):
    # A page that never looked at the session shows nobody's data: no query for its sake.
    return request.session.accessed and SESSION_KEY in request.session
