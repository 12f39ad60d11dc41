"""The project's settings with nothing left to a developer's environment or .env.

Only the database may be chosen from outside: DATABASE_URL (see the Makefile).
"""

import os

os.environ |= {
    "DEBUG": "on",
    "SECRET_KEY": "",
    "SECRET_KEY_FALLBACKS": "",
    "ALLOWED_HOSTS": "",
    "EMAIL_URL": "",
    "SITE_URL": "http://127.0.0.1:8000",
    "DEFAULT_FROM_EMAIL": "Worth Renewing <ledger@example.org>",
    "SECURE_PROXY_SSL_HEADER": "",
    "TRUSTED_PROXIES": "0",
    "SIGN_UP_OPEN": "off",
    "OIDC_SERVER": "",
    "CATALOGUE_FILES": "",
    "DATA_DIR": "",
    "STATIC_ROOT": "staticfiles",
    "FORCE_SCRIPT_NAME": "",
    "SCRIPT_NAME": "",
    "LANGUAGE_CODE": "",
    "TIME_ZONE": "",
}
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from config.settings import *  # noqa: F403

# The real one is slow on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
