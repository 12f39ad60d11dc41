"""What people say of themselves, beside their password: how they are called and where they read."""

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.generic import UpdateView

from config.accounts.new_email import ask_for_email, give_up_email
from config.accounts.refusing import refuse


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
        help_texts = {
            "email": "For a new password, should you forget yours. A new one counts when you open "
            "the link that we send there."
        }


class Profile(UpdateView):
    """One's own name and e-mail address; nobody else's can be asked for."""

    form_class = ProfileForm
    template_name = "registration/profile.html"
    success_url = reverse_lazy("profile")

    def get_object(self, queryset=None):
        return self.request.user

    def form_valid(self, form):
        """The name at once; the address when a link that goes there was opened."""
        address, person = form.cleaned_data["email"], form.instance
        is_other = "email" in form.changed_data
        if is_other:
            person.email = form.initial["email"]
            if not address:
                give_up_email(self.request)
            elif not ask_for_email(self.request, address):
                return self.form_invalid(form)
        person.save(update_fields=["first_name", "last_name", "email"])
        messages.success(
            self.request, _words_about_letters(address) if is_other else "Saved: your name."
        )
        return redirect(self.success_url)

    def form_invalid(self, form):
        # What was typed and refused is not who is signed in.
        form.instance.refresh_from_db()
        return refuse(self, form)


def _words_about_letters(address: str) -> str:
    if not address:
        return "Saved: no letters go out to you any more."
    return f"Saved. A link is on its way to {address}: open it within the hour, and it counts."
