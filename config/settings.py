"""Every setting, safe by default.

Values come from the environment, or from a file named .env beside manage.py; .env.example lists
them. DEBUG is off unless asked for, and then nothing starts without a real key and host names.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.database import PrivateFile

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)

DEVELOPMENT_KEY = "django-insecure-only-for-a-server-that-runs-with-debug-on"
WEAK_KEY_STARTS = ("change-me", "django-insecure-")
LOCAL_SITE = "http://127.0.0.1:8000"
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]


def secret_key():
    key = env.str("SECRET_KEY", default="").strip()
    if DEBUG:
        return key or DEVELOPMENT_KEY
    if len(key) < 50 or key.startswith(WEAK_KEY_STARTS):
        raise ImproperlyConfigured(
            "SECRET_KEY is missing, too short or an example. Make one of at least 50 characters "
            "with: python3 -c 'import secrets; print(secrets.token_urlsafe(50))' and put it in "
            "the environment or in .env. To try things out on your own machine, use DEBUG=on."
        )
    return key


def allowed_hosts():
    hosts = [host.strip() for host in env.list("ALLOWED_HOSTS", default=[]) if host.strip()]
    if DEBUG:
        return hosts + LOCAL_HOSTS
    if not hosts or any("*" in host for host in hosts):
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS must name the hosts that people type to reach this site, such as "
            "ALLOWED_HOSTS=ledger.example.org (commas between several, no *). Put it in the "
            "environment or in .env. To try things out on your own machine, use DEBUG=on."
        )
    return hosts


def database():
    url = env.str("DATABASE_URL", default="")
    config = env.db_url_config(url) if url else {"ENGINE": SQLITE, "NAME": BASE_DIR / "db.sqlite3"}
    extra = SQLITE_EXTRA if config["ENGINE"] == SQLITE else POSTGRESQL_EXTRA
    return config | extra


SECRET_KEY = secret_key()
ALLOWED_HOSTS = allowed_hosts()

INSTALLED_APPS = [
    "reflections",
    "networks",
    "config.apps.LedgerAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.RefuseOtherEncodings",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Safe beside secrets: tokens are masked anew and answers get a random length (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "config.middleware.RefuseNulCharacters",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.PrivatePages",
    "config.middleware.RefuseOddRequests",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.AsThePersonWrites",
    "config.middleware.SignInFirst",
    "config.middleware.InTheirTimeZone",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "config.resending.OneEffect",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

SQLITE = "django.db.backends.sqlite3"
# IMMEDIATE takes the write lock at the start of a transaction, so that a second writer waits for
# its turn; with SQLite's default it fails with "database is locked".
SQLITE_EXTRA = {
    "OPTIONS": {
        "factory": PrivateFile,
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; "
            "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=2000; "
            # What is deleted is overwritten; clean_up empties the -wal file besides.
            "PRAGMA secure_delete=ON;"
        ),
    },
}
POSTGRESQL_EXTRA = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# Their forms hold a name and a password.
LARGEST_FROM_STRANGERS = 64 * 1024
# Above what the page that takes files allows, so that it can still say so in words.
LARGEST_UPLOAD = 50 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "config.uploads.RefuseLargeUploads",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

vars().update(env.email_url_config(env.str("EMAIL_URL", default="") or "consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Worth Renewing <ledger@localhost>")

# A mail server that hangs is asked again the next time. Links in letters lead to SITE_URL.
EMAIL_TIMEOUT = 30
SITE_URL = env.str("SITE_URL", default=LOCAL_SITE if DEBUG else f"https://{ALLOWED_HOSTS[0]}")

# Well-known bodies to pick from, beside those that come with the program
CATALOGUE_FILES = [
    BASE_DIR / name.strip() for name in env.list("CATALOGUE_FILES", default=[]) if name.strip()
]

# In the session, which ends with its person's; a cookie would hand them on to the next.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

from config.signing_in import *  # noqa: E402, F403

# What a browser may do with our pages
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_HTTPONLY = True
if not DEBUG:
    # Browsers refuse these names from a neighbouring host or over plain HTTP.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"

SECURE_SSL_REDIRECT = not DEBUG and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = env.tuple("SECURE_PROXY_SSL_HEADER", default=None)
SECURE_HSTS_SECONDS = 0 if DEBUG else env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG and env.bool(
    "SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}
