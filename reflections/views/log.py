"""«Log something»: an activity, a fee, an appraisal or a role, from wherever one is."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from networks.accounts.signed_in import SignedInRequest
from networks.forms import row_named
from networks.forms.defaults import next_fee
from networks.models import Membership, Organisation
from networks.views.editing import edit_page
from reflections.forms.appraisals import AppraisalForm
from reflections.forms.log import LoggedFeeForm, LoggedRoleForm
from reflections.forms.logged_activity import LoggedActivityForm, first_values
from reflections.models import Appraisal
from reflections.scope import Link


def log(request: SignedInRequest) -> HttpResponse:
    """One page with a tab for each kind of row.

    The address names the kind (what=), what is chosen already (network=, membership=) and where to
    go back to (next=).
    """
    log_it = KINDS.get(request.GET.get("what", ""), _activity)
    return log_it(request, timezone.localdate())


def _activity(request: SignedInRequest, today: date) -> HttpResponse:
    initial = first_values(request.user, request.GET, today)
    form = LoggedActivityForm(
        request.POST or None, owner=request.user, today=today, initial=initial
    )
    # Offered before anything is said: each is a link to a form filled like the last time.
    is_empty = not form.is_bound and not form["title"].value()
    return _page(
        request,
        form,
        "activity",
        title="What did you do?",
        same_again=form.earlier[:SAME_AGAIN] if is_empty else [],
        start_over=_address(request, "activity"),
    )


def _fee(request: SignedInRequest, today: date) -> HttpResponse:
    membership = _membership(request)
    initial = next_fee(request.user, membership, today) | {"membership": membership}
    form = LoggedFeeForm(
        request.POST or None,
        owner=request.user,
        usual_currency=initial.get("currency", ""),
        initial=initial,
    )
    return _page(request, form, "fee", title="What did it cost?")


def _appraisal(request: SignedInRequest, today: date) -> HttpResponse:
    initial = {"membership": _membership(request), "date": today}
    form = AppraisalForm(request.POST or None, owner=request.user, initial=initial)
    return _page(
        request,
        form,
        "appraisal",
        title="What did it give you?",
        answers=_last_answers(request.user),
        currency=form.currency,
    )


def _role(request: SignedInRequest, today: date) -> HttpResponse:
    form = LoggedRoleForm(
        request.POST or None,
        owner=request.user,
        today=today,
        initial={"organisation": _network(request)},
    )
    return _page(request, form, "role", title="What are you there?")


SAME_AGAIN = 3
LABELS = {
    "activity": "Something you did",
    "fee": "A fee",
    "appraisal": "What it gave you",
    "role": "A role",
}
KINDS = {"activity": _activity, "fee": _fee, "appraisal": _appraisal, "role": _role}


def _page(request: SignedInRequest, form: Any, what: str, **context: Any) -> HttpResponse:
    journal, kept = reverse("journal_write"), urlencode(_kept(request))
    about = form.fields.get("organisation") or form.fields["membership"]
    return edit_page(
        request,
        form,
        done=reverse("dashboard"),
        template="reflections/log.html",
        what=what,
        tabs=[
            *(
                Link(label, _address(request, kind), current=kind == what)
                for kind, label in LABELS.items()
            ),
            Link("A note in the journal", f"{journal}?{kept}" if kept else journal),
        ],
        instead="Fee, role, note…" if what == "activity" else "Something else…",
        # Without a network or membership that it could be about, the page says so instead.
        has_choice=any(value for value, _ in about.choices),
        **context,
    )


def _address(request: SignedInRequest, kind: str) -> str:
    """The same page for one kind of row, with the same network and way back."""
    return f"?{urlencode([('what', kind), *_kept(request)])}"


def _kept(request: SignedInRequest) -> list[tuple[str, str]]:
    return [(name, request.GET[name]) for name in ("network", "next") if name in request.GET]


def _network(request: SignedInRequest) -> Organisation | None:
    return row_named(Organisation.objects.of(request.user), request.GET.get("network"))


def _membership(request: SignedInRequest) -> Membership | None:
    """The one that the address names, or the latest of the network that it names."""
    own = Membership.objects.of(request.user).select_related("organisation")
    if named := row_named(own, request.GET.get("membership")):
        return named
    network = _network(request)
    if network is None:
        return None
    return own.filter(organisation=network).order_by("started_on").last()


def _last_answers(owner: User) -> list[Appraisal]:
    """What was said last of each membership that is still held, by network."""
    appraisals = Appraisal.objects.of(owner).filter(membership__ended_on=None)
    appraisals = appraisals.select_related("membership__organisation").order_by("date", "id")
    # Later ones take the place of earlier ones.
    last = {appraisal.membership_id: appraisal for appraisal in appraisals}
    return sorted(last.values(), key=lambda appraisal: appraisal.membership.organisation.name_key)
