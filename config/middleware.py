from django.contrib.auth import SESSION_KEY
from django.http import HttpResponseBadRequest


class RefuseNulCharacters:
    """Answer 400 to a NUL in the path, query string or a cookie.

    No honest browser sends one, and PostgreSQL raises when one reaches a query.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if _has_nul(request):
            return HttpResponseBadRequest("An address cannot hold a NUL character.", "text/plain")
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
    return "%00" in query or "\0" in "".join([request.path_info, query, *request.COOKIES.values()])


def _is_signed_in(request):
    # A page that never looked at the session shows nobody's data: no query for its sake.
    return request.session.accessed and SESSION_KEY in request.session
