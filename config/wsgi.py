import os

from django.core.wsgi import get_wsgi_application

from config.encoding import UNREADABLE, is_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django = get_wsgi_application()


def application(environ, start_response):
    """Django, which raises at some content types before any middleware could answer them."""
    if not is_utf8(environ.get("CONTENT_TYPE", "")):
        environ["CONTENT_TYPE"] = UNREADABLE
    return django(environ, start_response)
