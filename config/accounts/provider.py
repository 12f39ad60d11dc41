"""Signing in by an OpenID Connect provider, for the accounts that were connected with it."""

import logging

from allauth.mfa.base.views import IndexView
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect import views
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from requests import RequestException

from config.accounts.letters import tell

log = logging.getLogger("django.request")
DISCONNECTED = "Your ledger of networks is no longer connected with {}."


# Of a provider that is not there, or says something else than a provider does.
NO_PROVIDER = (RequestException, OAuth2Error, KeyError, ValueError)


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Nobody gets an account by having one elsewhere: the two are connected from within."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def get_connect_redirect_url(self, request, socialaccount):
        return reverse("mfa_index")


class SigningIn(IndexView):
    """All that lets the person in, on one page."""

    def get_context_data(self, **kwargs):
        connected = SocialAccount.objects.filter(user=self.request.user).exists()
        return super().get_context_data(
            provider=settings.OIDC_NAME, is_connected=connected, **kwargs
        )


@login_not_required
def go_there(request, provider_id):
    return _or_unavailable(views.login, request, provider_id)


@login_not_required
def come_back(request, provider_id):
    return _or_unavailable(views.callback, request, provider_id)


def _or_unavailable(view, request, provider_id):
    try:
        return view(request, provider_id)
    except NO_PROVIDER:
        log.exception("The provider of OpenID Connect did not answer as one.")
        return render(request, "socialaccount/authentication_error.html", status=503)


@require_POST
def disconnect(request):
    connections = SocialAccount.objects.filter(user=request.user)
    if connections.exists() and request.user.has_usable_password():
        connections.delete()
        sentence = DISCONNECTED.format(settings.OIDC_NAME or "a provider")
        tell(request, request.user, "How you sign in has changed", sentence)
        messages.success(request, sentence)
    return redirect("mfa_index")


@login_not_required
def called_off(request):
    messages.info(request, "You called that off.")
    return redirect("login")
