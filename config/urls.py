"""The addresses of accounts, the admin and the two apps."""

from allauth.account.views import ReauthenticateView
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from config.accounts.access_tokens import AccessTokens
from config.accounts.invitations import Invitations, Join, SignUp
from config.accounts.leaving import Leave, everything
from config.accounts.new_email import NewEmail
from config.accounts.passwords import ForgottenPassword, NewPassword, PasswordFromLink
from config.accounts.profile import Profile
from config.accounts.provider import SigningIn, called_off, come_back, disconnect, go_there
from config.accounts.sessions import Sessions
from config.accounts.sign_in import SignIn
from config.health.healthz import healthz
from config.icons import favicon

handler400 = "config.errors.not_understood"
handler404 = "config.errors.not_found"
handler500 = "config.errors.broken"

urlpatterns = [
    path("", include("reflections.urls")),
    path("", include("networks.urls")),
    path("admin/", admin.site.urls),
    path("accounts/login/", SignIn.as_view(), name="login"),
    # The name by which django-allauth leads back to it.
    path("accounts/login/", SignIn.as_view(), name="account_login"),
    path("accounts/two-step/", SigningIn.as_view(), name="mfa_index"),
    path("accounts/two-step/", include("allauth.mfa.urls")),
    path("accounts/provider/disconnect/", disconnect, name="disconnect"),
    path("accounts/provider/called-off/", called_off, name="socialaccount_login_cancelled"),
    path("accounts/oidc/<provider_id>/login/", go_there, name="openid_connect_login"),
    path("accounts/oidc/<provider_id>/login/callback/", come_back, name="openid_connect_callback"),
    path("accounts/is-it-you/", ReauthenticateView.as_view(), name="account_reauthenticate"),
    path("accounts/invitations/", Invitations.as_view(), name="invitations"),
    path("accounts/join/<token>/", Join.as_view(), name="join"),
    path("accounts/sign-up/", SignUp.as_view(), name="sign_up"),
    path("accounts/everything.zip", everything, name="everything"),
    path("accounts/leave/", Leave.as_view(), name="leave"),
    path("accounts/sessions/", Sessions.as_view(), name="sessions"),
    path("accounts/tokens/", AccessTokens.as_view(), name="tokens"),
    path("accounts/e-mail/<token>/", NewEmail.as_view(), name="new_email"),
    path("accounts/profile/", Profile.as_view(), name="profile"),
    path(
        ".well-known/change-password",
        RedirectView.as_view(pattern_name="password_change"),
        name="change_password",
    ),
    path("accounts/password_change/", NewPassword.as_view(), name="password_change"),
    path("accounts/password_reset/", ForgottenPassword.as_view(), name="password_reset"),
    path(
        "accounts/reset/<uidb64>/<token>/",
        PasswordFromLink.as_view(),
        name="password_reset_confirm",
    ),
    path("accounts/", include("django.contrib.auth.urls")),
    path("favicon.ico", favicon, name="favicon"),
    path("healthz", healthz, name="healthz"),
]
