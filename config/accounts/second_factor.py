"""Codes and passkeys, as often as the throttle allows, and each code once."""

from allauth.account import forms as account_forms
from allauth.core import context
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base import forms as code_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as app_forms
from allauth.mfa.totp.internal import auth as clock
from allauth.mfa.webauthn import forms as key_forms
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from config.accounts.throttle import forgive, may_ask
from networks.accounts.sealing import Sealed, seal, unseal

WRONG = "That code is not right, or was used already."
TOO_OFTEN = "Too many tries."
LOST = "What your codes are checked by cannot be read here any more. Ask whoever runs this site."
NOT_UNDERSTOOD = "Your browser's answer was not understood. Please try again."
LONGEST_CODE = 20
# What the pieces of an answer raise when they are something else than a browser sends.
NO_ANSWER = (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG}

    def encrypt(self, text):
        return seal(text)

    def decrypt(self, encrypted_text):
        return unseal(encrypted_text)

    def get_totp_label(self, user):
        return user.get_username()

    def generate_authenticator_name(self, user, type):
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return f"Passkey {number}"


def _limited(what: str, check):
    """What `check` says, counted as a try before and forgotten when it was right."""
    if not may_ask(context.request, what):
        raise ValidationError(TOO_OFTEN)
    answer = check()
    forgive(context.request, what)
    return answer


def _code_field() -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"})
    return forms.CharField(label="Code", max_length=LONGEST_CODE, widget=widget)


class CodeForm(code_forms.AuthenticateForm):
    code = _code_field()

    def clean_code(self):
        return _limited(f"code {self.user.pk}", self._code_that_is_new)

    def _code_that_is_new(self):
        try:
            code = super().clean_code()
        except Sealed as error:
            raise ValidationError(LOST) from error
        if self.authenticator.type == Authenticator.Type.TOTP:
            _use_up(self.authenticator, code)
        return code


class CodeAgainForm(CodeForm, code_forms.ReauthenticateForm):
    """Asked for once more before something that matters."""

    save = code_forms.ReauthenticateForm.save


def _use_up(authenticator: Authenticator, code: str) -> None:
    """Refuse a code that is not younger than the last one, however many processes serve."""
    secret = clock.decrypt(authenticator.data["secret"])
    counters = [
        counter
        for counter in clock.yield_hotp_counters_from_time()
        if compare_user_code(
            actual=code, expected=clock.format_hotp_value(clock.hotp_value(secret, counter))
        )
    ]
    with transaction.atomic():
        # Locked and read anew: two who send the same code at once take turns here.
        held = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        last = held.data.get("last_counter", 0)
        if not counters or max(counters) <= last:
            raise ValidationError(WRONG)
        held.data["last_counter"] = max(counters)
        held.save(update_fields=["data"])


class AppForm(app_forms.ActivateTOTPForm):
    code = _code_field()

    def clean_code(self):
        return _limited(f"code {self.user.pk}", super().clean_code)


class PasswordAgainForm(account_forms.ReauthenticateForm):
    password = forms.CharField(
        strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"})
    )


def _understood(check):
    try:
        return check()
    except NO_ANSWER as error:
        raise ValidationError(NOT_UNDERSTOOD) from error


class KeyForm(key_forms.AuthenticateWebAuthnForm):
    """A passkey at signing in, beside the password."""

    def clean_credential(self):
        who = self.user.pk if self.user else "by itself"
        check = super().clean_credential
        return _limited(f"passkey {who}", lambda: _understood(check))


class KeyAgainForm(KeyForm):
    reauthenticated = True


class KeyAloneForm(KeyForm):
    """A passkey instead of name and password."""

    passwordless = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, user=None, **kwargs)


class NewKeyForm(key_forms.AddWebAuthnForm):
    name = forms.CharField(
        label="What you call it", max_length=100, required=False, help_text="“My phone”, say."
    )
    passwordless = forms.BooleanField(
        label="It lets me in without my password", required=False, initial=True
    )

    def clean(self):
        return _understood(super().clean)


class KeyNameForm(key_forms.EditWebAuthnForm):
    name = forms.CharField(label="What you call it", max_length=100)
