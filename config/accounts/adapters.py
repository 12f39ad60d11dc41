"""What django-allauth is told about this house."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.shortcuts import redirect

from config.throttle import client_address

NOWHERE = "0.0.0.0"


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        """As the throttle knows it; behind a socket that tells nothing, no address at all."""
        return client_address(request) or NOWHERE

    def respond_user_inactive(self, request, user):
        messages.error(request, "This account is closed.")
        return redirect("login")

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Letters of ours tell what changed."""
