"""Search over everything, and the actions that a few letters lead to."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.text import fold
from reflections.scope import Link
from reflections.search import SearchGroup
from reflections.search import search as search_ledger

# Each word is looked for by itself, in every row.
LONGEST = 200
# Where a row of each kind is shown, and where all that were found are, if anywhere.
PAGES = {
    "Networks": ("organisation", "networks"),
    "Activities": ("activity_edit", "activities"),
    "Fees": ("fee_edit", ""),
    "Journal": ("journal_entry", "journal"),
    "Decisions": ("decision_edit", ""),
}
# What one may want to do, other words for it, and where that is.
ACTIONS = [
    ("Log an activity", "add event meeting did", "log", ""),
    ("Add a fee", "log pay cost subscription", "log", "what=fee"),
    ("Say what a network gave you", "appraise appraisal worth judge", "log", "what=appraisal"),
    ("Say what each gave you this year", "appraise all sitting yearly worth", "sitting", ""),
    ("Add a role", "log committee office", "log", "what=role"),
    ("Write in the journal", "note reflection entry new", "journal_write", ""),
    ("Add a network", "join body membership new", "network_add", ""),
    ("Compare networks", "side by side", "compare", ""),
    ("See what renews", "renewals due decide", "renewals", ""),
    ("Read my decisions", "past decisions", "decisions", ""),
    ("Look at the dashboard", "home start overview figures", "dashboard", ""),
    ("See all networks", "list tree", "networks", ""),
    ("See all activities", "list diary", "activities", ""),
    ("Read the journal", "list entries reflections", "journal", ""),
    ("Bring in CSV files", "import upload", "ledger_import", ""),
    ("Take my ledger with me", "export download csv", "ledger_export", ""),
    ("Change preferences", "settings currency dates language", "preferences", ""),
    ("Change my name or e-mail", "profile account", "profile", ""),
    ("Change my password", "account sign in", "password_change", ""),
    ("Bring something back", "bin deleted undo trash", "bin", ""),
]


@require_safe
def search(request: SignedInRequest) -> HttpResponse:
    """The rows that say the words, and the actions; part=found gives the list alone."""
    text = request.GET.get("text", "").strip()[:LONGEST]
    shelves = search_ledger(request.user, text)
    is_part = request.GET.get("part") == "found"
    back = reverse("search") + (f"?{urlencode({'text': text})}" if text else "")
    return render(
        request,
        "reflections/parts/found.html" if is_part else "reflections/search.html",
        {
            "text": text,
            "shelves": [_with_links(shelf, text, back) for shelf in shelves],
            "actions": _actions(text),
        },
    )


def _with_links(shelf: SearchGroup, text: str, back: str) -> dict:
    page, every = PAGES[shelf.name]
    # These two have no form that could lead back to here.
    ending = "" if page in ("organisation", "journal_entry") else f"?{urlencode({'next': back})}"
    period = {"period": "all"} if every == "activities" else {}
    all_href = every and f"{reverse(every)}?{urlencode(period | {'text': text})}"
    return {
        "name": shelf.name,
        "rows": [(row, reverse(page, args=[row.pk]) + ending) for row in shelf.hits],
        "has_more": shelf.has_more,
        "all_href": all_href,
    }


def _actions(text: str) -> list[Link]:
    """Those with every word; all of them where there is none."""
    words = fold(text).split()
    return [
        Link(label, reverse(page) + (f"?{query}" if query else ""))
        for label, others, page, query in ACTIONS
        if all(word in fold(f"{label} {others}") for word in words)
    ]
