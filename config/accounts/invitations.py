"""Nobody signs up but with an invitation; where the site is open, one can ask for one by e-mail."""

from allauth.account.utils import perform_login
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.mixins import UserPassesTestMixin
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import FormView

from config.accounts.refusing import refuse
from config.accounts.throttle import forgive, may_ask
from config.middleware.after_answer import put_off
from networks.accounts.inviting import invite, letter
from networks.admin.accounts import DistinctUsername, let_enter_data
from networks.forms import is_row_id
from networks.models import Invitation


class InvitedForm(DistinctUsername, UserCreationForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        self.fields["username"].help_text = "What you sign in with: letters, digits and @ . + - _"


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        max_length=254,
        help_text="We send the link there. Left out, the link is yours to pass on.",
        widget=forms.EmailInput({"autocomplete": "off"}),
    )


class SignUpForm(forms.Form):
    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )


@method_decorator(login_not_required, name="dispatch")
class Join(FormView):
    """Whoever holds the link chooses name and password for themselves, and is in."""

    form_class = InvitedForm
    template_name = "registration/join.html"

    def dispatch(self, request, *args, **kwargs):
        invitation = Invitation.objects.opened_by(kwargs["token"], timezone.now()).first()
        if invitation is None or request.user.is_authenticated:
            return render(request, "registration/join_closed.html", {"invitation": invitation})
        self.invitation = invitation
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        # What is wrong with a name tells that somebody has it.
        if not may_ask(request, f"join {self.invitation.pk}"):
            return self.form_invalid(self.get_form())
        return super().post(request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form):
        # Deleted first: of two who use the link at once, one finds it gone.
        if not Invitation.objects.filter(pk=self.invitation.pk).delete()[0]:
            return render(self.request, "registration/join_closed.html", {"invitation": None})
        form.instance.email, form.instance.is_staff = self.invitation.email, True
        user = form.save()
        let_enter_data(user)
        forgive(self.request, f"join {self.invitation.pk}")
        return perform_login(self.request, user, signup=True)

    form_invalid = refuse


@method_decorator(login_not_required, name="dispatch")
class SignUp(FormView):
    """Closed unless settings.SIGN_UP_OPEN. The same answer whoever has that address."""

    form_class = SignUpForm
    template_name = "registration/sign_up.html"

    def dispatch(self, request, *args, **kwargs):
        if not settings.SIGN_UP_OPEN:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        email = form.cleaned_data["email"]
        if not may_ask(self.request, f"sign-up {email}"):
            return self.form_invalid(form)
        # After the answer: how long it took must not tell whether that address has an account.
        put_off(self.request, lambda: letter(*invite(email)).send())
        messages.success(self.request, f"A link is on its way to {email}. It works for a week.")
        return redirect("login")

    form_invalid = refuse


class Invitations(UserPassesTestMixin, FormView):
    """For whoever runs it: invite somebody, and take an invitation back (POST `end`: its id)."""

    form_class = InvitationForm
    template_name = "registration/invitations.html"
    raise_exception = True

    def test_func(self):
        return self.request.user.is_superuser

    def get_context_data(self, **kwargs):
        waiting = Invitation.objects.open(timezone.now()).order_by("-made_at")
        return super().get_context_data(waiting=waiting, **kwargs)

    def post(self, request, *args, **kwargs):
        ended = request.POST.get("end", "")
        if is_row_id(ended):
            Invitation.objects.filter(pk=ended).delete()
            messages.success(request, "That invitation works no more.")
            return redirect("invitations")
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        """The link is shown this once, and stored nowhere."""
        superuser = self.request.user
        assert superuser.is_authenticated, "test_func lets nobody else this far"
        invitation, link = invite(form.cleaned_data["email"], superuser)
        if invitation.email:
            put_off(self.request, letter(invitation, link).send)
        context = self.get_context_data(form=self.form_class(), link=link, made=invitation)
        return self.render_to_response(context)

    form_invalid = refuse
