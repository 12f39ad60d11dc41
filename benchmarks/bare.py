"""`manage.py check` of an empty project with the admin, to measure ours by."""

import sys
import types

import django
from django.conf import settings
from django.core.management import call_command

APPS = ["admin", "auth", "contenttypes", "sessions", "messages", "staticfiles"]
PROCESSORS = ["django.template.context_processors.request"] + [
    f"django.contrib.{app}.context_processors.{app}" for app in ("auth", "messages")
]
settings.configure(
    INSTALLED_APPS=[f"django.contrib.{app}" for app in APPS],
    ROOT_URLCONF="bare_urls",
    SECRET_KEY="x" * 50,
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": PROCESSORS},
        }
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    STATIC_URL="static/",
)
django.setup()

from django.contrib import admin  # noqa: E402
from django.urls import path  # noqa: E402

urls = sys.modules["bare_urls"] = types.ModuleType("bare_urls")
urls.urlpatterns = [path("admin/", admin.site.urls)]
call_command("check")
