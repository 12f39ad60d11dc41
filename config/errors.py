from django.shortcuts import render

NOT_TYPED = {"csrfmiddlewaretoken", "next", "opened_version"}


def not_found(request, exception):
    """With what a person sent, so that no word is lost where the row was deleted meanwhile."""
    return render(request, "404.html", {"typed": _typed(request)}, status=404)


def _typed(request) -> list[tuple[str, str]]:
    if request.method != "POST" or not _is_signed_in(request):
        return []
    return [
        (name.replace("_", " "), value)
        for name, values in request.POST.lists()
        for value in values
        if value.strip() and name not in NOT_TYPED and "password" not in name
    ]


def _is_signed_in(request) -> bool:
    # An address can be refused before anybody asks who sent it.
    return hasattr(request, "user") and request.user.is_authenticated
