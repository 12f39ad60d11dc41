"""What stands between a person and their ledger: settings that no environment changes.

config.settings takes the three groups in by their names.
"""

from datetime import timedelta

# Names and passwords are Django's; what stands between them and a session is django-allauth's. Of
# its limits none counts: they live in one process's memory, and lock a name from everywhere.
ACCOUNTS = {
    "AUTHENTICATION_BACKENDS": [
        "axes.backends.AxesStandaloneBackend",
        "config.accounts.AccountBackend",
    ],
    "SESSION_ENGINE": "config.accounts.session_store",
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": f"django.contrib.auth.password_validation.{validator}"}
        for validator in (
            "UserAttributeSimilarityValidator",
            "MinimumLengthValidator",
            "CommonPasswordValidator",
            "NumericPasswordValidator",
        )
    ],
    "PASSWORD_RESET_TIMEOUT": 60 * 60,
    "ACCOUNT_ADAPTER": "config.accounts.adapters.AccountAdapter",
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_RATE_LIMITS": False,
    "ACCOUNT_FORMS": {"reauthenticate": "config.accounts.second_factor.PasswordAgainForm"},
    "SOCIALACCOUNT_ADAPTER": "config.accounts.provider.ProviderAdapter",
}

SECOND_FACTOR = {
    "MFA_ADAPTER": "config.accounts.second_factor.SecondFactorAdapter",
    "MFA_RATE_LIMITS": False,
    "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes", "webauthn"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_TOTP_ISSUER": "Worth Renewing",
    # In steps of 30 seconds, either way: clocks of phones differ. No code is taken twice.
    "MFA_TOTP_TOLERANCE": 1,
    "MFA_FORMS": {
        "authenticate": "config.accounts.second_factor.CodeForm",
        "reauthenticate": "config.accounts.second_factor.CodeAgainForm",
        "activate_totp": "config.accounts.second_factor.AppForm",
        "authenticate_webauthn": "config.accounts.second_factor.KeyForm",
        "reauthenticate_webauthn": "config.accounts.second_factor.KeyAgainForm",
        "login_webauthn": "config.accounts.second_factor.KeyAloneForm",
        "add_webauthn": "config.accounts.second_factor.NewKeyForm",
        "edit_webauthn": "config.accounts.second_factor.KeyNameForm",
    },
}

THROTTLE = {
    "AXES_HANDLER": "config.accounts.throttle.LockoutHandler",
    "AXES_CLIENT_IP_CALLABLE": "config.accounts.throttle.client_address",
    "AXES_FAILURE_LIMIT": 5,
    # A household or an office behind one address has several people who mistype.
    "ADDRESS_FAILURE_LIMIT": 20,
    "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"], "ip_address"],
    # Else whoever tries on keeps a name closed for good.
    "AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT": False,
    "AXES_COOLOFF_TIME": timedelta(minutes=15),
    "AXES_RESET_ON_SUCCESS": True,
    "AXES_DISABLE_ACCESS_LOG": True,
    "AXES_ENABLE_ADMIN": False,
    "AXES_VERBOSE": False,
    "AXES_LOCKOUT_TEMPLATE": "registration/locked.html",
    # What the throttle keeps of a refused form, it keeps without these.
    "AXES_SENSITIVE_PARAMETERS": [
        *("username", "ip_address", "email"),
        *("old_password", "new_password1", "new_password2", "password1", "password2"),
        *("code", "credential", "csrfmiddlewaretoken"),
    ],
}
