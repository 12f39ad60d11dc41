from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import LoginView
from django.urls import include, path
from django.views.generic import RedirectView

from config.accounts import ForgottenPassword, NewPassword, PasswordFromLink, SignInForm
from config.health import healthz
from config.icons import favicon
from config.profile import Profile

handler404 = "config.errors.not_found"

urlpatterns = [
    path("", include("reflections.urls")),
    path("", include("networks.urls")),
    path("admin/", admin.site.urls),
    path(
        "accounts/login/",
        LoginView.as_view(
            authentication_form=SignInForm, extra_context={"debug_demo": settings.DEBUG}
        ),
        name="login",
    ),
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
