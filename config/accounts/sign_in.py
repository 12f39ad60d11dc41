"""The one door: whoever comes in, by whatever means, comes in here."""

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth import forms, views
from django.core.validators import MaxLengthValidator


class SignInForm(forms.AuthenticationForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Django's only asks the browser for it, and the throttle keeps what was typed.
        longest = MaxLengthValidator(self.username_field.max_length)
        self.fields["username"].validators.append(longest)


class SignIn(views.LoginView):
    """Name and password; then whatever else the person has set between them and their ledger."""

    form_class = SignInForm

    def get_context_data(self, **kwargs):
        ways = {"sign_up": settings.SIGN_UP_OPEN, "provider": settings.OIDC_NAME}
        return super().get_context_data(debug_demo=settings.DEBUG, **ways, **kwargs)

    def form_valid(self, form):
        goal = self.get_success_url()
        return perform_login(self.request, form.get_user(), redirect_url=goal)
