"""The example story, into an empty ledger and out of it again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from networks.accounts.signed_in import SignedInRequest
from networks.views.editing import rows_counted, tell
from reflections.story import falls_with_story, remove_story, tell_story


@require_POST
def story_load(request: SignedInRequest) -> HttpResponse:
    plan = tell_story(request.user, timezone.localdate())
    if plan is None:
        messages.error(request, "The example story needs an empty ledger; yours has its own.")
    elif plan.problems:
        messages.error(request, f"The story could not be told: {plan.problems[0]}")
    else:
        tell(request, "The example story is here, told as if it happened lately. Look around.")
    return redirect("dashboard")


@require_POST
def story_remove(request: SignedInRequest) -> HttpResponse:
    """At once, unless something of the person's own hangs on the story: then they are asked."""
    own = falls_with_story(request.user)
    if own and "sure" not in request.POST:
        # Such as: 2 activities, 1 fee.
        lines = [
            (place, ", ".join(rows_counted(model, number) for model, number in rows.most_common()))
            for place, rows in own.items()
        ]
        return render(request, "reflections/starting/story_remove.html", {"lines": lines})
    change = remove_story(request.user)
    if change:
        tell(request, "The example story is gone. The ledger is yours.", change)
    else:
        messages.error(request, "There is nothing of the example story here.")
    return redirect("dashboard")
