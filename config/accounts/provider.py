"""Signing in by an OpenID Connect provider, for the accounts that were connected with it."""

from allauth.mfa.base.views import IndexView
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from config.accounts.letters import tell

DISCONNECTED = "Your ledger of networks is no longer connected with {}."


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


@require_POST
def disconnect(request):
    found = SocialAccount.objects.filter(user=request.user)
    if found.exists() and request.user.has_usable_password():
        found.delete()
        sentence = DISCONNECTED.format(settings.OIDC_NAME or "a provider")
        tell(request, request.user, "How you sign in has changed", sentence)
        messages.success(request, sentence)
    return redirect("mfa_index")


@login_not_required
def called_off(request):
    messages.info(request, "You called that off.")
    return redirect("login")
