"""Tokens for a person's own scripts: made, looked at and revoked."""

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.generic import FormView

from config.accounts.letters import tell
from config.accounts.refusing import refuse
from networks.forms import row_named
from networks.models import AccessToken
from networks.models.access_token import MOST
from networks.models.locking import lock_ledger

FULL = f"You have {MOST}, which is as many as there can be: revoke one that you do not use."
SUBJECT = "A token opens your ledger"


class AccessTokenForm(forms.ModelForm):
    """A new token of the owner of `instance`."""

    class Meta:
        model = AccessToken
        fields = ["name", "may_log"]
        labels = {"name": "What it is for", "may_log": "It may log an activity, too"}
        widgets = {"name": forms.TextInput({"autocomplete": "off"})}
        help_texts = {"name": "Such as the program or the phone that will have it."}

    def _get_validation_exclusions(self):
        # Else Django skips the constraint that the owner is part of.
        excluded = super()._get_validation_exclusions()  # type: ignore[misc]  # not in the stubs
        return excluded - {"owner"}

    def clean(self):
        super().clean()
        if AccessToken.objects.of(self.instance.owner).count() >= MOST:
            raise ValidationError(FULL)


@method_decorator(reauthentication_required(app=""), name="dispatch")
class AccessTokens(FormView):
    """One's own tokens. POST `end`, the id of one of them, revokes it; else the form makes one."""

    form_class = AccessTokenForm
    template_name = "registration/tokens.html"

    @property
    def owner(self) -> User:
        owner = self.request.user
        assert owner.is_authenticated, "SignInFirst lets nobody else this far"
        return owner

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": AccessToken(owner=self.owner)}

    def get_context_data(self, **kwargs):
        tokens = AccessToken.objects.of(self.owner).order_by("-made_at", "-pk")
        return super().get_context_data(tokens=tokens, **kwargs)

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        if "end" not in request.POST:
            # Of two that come at once, one sees what the other made.
            lock_ledger(request.user)
            return super().post(request, *args, **kwargs)
        token = row_named(AccessToken.objects.of(request.user), request.POST["end"])
        if token:
            token.delete()
        message = f"Revoked: {token}." if token else "It was revoked already."
        messages.success(request, message)
        return redirect("tokens")

    def form_valid(self, form):
        """The token is shown this once, and stored nowhere."""
        token = form.instance.set_token()
        made = form.save()
        what = "read and add to" if made.may_log else "read"
        sentence = f"A token named “{made}” was made, which lets a program {what} your ledger."
        tell(self.request, made.owner, SUBJECT, sentence)
        empty = self.form_class(instance=AccessToken(owner=made.owner))
        context = self.get_context_data(form=empty, token=token, made=made)
        return self.render_to_response(context)

    form_invalid = refuse
