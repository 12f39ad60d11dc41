"""What people say of themselves, beside their password: how they are called and where they read."""

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.messages.views import SuccessMessageMixin
from django.urls import reverse_lazy
from django.views.generic import UpdateView


class ProfileForm(forms.ModelForm):
    class Meta:
        model = get_user_model()
        fields = ["first_name", "last_name", "email"]
        widgets = {
            "first_name": forms.TextInput({"autocomplete": "given-name"}),
            "last_name": forms.TextInput({"autocomplete": "family-name"}),
            "email": forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
        }
        labels = {"email": "E-mail address"}
        help_texts = {"email": "For a new password, should you forget yours."}


class Profile(SuccessMessageMixin, UpdateView):
    """One's own name and e-mail address; nobody else's can be asked for."""

    form_class = ProfileForm
    template_name = "registration/profile.html"
    success_url = reverse_lazy("profile")
    success_message = "Saved: your name and e-mail address."

    def get_object(self, queryset=None):
        return self.request.user

    def form_invalid(self, form):
        # What was typed and refused is not who is signed in.
        form.instance.refresh_from_db()
        return self.render_to_response(self.get_context_data(form=form), status=422)
