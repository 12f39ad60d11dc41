"""The program's addresses, and one signed-in page with nothing on it to measure the others by."""

from django.db import connections
from django.http import HttpResponse
from django.urls import include, path

handler404 = "config.errors.not_found"


def empty(request):
    return HttpResponse(f"Nothing, for {request.user.username}")


def forget_connections(get_response):
    """Measure the empty page with a new connection, whatever the settings say of keeping them."""

    def answer(request):
        if request.path == "/empty/":
            connections.close_all()
        return get_response(request)

    return answer


urlpatterns = [path("empty/", empty), path("", include("config.urls"))]
