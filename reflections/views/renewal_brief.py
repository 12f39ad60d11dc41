"""The renewal brief: all that speaks for or against one renewal, and the decision."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from networks.accounts.signed_in import SignedInRequest
from networks.models import Activity, Membership, Role
from networks.models.locking import lock_ledger
from networks.views.editing import tell, way_back
from reflections.figures.membership_row import MembershipRow
from reflections.figures.rows import Network
from reflections.forms.deciding import DecisionForms
from reflections.history.decisions import read_decisions
from reflections.history.outcomes import look_back
from reflections.history.spells import spells_of
from reflections.models import Reflection
from reflections.renewals.agenda import unrenewed, until_words
from reflections.renewals.brief import Brief, brief
from reflections.renewals.due import Renewal, renewal_for
from reflections.views.viewpoint import Viewpoint, viewpoint_of

LATEST_ENTRIES = 2
LATEST_DECISIONS = 2


@dataclass(frozen=True)
class BriefSubject:
    """One membership of the person's own, as they look at it, and the open ones of its groups."""

    view: Viewpoint
    network: Network
    row: MembershipRow
    memberships: list[Membership]

    @property
    def membership(self) -> Membership:
        return next(held for held in self.memberships if held.pk == self.row.id)


@require_http_methods(["GET", "HEAD", "POST"])
def renewal_brief(request: SignedInRequest, pk: int) -> HttpResponse:
    """One membership that renews: what speaks for and against it, and what is decided."""
    if request.method != "POST":
        return _page(request, _subject(request, pk))
    with transaction.atomic():
        # A second press of the button waits here, and then finds what the first one saved.
        lock_ledger(request.user)
        return _post(request, _subject(request, pk))


def _subject(request: SignedInRequest, pk: int) -> BriefSubject:
    """404 unless it is the person's own."""
    view = viewpoint_of(request)
    own = (
        (network, row)
        for network in view.everything.networks.values()
        for row in network.memberships
        if row.id == pk
    )
    network, row = next(own, (None, None))
    if network is None or row is None:
        raise Http404("No such membership in your ledger")
    view = view.seeing(network.id)
    group = [member.id for member in view.everything.with_groups(network.id)]
    rows = Membership.objects.of(request.user)
    # One that ends on a day to come renews too, when it renews before that.
    held = rows.open().filter(organisation__in=group) | rows.filter(pk=pk)
    with_names = held.select_related("organisation").prefetch_related("fees")
    return BriefSubject(view, network, row, list(with_names.order_by("organisation_id", "id")))


def _renewal(subject: BriefSubject) -> Renewal | None:
    view = subject.view
    return renewal_for(view.ledger, subject.network, subject.row, view.today, view.scope.lens)


def _deciding(request: SignedInRequest, subject: BriefSubject, data: Any = None) -> DecisionForms:
    return DecisionForms(
        data, owner=request.user, membership=subject.membership, today=subject.view.today
    )


def _post(request: SignedInRequest, subject: BriefSubject) -> HttpResponse:
    if _renewal(subject) is None:
        return redirect(way_back(request, reverse("renewals")))
    deciding = _deciding(request, subject, request.POST)
    change = deciding.save_as_one()
    if deciding.is_refused:
        return _page(request, subject, deciding)
    tell(request, f"{'Recorded' if change else 'Recorded already'}: {deciding.label}.", change)
    return redirect(way_back(request, reverse("renewals")))


def _page(
    request: SignedInRequest, subject: BriefSubject, deciding: DecisionForms | None = None
) -> HttpResponse:
    renewal = _renewal(subject)
    if renewal is None:
        return _no_renewal(request, subject)
    sheet = brief(subject.view.ledger, renewal, subject.view.scope.lens, subject.view.today)
    context = {
        "view": subject.view,
        "network": subject.network,
        "renewal": renewal,
        "membership": subject.membership,
        "brief": sheet,
        "decide_in": until_words(renewal.decide_by, subject.view.today),
        "deciding": deciding or _deciding(request, subject),
        "forms": deciding.forms if deciding else [],
        "next": way_back(request, reverse("renewals")),
        **_rows(request.user, subject, sheet),
    }
    status = 422 if deciding else 200
    return render(request, "reflections/renewals/brief.html", context, status=status)


def _rows(owner: User, subject: BriefSubject, sheet: Brief) -> dict:
    """What the page names beside its figures."""
    view = subject.view
    group = [member.id for member in view.ledger.with_groups(subject.network.id)]
    best = Activity.objects.of(owner).select_related("organisation").in_bulk(sheet.best)
    roles = Role.objects.of(owner).filter(organisation__in=group).select_related("organisation")
    entries = Reflection.objects.of(owner).filter(organisations__in=group, date__lte=view.today)
    own = [
        decision for decision in read_decisions(owner) if decision.network_id == subject.network.id
    ]
    return {
        "activities": [best[pk] for pk in sheet.best],
        "roles": [role for role in roles if role.ended_on is None or role.ended_on >= view.today],
        "credentials": [
            membership.credential
            for membership in subject.memberships
            if membership.credential and membership.organisation_id in group
        ],
        "entries": entries.distinct().latest_first()[:LATEST_ENTRIES],
        "hindsights": look_back(view.ledger, own, view.today)[:LATEST_DECISIONS],
    }


def _no_renewal(request: SignedInRequest, subject: BriefSubject) -> HttpResponse:
    without_renewal = unrenewed(subject.view.ledger, subject.network, subject.row)
    above = without_renewal.above
    latest, first = subject.network.latest_membership or subject.row, subject.row.days.first
    in_one_spell = any(
        spell.first <= first and (spell.last is None or latest.days.first <= spell.last)
        for spell in spells_of(subject.network)
    )
    context = {
        "view": subject.view,
        "unrenewed": without_renewal,
        "followed_by": latest if latest.days.first > first else None,
        "in_one_spell": in_one_spell,
        "above_membership": next(
            (row for row in (above.memberships if above else ()) if row.is_open and row.fees), None
        ),
    }
    return render(request, "reflections/renewals/none.html", context)
