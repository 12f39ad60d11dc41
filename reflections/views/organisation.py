"""A network's page, with its four places: money, activities, what it gave, history."""

from django.contrib.auth.models import User
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.words import listed
from networks.models import Activity, Membership, Role
from networks.views.page_cache import cached_while_unchanged
from reflections.figures import Summary
from reflections.figures.belonging import belonging
from reflections.figures.rows import Network
from reflections.figures.tax_relief import relief_in
from reflections.figures.workings import workings
from reflections.history.break_even import break_even
from reflections.history.decisions import PastDecision, read_decisions
from reflections.history.gaps import spells_and_gaps
from reflections.history.hours import given_and_got
from reflections.history.left_open import left_open_in
from reflections.history.outcomes import look_back
from reflections.history.over_time import fee_history
from reflections.history.quiet import last_activity, silence_of
from reflections.history.side_by_side import came_back, side_by_side
from reflections.models import Reflection
from reflections.network_page.hero import hero
from reflections.network_page.money import SHOWN, adds_up, earlier_words, fee_cards, titles_wanted
from reflections.network_page.next_fee import ends, settled
from reflections.network_page.past import outcome_words, relief_words, told_apart
from reflections.renewals.agenda import unrenewed
from reflections.renewals.due import renewals_within
from reflections.renewals.fees_missing import fees_missing
from reflections.renewals.paid import paid_before
from reflections.renewals.to_pay import to_pay
from reflections.scope import Link
from reflections.views import chart_data
from reflections.views.timeline import lane_of
from reflections.views.viewpoint import Viewpoint, viewpoint_of

LATEST_ACTIVITIES = 20
MOST_ROWS = 100
PLACES = {
    "money": "Money",
    "activities": "Activities",
    "gave": "What it gave you",
    "history": "History",
}


@require_safe
@cached_while_unchanged
def organisation(request: SignedInRequest, pk: int, place: str = "money") -> HttpResponse:
    """One network: judged how, and four places; on paper all of them follow one another."""
    view = _view(request, pk)
    network, summary = view.ledger.networks[pk], view.summary()
    renewals = renewals_within(view.ledger, [network], view.today, view.scope.lens)
    memberships = _memberships(request.user, pk)
    decided = [decision for decision in read_decisions(request.user) if decision.network_id == pk]
    return render(
        request,
        "reflections/network/page.html",
        {
            "view": view,
            "network": network,
            "above": list(view.ledger.above(pk))[::-1],
            "summary": summary,
            "currency": summary.currency,
            "row": summary.row(pk),
            "hero": hero(
                view.ledger, network, summary, view.scope, renewals, supposed=_if_words(view)
            ),
            "place": place,
            "places": [
                Link(label, address_of(pk, name) + view.scope.query, current=name == place)
                for name, label in PLACES.items()
            ],
            "renewals": renewals,
            "memberships": memberships,
            "settled": settled(view.ledger, network, decided, view.today),
            "ends": ends(network, view.today),
            "fees_missing": fees_missing(view.ledger, network, view.scope.period, view.today),
            **_belonging(view, network),
            **_money(request.user, view, network, summary),
            **_activities(request.user, view, network),
            **_gave(view, network, summary, memberships),
            **_history(request.user, view, network, summary, decided),
        },
    )


def _if_words(view: Viewpoint) -> str:
    """The what-if in words; it names nothing left out where this page is about just that."""
    if view.ledger is not view.everything:
        return view.if_words
    return f"If {listed(view.scope.clauses)}, " if view.scope.clauses else ""


def address_of(pk: int, place: str) -> str:
    return reverse("organisation" if place == "money" else f"organisation_{place}", args=[pk])


def _belonging(view: Viewpoint, network: Network) -> dict:
    """Whether it is held, left or closed, and what it became or came from."""
    networks = view.everything.networks
    latest = network.latest_membership
    # An end that is written down for a day to come changes nothing about today.
    current = network.held_on(view.today)
    return {
        "belonging": belonging(network, view.today),
        "left_open": left_open_in(view.everything, network, view.today),
        "became": networks.get(network.successor_id) if network.successor_id else None,
        "came_from": [networks[pk] for pk in view.everything.predecessors.get(network.id, [])],
        "latest_membership": latest,
        "current_membership": current[-1] if current else None,
    }


def _money(owner: User, view: Viewpoint, network: Network, summary: Summary) -> dict:
    ledger, period, lens = view.ledger, view.scope.period, view.scope.lens
    group, currency, row = ledger.with_groups(network.id), ledger.currency, summary.row(network.id)
    worked = workings(group, period, lens, ledger.hour_value)
    cards = fee_cards(network, period, currency, view.today)
    # A single older card is shown: folding it away would take as much room.
    older = cards[SHOWN:] if len(cards) > SHOWN + 1 else []
    open_memberships = [membership for membership in network.memberships if membership.is_open]
    # Rows of the ledger carry no titles: they are read for the few that are shown.
    priced = Activity.objects.of(owner).filter(pk__in=titles_wanted(worked)[:MOST_ROWS])
    titles = dict(priced.values_list("pk", "title")) if row else {}
    return {
        "cards": cards[: len(cards) - len(older)],
        "older": older,
        "older_words": earlier_words(older, currency) if older else "",
        "paid_before": paid_before(ledger, network),
        "unrenewed": unrenewed(ledger, network, open_memberships[-1]) if open_memberships else None,
        "workings": worked,
        "most_rows": MOST_ROWS,
        "adds_up": row and adds_up(group, row.whole, worked, period, lens, titles, currency),
        "waiting": [due for due in to_pay(ledger, view.today) if due.network in group],
        "relief": [
            (year, relief_words(year, currency, view.today))
            for year in relief_in(ledger, group, period)
        ],
        "money_steps": chart_data.fee_and_worth(
            fee_history(network, view.today), group, ledger, view.today
        ),
        "break_even": break_even(group, period, lens),
    }


def _activities(owner: User, view: Viewpoint, network: Network) -> dict:
    group, period, today = view.ledger.with_groups(network.id), view.scope.period, view.today
    own = Activity.objects.of(owner).filter(organisation__in=[member.id for member in group])
    own = own.select_related("organisation")
    # What is planned is listed by itself, unless the whole period lies ahead.
    last = min(period.last, today) if period.first <= today else period.first
    dated = own.filter(date__range=(period.first, last))
    latest = dated.order_by("-date", "-id")[:LATEST_ACTIVITIES]
    return {
        "activities": list(latest),
        "planned": list(own.coming_up(today)),
        "asked": list(own.unanswered(today)),
        "latest": LATEST_ACTIVITIES,
        "all_activities": reverse("activities")
        + view.scope.link(filters=(("network", network.id),)),
        "given": given_and_got(group, period),
        "silence": silence_of(view.ledger, network.id, view.scope.lens, today),
        "last_activity": last_activity(group, today),
    }


def _gave(
    view: Viewpoint, network: Network, summary: Summary, memberships: list[Membership]
) -> dict:
    group = view.ledger.with_groups(network.id)
    # Where it comes from: whose own worth was said.
    parts = [row for row in summary.rows if row.network in group and row.own.appraised]
    appraisals = [row for membership in memberships for row in membership.appraisals.all()]
    return {
        "parts": sorted(parts, key=lambda row: -row.own.worth),
        "greatest_part": max(
            (worth for row in parts if (worth := row.own.worth) is not None), default=None
        ),
        "appraisals": sorted(
            appraisals, key=lambda appraisal: (appraisal.date, appraisal.pk), reverse=True
        ),
        "answer_steps": chart_data.put_in_and_got_out(network),
    }


def _history(
    owner: User, view: Viewpoint, network: Network, summary: Summary, decided: list[PastDecision]
) -> dict:
    ledger, lens, today = view.ledger, view.scope.lens, view.today
    group = ledger.with_groups(network.id)
    times = spells_and_gaps(ledger, network, lens, today)
    lanes = [lane_of(member, ledger, view.scope) for member in group if member.memberships]
    return {
        "lanes": lanes,
        "since": min((lane.spells[0].started for lane in lanes), default=None),
        "times": times,
        "came_back": came_back(times),
        "side_by_side": side_by_side(times, ledger.currency),
        "told_apart": told_apart(times, summary.row(network.id), view.scope.words),
        "hindsights": [
            (hindsight, outcome_words(hindsight, ledger.currency))
            for hindsight in look_back(ledger, decided, today)
        ],
        "roles": Role.objects.of(owner)
        .filter(organisation__in=[member.id for member in group])
        .select_related("organisation"),
        "reflections": Reflection.objects.of(owner)
        .filter(organisations=network.id)
        .latest_first()
        .defer("body", "search_text", "tag_keys"),
    }


def _view(request: SignedInRequest, pk: int) -> Viewpoint:
    """404 unless the network is the person's own."""
    view = viewpoint_of(request)
    if pk not in view.everything.networks:
        raise Http404("No such network in your ledger")
    return view.seeing(pk)


def _memberships(owner: User, pk: int) -> list[Membership]:
    own = Membership.objects.of(owner).filter(organisation=pk).order_by("started_on")
    return list(own.select_related("organisation").prefetch_related("appraisals"))
