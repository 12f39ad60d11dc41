"""Changing a password, and choosing a new one by a link in a letter."""

from functools import partial

from django.conf import settings
from django.contrib.auth import authenticate, forms, views
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from config.accounts.letters import tell
from config.accounts.throttle import forgive, may_ask
from config.middleware.after_answer import put_off

CHANGED = "Your password has changed"
SENTENCE = "A new password was chosen for your ledger of networks."


class NewPasswordForm(forms.PasswordChangeForm):
    """A wrong old password counts as one at signing in."""

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self):
        old = self.cleaned_data["old_password"]
        if authenticate(self.request, username=self.user.get_username(), password=old) is None:
            wrong = self.error_messages["password_incorrect"]
            raise ValidationError(wrong, code="password_incorrect")
        return old


class NewPassword(views.PasswordChangeView):
    form_class = NewPasswordForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form):
        tell(self.request, self.request.user, CHANGED, SENTENCE)
        return super().form_valid(form)


class ForgottenPassword(views.PasswordResetView):
    extra_email_context = {"site": settings.SITE_URL.rstrip("/")}

    def form_valid(self, form):
        """The same answer, as soon, whether anybody has that address or nobody."""
        if not may_ask(self.request, f"reset {form.cleaned_data['email']}"):
            return self.form_invalid(form)
        put_off(self.request, partial(super().form_valid, form))
        return redirect(self.get_success_url())


class PasswordFromLink(views.PasswordResetConfirmView):
    def form_valid(self, form):
        """Who reads the e-mail of an account need not wait for its sign-in to open again."""
        forgive(self.request, form.user.get_username())
        tell(self.request, form.user, CHANGED, SENTENCE)
        return super().form_valid(form)
