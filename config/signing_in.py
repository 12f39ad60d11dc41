"""The settings of signing in, which config.settings takes in once it has read the environment."""

from datetime import timedelta

import environ

env = environ.Env()

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "config.accounts.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60

# Names and passwords are Django's; what stands between them and a session is django-allauth's. Of
# its limits none counts: they live in one process's memory, and lock a name from everywhere.
ACCOUNT_ADAPTER = "config.accounts.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
ACCOUNT_FORMS = {"reauthenticate": "config.accounts.second_factor.PasswordAgainForm"}
MFA_ADAPTER = "config.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Worth Renewing"
# In steps of 30 seconds, either way: clocks of phones differ. No code is taken twice.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "config.accounts.second_factor.CodeForm",
    "reauthenticate": "config.accounts.second_factor.CodeAgainForm",
    "activate_totp": "config.accounts.second_factor.AppForm",
    "authenticate_webauthn": "config.accounts.second_factor.KeyForm",
    "reauthenticate_webauthn": "config.accounts.second_factor.KeyAgainForm",
    "login_webauthn": "config.accounts.second_factor.KeyAloneForm",
    "add_webauthn": "config.accounts.second_factor.NewKeyForm",
    "edit_webauthn": "config.accounts.second_factor.KeyNameForm",
}
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
SOCIALACCOUNT_ADAPTER = "config.accounts.provider.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [OIDC_APP] if OIDC_SERVER else []}
}
# Nothing is kept between two requests but what is in the database.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

# Whether whoever comes by may ask for an invitation, by e-mail; else only those who run it invite.
SIGN_UP_OPEN = env.bool("SIGN_UP_OPEN", default=False)

# How many proxies stand in front, each adding to X-Forwarded-For the address that it saw.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
AXES_HANDLER = "config.throttle.TwoLimits"
AXES_CLIENT_IP_CALLABLE = "config.throttle.client_address"
AXES_FAILURE_LIMIT = 5
ADDRESS_FAILURE_LIMIT = 20
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
# Else whoever tries on keeps a name closed for good.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
# What the throttle keeps of a refused form, it keeps without these.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "old_password"]
AXES_SENSITIVE_PARAMETERS += ["new_password1", "new_password2", "csrfmiddlewaretoken"]
AXES_SENSITIVE_PARAMETERS += ["password1", "password2", "code", "credential", "email"]
