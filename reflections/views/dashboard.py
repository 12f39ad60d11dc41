"""The first page: cost beside worth, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.money import format_money
from networks.models import Activity
from networks.models.activity import ActivityQuerySet
from networks.views.page_cache import cached_while_unchanged
from reflections.figures import Row, Summary
from reflections.figures.each_year import from_first_figure, year_by_year
from reflections.figures.first_question import Question, question
from reflections.figures.first_steps import first_steps
from reflections.figures.headline import figures, sentence, unsaid
from reflections.figures.judged import Tally, bodies, first_rows, paying_yourself, tallies
from reflections.figures.left_out import LeftOut, what_goes_along
from reflections.figures.purposes import unserved
from reflections.figures.score import WhatIf, decisive, with_all
from reflections.figures.tree import largest_first, longest_bar
from reflections.history.decisions import read_decisions
from reflections.history.quiet import silences
from reflections.models import MailedMessage, Reflection
from reflections.renewals.dated import dated
from reflections.renewals.due import Renewal, renewals
from reflections.renewals.fees_missing import fees_missing
from reflections.renewals.to_pay import to_pay
from reflections.renewals.upcoming import Upcoming, money_ahead, quiet_network
from reflections.scope import Link
from reflections.sitting.due import sitting_due_soon
from reflections.views import chart_data
from reflections.views.viewpoint import Viewpoint, viewpoint_of

LATEST_ENTRIES = 3
MOST_ROWS = 50


@dataclass(frozen=True)
class DecisiveNetwork:
    """What one network decides, the address that leaves it out, and the side that changes."""

    result: WhatIf
    href: str
    changed: str


@dataclass(frozen=True)
class TallyLink(Tally):
    """A number of judgements, and the address that shows these alone."""

    href: str = ""


@require_safe
@cached_while_unchanged
def dashboard(request: SignedInRequest) -> HttpResponse:
    """What the networks cost, what they were worth and what comes next."""
    view = viewpoint_of(request)
    summary = view.summary()
    ahead = renewals(view.ledger, view.today, view.scope.lens)
    gone = what_goes_along(view.everything, view.scope.left_out, view.scope.period)
    named = list(_named_activities(request.user, view, gone))
    return render(
        request,
        "reflections/dashboard.html",
        {
            "view": view,
            "summary": summary,
            "story": view.everything.story,
            "steps": first_steps(view.everything),
            "mails": MailedMessage.objects.of(request.user).waiting().count(),
            "gone": _goes_along(view, gone, named),
            "upcoming": _upcoming(request.user, view, summary, named, ahead),
            "first": _first_question(view, ahead),
            "entries": Reflection.objects.of(request.user)
            .latest_first()
            .with_network_count()[:LATEST_ENTRIES],
            **_headline(view, summary),
            **_table(request, view, summary),
            **_pictures(view, summary),
        },
    )


def _first_question(view: Viewpoint, ahead: list[Renewal]) -> Question | None:
    """Of a ledger that is small, not of what is left of one when networks are left out."""
    if view.left_out:
        return None
    return question(view.ledger, {due.membership.id: due.by_payer for due in ahead}, view.today)


def _named_activities(owner: User, view: Viewpoint, gone: LeftOut) -> ActivityQuerySet:
    """What is planned, and the best of what was found through what is left out."""
    best = gone.best[1].id if gone.best else 0
    wanted = Activity.objects.of(owner).filter(Q(date__gt=view.today) | Q(pk=best))
    return wanted.order_by("date", "id")


def _goes_along(view: Viewpoint, gone: LeftOut, named: list[Activity]) -> list[str]:
    """What leaving networks out means beyond their figures, in sentences."""
    best = gone.best and gone.best[1].id
    title = next((activity.title for activity in named if activity.pk == best), "")
    lost = unserved(view.everything, view.ledger, view.scope.period)
    return [*gone.sentences(title), *([lost] if lost else [])]


def _headline(view: Viewpoint, summary: Summary) -> dict:
    """The sentence, what it rests on, and the result."""
    # The only network of a ledger is set against nothing.
    has_sides = len(view.ledger.networks) > 1 or view.left_out
    shows_result = bool(has_sides and (summary.sides.offline or summary.sides.online))
    return {
        "sentence": sentence(summary, view.if_words),
        "figures": figures(summary, view.symbol),
        "unsaid": [
            Link(network.short, f"{reverse('appraisal_add', args=[latest.id])}?next=/")
            for network in unsaid(summary)
            if (latest := network.latest_membership)
        ],
        "shows_result": shows_result,
        "with_all": with_all(view.everything, view.ledger, view.scope.period)
        if view.left_out
        else None,
        "without": _decisive_network(view, summary) if shows_result else None,
    }


def _decisive_network(view: Viewpoint, summary: Summary) -> DecisiveNetwork | None:
    """The one network without which offline against online would end otherwise, if there is one."""
    decided = None if view.left_out else decisive(view.ledger, view.scope.period)
    if decided is None:
        return None
    side = "online" if decided.sides.online != summary.sides.online else "offline"
    changed = f"{format_money(getattr(decided.sides, side), summary.currency)} {side}"
    return DecisiveNetwork(decided, view.without_link(decided.networks[0]), changed)


def _table(request: SignedInRequest, view: Viewpoint, summary: Summary) -> dict:
    rows, lens = largest_first(view.ledger, summary.rows), view.scope.lens
    counts, judged = tallies(rows), request.GET.get("judged", "")
    chosen = next((tally for tally in counts if tally.name == judged), None)
    queries = [replace(view.scope, filters=(("judged", tally.name),)).query for tally in counts]
    return {
        "tallies": [
            TallyLink(tally.name, tally.count, tally.judgement, f"{query}#each")
            for tally, query in zip(counts, queries, strict=True)
        ],
        "judged": chosen and chosen.name,
        "judged_label": chosen and chosen.words,
        "all_judged": view.scope.link(),
        # Those judged alike are the addresses that show the rest, with that of the tree.
        "bodies": bodies(rows, lens, chosen.name)
        if chosen
        else first_rows(bodies(rows, lens), MOST_ROWS),
        "more_rows": 0 if chosen else max(0, len(rows) - MOST_ROWS),
        "longest_bar": longest_bar(rows),
        "fees_missing": [] if chosen else _fees_missing(view, rows),
        "paying": [] if chosen else paying_yourself(view.ledger, view.scope.period, rows),
    }


def _fees_missing(view: Viewpoint, rows: Iterable[Row]) -> list[Link]:
    """Networks with days of a membership in the period for which no fee is entered."""
    ledger, period = view.ledger, view.scope.period
    return [
        Link(row.network.short, reverse("organisation", args=[row.network.id]) + view.scope.query)
        for row in rows
        if fees_missing(ledger, row.network, period, view.today)
    ]


def _upcoming(
    owner: User, view: Viewpoint, summary: Summary, named: list[Activity], ahead: list[Renewal]
) -> Upcoming:
    ledger, lens, today = view.ledger, view.scope.lens, view.today
    due = to_pay(ledger, today)
    rows = {row.network.id: row for row in summary.rows}
    items = dated(
        ledger,
        today,
        planned=[activity for activity in named if activity.date > today],
        unanswered=Activity.objects.of(owner).unanswered(today),
        dues=due,
        decisions=read_decisions(owner),
        renewals=ahead,
        sitting=sitting_due_soon(ledger, today),
        rows=rows,
    )
    quiet = [
        quiet_network(
            silence,
            rows[silence.network.id].judgement if silence.network.id in rows else None,
            ledger.currency,
        )
        for silence in silences(ledger, lens, today)
    ]
    return Upcoming(items, quiet, money_ahead(due, ahead, ledger.currency, today))


def _pictures(view: Viewpoint, summary: Summary) -> dict:
    rows = largest_first(view.ledger, summary.rows)
    years = from_first_figure(year_by_year(view.ledger, view.scope.lens, view.today))
    marks, costliest = chart_data.farthest(
        chart_data.cost_and_worth(rows, view.scope), "that cost the most"
    )
    motto_marks, busiest = chart_data.farthest(
        chart_data.hours_and_worth(summary.rows, view.scope), "with the most hours"
    )
    return {
        "shows_costs": len(marks) > 1,
        "cost_marks": marks,
        "costliest": costliest,
        "undrawn": chart_data.undrawn(rows),
        "lifted": chart_data.lifted(rows),
        "motto_marks": motto_marks,
        "busiest": busiest,
        "shows_years": len(years) > 1,
        "years_down": chart_data.years_down(years, summary.currency),
        "year_columns": chart_data.years(years, summary.currency),
    }
