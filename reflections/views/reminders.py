"""Letters about what is due: seen beforehand, switched off and on, also from within one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from networks.accounts.signed_in import SignedInRequest
from reflections.forms.reminders import RemindersForm
from reflections.models import ReminderChoice
from reflections.reminders.due import reminders


@require_http_methods(["GET", "HEAD", "POST"])
def preview_reminders(request: SignedInRequest) -> HttpResponse:
    """What the next letter will say, and what may stand in letters at all."""
    form = RemindersForm(request.POST if request.method == "POST" else None, request.user)
    if form.is_bound and form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("preview_reminders")
    context = {
        "form": form,
        "reminders": reminders(request.user, timezone.localdate()),
        "is_off": ReminderChoice.objects.filter(owner=request.user, is_off=True).exists(),
        "is_weekly": form["weekly"].initial,
    }
    status = 422 if form.is_bound else 200
    return render(request, "reflections/reminders/preview.html", context, status=status)


@require_POST
def reminders_turn(request: SignedInRequest) -> HttpResponse:
    is_off = "off" in request.POST
    ReminderChoice.objects.turn(request.user.pk, is_off=is_off)
    messages.success(request, "No letters any more." if is_off else "Letters will come.")
    return redirect("preview_reminders")


# Mail programs post here by themselves for their reader, who has no form of ours (RFC 8058).
@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reminders_off(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the letters by what one of them says, without signing in; looking changes nothing."""
    try:
        owner_id = ReminderChoice.objects.all().owner_id_in(token)
    except (signing.BadSignature, ValueError):
        raise Http404("No letter of ours names that.") from None
    if request.method == "POST":
        ReminderChoice.objects.turn(owner_id, is_off=True)
    return render(
        request, "reflections/reminders/stopped.html", {"is_done": request.method == "POST"}
    )
