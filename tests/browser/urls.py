"""The site with three addresses that go wrong."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.urls import path

from config.urls import urlpatterns as own


def failing(error):
    @login_not_required
    def fail(request):
        raise error

    return fail


urlpatterns = [
    *own,
    path("not-yours/", failing(PermissionDenied())),
    path("not-understood/", failing(BadRequest())),
    path("broken/", failing(RuntimeError("broken on purpose"))),
]
