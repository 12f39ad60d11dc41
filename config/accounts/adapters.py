"""What django-allauth is told about this house."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.shortcuts import redirect

from config.accounts.known_browsers import remember_browser
from config.accounts.letters import tell
from config.accounts.sessions import note_sign_in
from config.accounts.throttle import client_address
from networks.accounts.deletion import end_sessions

NOWHERE = "0.0.0.0"
CHANGES = {
    "mfa/email/totp_activated": "An authenticator app was set up for your ledger of networks."
    " Everywhere else you are signed out.",
    "mfa/email/totp_deactivated": "Your ledger of networks asks for no code of an app any more.",
    "mfa/email/recovery_codes_generated": "New recovery codes were made; the old ones have ended.",
    "mfa/email/webauthn_added": "A passkey was added to your ledger of networks."
    " Everywhere else you are signed out.",
    "socialaccount/email/account_connected": "Your ledger was connected with a provider.",
    "mfa/email/webauthn_removed": "A passkey of your ledger of networks was removed.",
}
# Who was in already had not taken this step.
NEW_STEPS = {"mfa/email/totp_activated", "mfa/email/webauthn_added"}


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def post_login(self, request, user, **known):
        response = super().post_login(request, user, **known)
        note_sign_in(request)
        remember_browser(request, response, user, is_told=not known["signup"])
        return response

    def get_client_ip(self, request):
        """As the throttle knows it; behind a socket that tells nothing, no address at all."""
        return client_address(request) or NOWHERE

    def respond_user_inactive(self, request, user):
        messages.error(request, "This account is closed.")
        return redirect("login")

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Where django-allauth says, and nowhere else, how somebody signs in from now on."""
        if template_prefix in NEW_STEPS:
            end_sessions(user, but=self.request.session.session_key)
        tell(self.request, user, "How you sign in has changed", CHANGES[template_prefix])
