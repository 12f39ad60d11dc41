"""What a server with production settings would have, on loopback without TLS."""

import os
import secrets

os.environ |= {
    "DEBUG": "off",
    "SECRET_KEY": os.environ.get("BENCH_KEY") or secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "127.0.0.1",
    "EMAIL_URL": "dummymail://",
    "SECURE_SSL_REDIRECT": "off",
    "SECURE_PROXY_SSL_HEADER": "",
    "CATALOGUE_FILES": "",
}

from config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
STATIC_ROOT = os.environ["BENCH_STATIC"]
MIDDLEWARE = ["benchmarks.urls.forget_connections", *MIDDLEWARE]  # noqa: F405
