"""Signing in and passwords: Django's own, within limits."""

from django.conf import settings
from django.contrib.auth import authenticate, forms, get_user_model, views
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db.models import OuterRef, Subquery

from config.throttle import forgive, may_ask
from networks.models import Preference, PreferenceSetting
from reflections.management.commands import demo


class AccountBackend(ModelBackend):
    def get_user(self, user_id):
        """With their time zone: every page has to know what day it is for them."""
        own = Preference.objects.filter(owner=OuterRef("pk"), setting=PreferenceSetting.TIME_ZONE)
        people = get_user_model()._default_manager.annotate(
            time_zone=Subquery(own.values("words")[:1])
        )
        user = people.filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def user_can_authenticate(self, user):
        """The demo's password is known to all: where DEBUG is off it opens nothing."""
        is_open = user.username == demo.NAME and user.check_password(demo.PASSWORD)
        return super().user_can_authenticate(user) and (settings.DEBUG or not is_open)


class SignInForm(forms.AuthenticationForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Django's only asks the browser for it, and the throttle keeps what was typed.
        name = self.fields["username"]
        name.validators.append(MaxLengthValidator(name.max_length))


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


class ForgottenPassword(views.PasswordResetView):
    def form_valid(self, form):
        if may_ask(self.request, f"reset {form.cleaned_data['email']}"):
            return super().form_valid(form)
        return self.form_invalid(form)


class PasswordFromLink(views.PasswordResetConfirmView):
    def form_valid(self, form):
        """Who reads the e-mail of an account need not wait for its sign-in to open again."""
        forgive(self.request, self.user.get_username())
        return super().form_valid(form)
