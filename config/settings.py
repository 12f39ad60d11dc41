"""Every setting, safe by default.

Values come from the environment, or from a file named .env beside manage.py (or in DATA_DIR, see
config/startup/places.py); .env.example lists them. DEBUG is off unless asked for, and then nothing
starts without a real key and host names.
"""

from zoneinfo import available_timezones

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.startup import signing_in
from config.startup.database import SQLITE, with_extra
from config.startup.environment import Environment
from config.startup.places import PROGRAM, TEMPLATE_FOLDER, data_folder, settings_below

BASE_DIR = PROGRAM
DATA_DIR = data_folder()
env = Environment()
env.read_env(DATA_DIR / ".env")

DEBUG = env.switch("DEBUG", default=False)

DEVELOPMENT_KEY = "django-insecure-only-for-a-server-that-runs-with-debug-on"
LOCAL_SITE = "http://127.0.0.1:8000"
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]


def secret_key() -> str:
    key = env.str("SECRET_KEY", default="").strip()
    if DEBUG:
        return key or DEVELOPMENT_KEY
    if len(key) < 50 or key.startswith(("change-me", "django-insecure-")):
        raise ImproperlyConfigured(
            "SECRET_KEY is missing, too short or an example. Make one of at least 50 characters "
            "with: python3 -c 'import secrets; print(secrets.token_urlsafe(50))' and put it in "
            "the environment or in .env. To try things out on your own machine, use DEBUG=on."
        )
    return key


def allowed_hosts() -> list[str]:
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


def database() -> dict:
    url = env.str("DATABASE_URL", default="").strip()
    config = env.db_url_config(url) if url else {"ENGINE": SQLITE, "NAME": DATA_DIR / "db.sqlite3"}
    # The server of development has a thread for each request, which would leave it open.
    return with_extra(config) | ({"CONN_MAX_AGE": 0} if DEBUG else {})


def language() -> str:
    code = env.str("LANGUAGE_CODE", default="").strip().lower() or "en-gb"
    if code.partition("-")[0] != "en":
        raise ImproperlyConfigured("LANGUAGE_CODE must be a kind of English, such as en-au.")
    return code


def time_zone() -> str:
    name = env.str("TIME_ZONE", default="").strip() or "Europe/London"
    if name not in available_timezones():
        raise ImproperlyConfigured(f"TIME_ZONE={name} is none; try one such as Europe/London.")
    return name


def sub_path() -> str:
    return env.str("FORCE_SCRIPT_NAME", default="") or env.str("SCRIPT_NAME", default="")


SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS = [key for key in env.list("SECRET_KEY_FALLBACKS", default=[]) if key]
ALLOWED_HOSTS = allowed_hosts()

INSTALLED_APPS = [
    "reflections",
    "networks",
    "config.apps.LedgerAdminConfig",
    "config.apps.PeopleConfig",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "config.middleware.after_answer.RunDeferredWork",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Before whatever refuses a request, so that programs are told so as JSON.
    "config.middleware.bearer.BearerTokens",
    "config.middleware.encoding.RefuseOtherEncodings",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Safe beside secrets: tokens are masked anew and answers get a random length (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "config.middleware.refusals.RefuseNulCharacters",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.signed_in.PrivatePages",
    "config.middleware.refusals.RefuseUnsupportedRequests",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.signed_in.PersonalHabits",
    "config.middleware.signed_in.SignInFirst",
    "config.middleware.signed_in.PersonalTimeZone",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "config.middleware.resending.AnswerRepeatedForms",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "config.form_renderer.WrittenWidgets"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [TEMPLATE_FOLDER],
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

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = language()
TIME_ZONE = time_zone()
USE_TZ = True

# FORCE_SCRIPT_NAME=/worth where the site is not all of its host.
vars().update(settings_below(sub_path(), https=not DEBUG))
STATIC_ROOT = DATA_DIR / env.str("STATIC_ROOT", default="staticfiles")
PLAIN_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
NAMED_BY_CONTENT = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": PLAIN_STORAGE if DEBUG else NAMED_BY_CONTENT},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# Their forms hold a name and a password.
LARGEST_FROM_STRANGERS = 64 * 1024
# Above what the page that takes files allows, so that it can still say so in words.
LARGEST_UPLOAD = 50 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "config.middleware.uploads.RefuseLargeUploads",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

vars().update(env.email_url_config(env.str("EMAIL_URL", default="") or "consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Worth Renewing <ledger@localhost>")

# Where people's own mail arrives: ledger@example.org is sent to as ledger+SECRET@example.org.
MAIL_IN = env.str("MAIL_IN", default="")

# A mail server that hangs is asked again the next time. Links in letters lead to SITE_URL.
EMAIL_TIMEOUT = 30
SITE_URL = env.str("SITE_URL", default=LOCAL_SITE if DEBUG else f"https://{ALLOWED_HOSTS[0]}")

# Well-known bodies to pick from, beside those that come with the program
CATALOGUE_FILES = [
    DATA_DIR / name for name in map(str.strip, env.list("CATALOGUE_FILES", default=[])) if name
]

# In the session, which ends with its person's; a cookie would hand them on to the next.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

vars().update(signing_in.ACCOUNTS | signing_in.SECOND_FACTOR | signing_in.THROTTLE)

# How many proxies stand in front, each adding to X-Forwarded-For the address that it saw.
TRUSTED_PROXIES = env.whole_number("TRUSTED_PROXIES", default=0)
# Whether whoever comes by may ask for an invitation, by e-mail; else only those who run it invite.
SIGN_UP_OPEN = env.switch("SIGN_UP_OPEN", default=False)
# A provider of OpenID Connect, for those who have one.
OIDC_SERVER = env.str("OIDC_SERVER", default="").rstrip("/")
OIDC_NAME = env.str("OIDC_NAME", default="your provider") if OIDC_SERVER else ""
OIDC_APP = {
    "provider_id": "provider",
    "name": OIDC_NAME,
    "client_id": env.str("OIDC_CLIENT_ID", default=""),
    "secret": env.str("OIDC_CLIENT_SECRET", default=""),
    "settings": {"server_url": OIDC_SERVER},
}
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [OIDC_APP] if OIDC_SERVER else []}
}
# Nothing is kept between two requests but what is in the database.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

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
        # Browsers hold it against the page to which a form leads on, too.
        "form-action": [SELF, *([OIDC_SERVER] if OIDC_SERVER else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_HTTPONLY = True

YEAR = 365 * 24 * 60 * 60
SECURE_SSL_REDIRECT = not DEBUG and env.switch("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^(.+/)?healthz$"]
SECURE_PROXY_SSL_HEADER = env.tuple("SECURE_PROXY_SSL_HEADER", default=None)
SECURE_HSTS_SECONDS = 0 if DEBUG else env.whole_number("SECURE_HSTS_SECONDS", default=YEAR)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG and env.switch(
    "SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}
