from dataclasses import replace

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from networks.charts import Spell, Thread
from networks.models import Activity, Membership, Role
from networks.periods import format_day
from reflections.models import Decision, Reflection
from reflections.summaries.ledger import Network
from reflections.summaries.renewals import renewals_within
from reflections.summaries.spells import MISSED, gaps_of, length_in_words, spells_of
from reflections.summaries.workings import workings
from reflections.views.viewpoint import Viewpoint, viewpoint_of

LATEST_ACTIVITIES = 20


@require_safe
def organisation(request, pk: int):
    """One network: what it cost and gave with its groups, and the rows behind each figure."""
    view = _seeing(viewpoint_of(request), pk)
    network, period, scope = view.ledger.networks[pk], view.scope.period, view.scope
    group = view.ledger.with_groups(pk)
    summary = view.summary()
    memberships = _memberships(request.user, pk)
    activities = _activities(request.user, group, period)
    return render(
        request,
        "reflections/organisation.html",
        {
            "view": view,
            "network": network,
            "above": list(view.ledger.above(pk))[::-1],
            "summary": summary,
            "row": summary.row(pk),
            "parts": [row for row in summary.rows if row.network in group and row.own.appraised],
            "workings": workings(group, period, scope.lens, view.ledger.hour_value),
            "memberships": memberships,
            "threads": [thread_of(network, memberships, scope.query)],
            "renewals": renewals_within(view.ledger, [network], view.today),
            "activities": activities[:LATEST_ACTIVITIES],
            "latest": LATEST_ACTIVITIES,
            "roles": Role.objects.of(request.user).filter(organisation=pk),
            "decisions": Decision.objects.of(request.user).filter(organisation=pk).latest_first(),
            "reflections": Reflection.objects.of(request.user).filter(organisations=pk).latest(),
        },
    )


def _seeing(view: Viewpoint, pk: int) -> Viewpoint:
    """404 unless it is the person's own; a network that is left out is still shown on its page."""
    if pk not in view.everything.networks:
        raise Http404("No such network in your ledger")
    return view if pk in view.ledger.networks else replace(view, ledger=view.everything)


def _memberships(owner, pk: int) -> list[Membership]:
    own = Membership.objects.of(owner).filter(organisation=pk).order_by("started_on")
    return list(own.select_related("organisation").prefetch_related("fees", "appraisals"))


def _activities(owner, group: list[Network], period):
    dated = Activity.objects.of(owner).filter(date__range=(period.first, period.last))
    below = dated.filter(organisation__in=[one.id for one in group])
    return below.select_related("organisation").order_by("-date", "-id")


def thread_of(network: Network, memberships: list[Membership], query: str = "") -> Thread:
    """The network's spells for the timeline, and what lies between them in words."""
    answers = sorted(
        (appraisal.date, appraisal.would_miss)
        for membership in memberships
        for appraisal in membership.appraisals.all()
        if appraisal.would_miss is not None
    )
    drawn = tuple(Spell(one.first, one.last, _spell_note(one)) for one in spells_of(network))
    notes = tuple(_gap_note(gap) for gap in gaps_of(network, answers))
    return Thread(network.short, network.setting, f"/networks/{network.id}/{query}", drawn, notes)


def _gap_note(gap) -> str:
    length = length_in_words(gap.days.first, gap.days.last)
    return length if gap.missed is None else f"{length}, {MISSED[gap.missed]}"


def _spell_note(spell) -> str:
    if spell.last is None:
        return f"since {format_day(spell.first)}"
    length = length_in_words(spell.first, spell.last)
    return f"{format_day(spell.first)} to {format_day(spell.last)}, {length}"
