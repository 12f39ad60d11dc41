from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from networks.models import Activity, Membership, Role
from reflections.figures.belonging import standing
from reflections.figures.rows import Network
from reflections.figures.workings import workings
from reflections.history.break_even import break_even
from reflections.history.gaps import spells_and_gaps
from reflections.history.hours import given_and_got
from reflections.history.over_time import fee_history, other_fees
from reflections.history.quiet import last_activity, silence_of
from reflections.models import Decision, Reflection
from reflections.renewals.due import renewals_within
from reflections.views import chart_data
from reflections.views.viewpoint import Viewpoint, viewpoint_of

LATEST_ACTIVITIES = 20
MOST_ROWS = 100


@require_safe
def organisation(request, pk: int):
    """One network: what it cost and gave with its groups, and the rows behind each figure."""
    view = _view(request, pk)
    network, summary = view.ledger.networks[pk], view.summary()
    memberships = _memberships(request.user, pk)
    return render(
        request,
        "reflections/organisation.html",
        {
            "view": view,
            "network": network,
            "above": list(view.ledger.above(pk))[::-1],
            "summary": summary,
            "row": summary.row(pk),
            "memberships": memberships,
            "appraisals": [each for one in memberships for each in one.appraisals.all()],
            "open_membership": next((one.pk for one in memberships if one.ended_on is None), None),
            "renewals": renewals_within(view.ledger, [network], view.today, view.scope.lens),
            **_in_the_period(request.user, view, network, summary),
            **_over_time(view, network),
            **_recorded(request.user, pk),
        },
    )


def _in_the_period(owner, view: Viewpoint, network: Network, summary) -> dict:
    group, period, lens = view.ledger.with_groups(network.id), view.scope.period, view.scope.lens
    parts = [row for row in summary.rows if row.network in group and row.own.appraised]
    return {
        "parts": sorted(parts, key=lambda row: -row.own.worth),
        "greatest_part": max((row.own.worth for row in parts), default=None),
        "workings": workings(group, period, lens, view.ledger.hour_value),
        "most_rows": MOST_ROWS,
        "given": given_and_got(group, period),
        "break_even": break_even(group, period, lens),
        "activities": _activities(owner, group, period)[:LATEST_ACTIVITIES],
        "latest": LATEST_ACTIVITIES,
        "all_activities": reverse("activities")
        + view.scope.link(filters=(("network", network.id),)),
    }


def _over_time(view: Viewpoint, network: Network) -> dict:
    ledger, lens, today = view.ledger, view.scope.lens, view.today
    group, history = ledger.with_groups(network.id), fee_history(network)
    return {
        "standing": standing(network, today),
        "threads": [chart_data.thread_of(network, ledger.currency, view.scope)],
        "turns": spells_and_gaps(ledger, network, lens, today),
        "history": history,
        "other_fees": other_fees(network),
        "money_steps": chart_data.fee_and_worth(history, network, group, ledger, today),
        "answer_steps": chart_data.put_in_and_got_out(network),
        "silence": silence_of(ledger, network.id, lens, today),
        "last_activity": last_activity(group, today),
    }


def _recorded(owner, pk: int) -> dict:
    return {
        "roles": Role.objects.of(owner).filter(organisation=pk),
        "decisions": Decision.objects.of(owner).filter(organisation=pk).latest_first(),
        "reflections": Reflection.objects.of(owner).filter(organisations=pk).latest(),
    }


def _view(request, pk: int) -> Viewpoint:
    """404 unless the network is the person's own."""
    view = viewpoint_of(request)
    if pk not in view.everything.networks:
        raise Http404("No such network in your ledger")
    return view.seeing(pk)


def _memberships(owner, pk: int) -> list[Membership]:
    own = Membership.objects.of(owner).filter(organisation=pk).order_by("started_on")
    return list(own.select_related("organisation").prefetch_related("appraisals"))


def _activities(owner, group: list[Network], period):
    dated = Activity.objects.of(owner).filter(date__range=(period.first, period.last))
    below = dated.filter(organisation__in=[one.id for one in group])
    return below.select_related("organisation").order_by("-date", "-id")
