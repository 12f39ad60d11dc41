"""What did each give you this year? All networks in one sitting, one after the other."""

from datetime import date

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.money import Lens
from networks.arithmetic.periods import last_12_months
from networks.views.editing import edit_page
from networks.views.membership import own_membership
from reflections.arithmetic.sitting import ONE_SITTING
from reflections.figures import summarise
from reflections.figures.headline import sentence
from reflections.figures.judged import tallies
from reflections.figures.load import read_ledger
from reflections.forms.appraisals import SittingForm
from reflections.history.decisions import read_decisions
from reflections.models import Appraisal
from reflections.models.appraisal import ANSWERS
from reflections.sitting.ending import suggested
from reflections.sitting.progress import SittingNetwork, sitting
from reflections.sitting.since import since
from reflections.views.viewpoint import viewpoint_of


@require_safe
def sitting_begin(request: SignedInRequest) -> HttpResponse:
    """On to the first network that is not said yet."""
    today = timezone.localdate()
    left = sitting(read_ledger(request.user), [], today).left
    return redirect(_address(left[0] if left else None))


def sitting_turn(request: SignedInRequest, pk: int) -> HttpResponse:
    """One network: the deciding question, the scales, and what speaks for an answer."""
    today = timezone.localdate()
    ledger = read_ledger(request.user).lived(today)
    # No viewpoint: each is asked about its last year and one's own money, whatever was looked at.
    rows = summarise(ledger, last_12_months(today), Lens.MINE, today).rows
    this_sitting = sitting(ledger, rows, today)
    asked = this_sitting.asked_about(pk)
    if asked is None:
        raise Http404("No membership of that network holds today.")
    appraisal = _appraisal(request, asked, today)
    last = Appraisal.objects.of(request.user).last_before(appraisal)
    following = this_sitting.after(asked)
    return edit_page(
        request,
        SittingForm(_sent(request.POST, last), owner=request.user, instance=appraisal),
        title=f"What did {asked.network.short} give you this year?",
        done=_address(following),
        template="reflections/sitting/network.html",
        sitting=this_sitting,
        asked=asked,
        number=this_sitting.number_of(asked),
        has_groups=bool(ledger.children[pk]),
        following=following,
        skip=_address(following),
        last=last,
        since=since(request.user, ledger, asked.network, last.date if last else None, today),
    )


def _appraisal(request: SignedInRequest, asked: SittingNetwork, today: date) -> Appraisal:
    """What was said of it in this sitting already, to be changed; else a new one of today."""
    own = Appraisal.objects.of(request.user).filter(membership=asked.membership.id)
    lately = own.filter(date__range=(today - ONE_SITTING, today)).order_by("date", "id")
    answered = lately.select_related("membership__organisation").last()
    return answered or Appraisal(
        membership=own_membership(request, asked.membership.id), date=today
    )


def _sent(data: QueryDict, last: Appraisal | None) -> QueryDict | None:
    """What was typed; where the button says so, with the answers of last year in it."""
    if not data:
        return None
    if last is None or "as_last_time" not in data:
        return data
    # What a request sent cannot be changed.
    data = data.copy()
    for name in ANSWERS:
        value = SittingForm.base_fields[name].prepare_value(getattr(last, name))
        data[name] = "" if value is None else str(value)
    return data


@require_safe
def sitting_end(request: SignedInRequest) -> HttpResponse:
    """The judgements, the result, and what to decide now."""
    view = viewpoint_of(request)
    summary = view.summary()
    this_sitting = sitting(view.ledger, summary.rows, view.today)
    context = {
        "view": view,
        "summary": summary,
        "sitting": this_sitting,
        "sentence": sentence(summary, view.if_words),
        "tallies": tallies(summary.rows),
        "shows_result": bool(summary.sides.offline or summary.sides.online),
        "suggested": suggested(this_sitting, read_decisions(request.user), view.today),
        "go_on": _address(this_sitting.left[0]) if this_sitting.left else "",
    }
    return render(request, "reflections/sitting/end.html", context)


def _address(asked: SittingNetwork | None) -> str:
    """Where it is asked about; without one, the end."""
    return reverse("sitting_turn", args=[asked.network.id]) if asked else reverse("sitting_end")
