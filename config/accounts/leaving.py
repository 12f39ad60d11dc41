"""Leaving for good: what goes is told first, and then it is gone."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from django.views.generic import FormView

from config.accounts.known_browsers import COOKIE
from config.accounts.refusing import refuse
from config.accounts.sessions import places_of
from networks.accounts.deletion import delete_account
from networks.arithmetic.words import counted
from networks.csvfiles.exporting.whole_ledger import zip_pieces
from networks.models import (
    AccessToken,
    Activity,
    Change,
    Fee,
    Membership,
    Organisation,
    Preference,
    Role,
)
from networks.models.record import Owned
from reflections.csv_tables import LEDGER
from reflections.models import (
    Appraisal,
    CalendarFeed,
    Decision,
    MailAddress,
    MailedMessage,
    Matching,
    Reflection,
    Upload,
)
from reflections.personal_data import files_of

HELD: dict[Owned, tuple[str, str]] = {
    Organisation: ("network", "networks"),
    Membership: ("membership", "memberships"),
    Fee: ("fee", "fees"),
    Activity: ("activity", "activities"),
    Role: ("role", "roles"),
    Appraisal: ("judgement", "judgements"),
    Decision: ("decision", "decisions"),
    Reflection: ("journal entry", "journal entries"),
    Preference: ("preference", "preferences"),
    Change: ("step of the history, with the bin", "steps of the history, with the bin"),
    Upload: ("file that waits to be brought in", "files that wait to be brought in"),
    CalendarFeed: ("address of a calendar", "addresses of calendars"),
    AccessToken: ("token of a program", "tokens of programs"),
    MailAddress: ("address for mail to the ledger", "addresses for mail to the ledger"),
    MailedMessage: ("message that came by e-mail", "messages that came by e-mail"),
    Matching: ("sheet whose columns were matched", "sheets whose columns were matched"),
}
KEYS = ("key of the second step", "keys of the second step")
PLACES = ("place where you are signed in", "places where you are signed in")


def what_goes(request) -> list[str]:
    """In words, with numbers; nothing that there is none of."""
    user = request.user
    numbers = [(model.objects.of(user).count(), words) for model, words in HELD.items()]
    numbers += [
        (Authenticator.objects.filter(user=user).count(), KEYS),
        (len(places_of(request)), PLACES),
    ]
    return [counted(number, *words) for number, words in numbers if number]


class CloseAccountForm(forms.Form):
    name = forms.CharField(
        label="Your name here, to be sure",
        max_length=150,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_name(self):
        if self.cleaned_data["name"] != self.user.get_username():
            raise ValidationError(f"Type “{self.user.get_username()}”.")
        return self.cleaned_data["name"]


@require_safe
def everything(request):
    """The ledger's files with all else that is kept of the person, of one moment."""
    pieces = zip_pieces(LEDGER, request.user, files_of(request.user))
    headers = {"Content-Disposition": 'attachment; filename="everything.zip"'}
    return StreamingHttpResponse(pieces, content_type="application/zip", headers=headers)


@method_decorator(reauthentication_required(app=""), name="dispatch")
class Leave(FormView):
    form_class = CloseAccountForm
    template_name = "registration/leave.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs):
        return super().get_context_data(lines=what_goes(self.request), **kwargs)

    def form_valid(self, form):
        user = form.user
        logout(self.request)
        delete_account(user)
        messages.success(self.request, "Your account is gone, and your ledger with it.")
        response = redirect("login")
        response.delete_cookie(COOKIE)
        return response

    form_invalid = refuse
