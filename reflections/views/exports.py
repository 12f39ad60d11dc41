"""Lists, figures and ledgers as files of just what is shown.

Every address ends in how it is wanted, and `ending` says it: csv, xlsx or json.
"""

from django.http import StreamingHttpResponse
from django.views.decorators.http import require_safe

from networks.accounts.signed_in import SignedInRequest
from networks.csvfiles.exporting.listing import of_figures, of_table
from networks.csvfiles.exporting.responses import listing_response, xlsx_response
from networks.csvfiles.exporting.whole_ledger import write_xlsx, zip_pieces
from networks.csvfiles.table import ROWS_AT_ONCE
from networks.csvfiles.tables import ACTIVITIES, ORGANISATIONS
from networks.models import HeldFor, Organisation
from networks.views.by_token import opened_by_token
from reflections.csv_tables import DECISIONS, LEDGER, REFLECTIONS
from reflections.figures import each_year, summary_csv
from reflections.figures.load import read_outline
from reflections.figures.purposes import held_networks
from reflections.figures.tree import entries
from reflections.forms.journal_filter import JournalFilter, shelf_of
from reflections.forms.networks_filter import NetworksFilter
from reflections.history import compared
from reflections.models import Decision, Reflection
from reflections.renewals import renewals_csv
from reflections.renewals.due import renewals
from reflections.views.activities import chosen_activities
from reflections.views.compare import MOST, asked_networks
from reflections.views.viewpoint import viewpoint_of


@opened_by_token
@require_safe
def summary_file(request: SignedInRequest, ending: str) -> StreamingHttpResponse:
    """What the dashboard shows."""
    view = viewpoint_of(request)
    summary = view.summary()
    rows = summary_csv.values(summary)
    listing = of_figures("summary", summary_csv.HEADINGS, rows, summary_csv.TEXTS)
    beside = {"currency": view.everything.currency} | summary_csv.totals(summary)
    return listing_response(listing, ending, beside)


@opened_by_token
@require_safe
def compare_file(request: SignedInRequest, ending: str) -> StreamingHttpResponse:
    """The figures of the networks that stand side by side, in their order."""
    view = viewpoint_of(request)
    summary = view.summary()
    asked = [pk for pk in asked_networks(request, view) if pk in view.ledger.networks]
    columns = compared.compared(view.ledger, summary, asked[:MOST], view.today)
    rows = compared.values(summary, columns)
    listing = of_figures("compare", compared.HEADINGS, rows, compared.TEXTS)
    return listing_response(listing, ending)


@opened_by_token
@require_safe
def purposes_file(request: SignedInRequest, ending: str) -> StreamingHttpResponse:
    """What each network is held for: a column for each purpose."""
    view = viewpoint_of(request)
    rows = [
        (entry.network.name, *("yes" if p.value in entry.purposes else "no" for p in HeldFor))
        for entry in held_networks(view.ledger, view.scope.period)
    ]
    headings = ("organisation", *(purpose.value for purpose in HeldFor))
    return listing_response(of_figures("purposes", headings, rows, headings[:1]), ending)


@opened_by_token
@require_safe
def reports_file(request: SignedInRequest, ending: str) -> StreamingHttpResponse:
    """The years that /reports/ shows, the newest first."""
    view = viewpoint_of(request)
    years = each_year.year_by_year(view.ledger, view.scope.lens, view.today)
    rows = [each_year.values(year, view.scope.lens) for year in reversed(years)]
    return listing_response(of_figures("reports", each_year.HEADINGS, rows, ()), ending)


@opened_by_token
@require_safe
def renewals_file(request: SignedInRequest, ending: str) -> StreamingHttpResponse:
    """What /renewals/ shows of every membership that renews and is not settled."""
    view = viewpoint_of(request)
    rows = [
        renewals_csv.values(renewal)
        for renewal in renewals(view.ledger, view.today, view.scope.lens)
    ]
    listing = of_figures("renewals", renewals_csv.HEADINGS, rows, renewals_csv.TEXTS)
    return listing_response(listing, ending, {"currency": view.everything.currency})


@opened_by_token
@require_safe
def networks_file(request: SignedInRequest, ending: str) -> StreamingHttpResponse:
    """The networks that /networks/ shows, in its order."""
    view = viewpoint_of(request)
    every = entries(view.ledger, view.summary(), view.today)
    shown = [entry.network.id for entry in NetworksFilter(request.GET).filter(every)]
    own = ORGANISATIONS.select(Organisation.objects.of(request.user)).in_bulk()
    # In the order of the page, which comes from figures that no query knows.
    listing = of_table(ORGANISATIONS, (own[pk] for pk in shown))
    return listing_response(listing, ending, {"currency": view.everything.currency})


@opened_by_token
@require_safe
def activities_file(request: SignedInRequest, ending: str) -> StreamingHttpResponse:
    """All that the list of activities shows, on however many pages."""
    view = viewpoint_of(request, read_outline)
    _, shown = chosen_activities(request, view)
    rows = ACTIVITIES.select(shown).iterator(chunk_size=ROWS_AT_ONCE)
    beside = {"currency": view.everything.currency}
    return listing_response(of_table(ACTIVITIES, rows), ending, beside)


@opened_by_token
@require_safe
def decisions_file(request: SignedInRequest, ending: str) -> StreamingHttpResponse:
    """What was decided about the networks that are not left out, the latest first."""
    view = viewpoint_of(request, read_outline)
    gone = view.everything.networks.keys() - view.ledger.networks.keys()
    rows = Decision.objects.of(request.user).latest_first().exclude(organisation__in=gone)
    return listing_response(of_table(DECISIONS, DECISIONS.select(rows)), ending)


@opened_by_token
@require_safe
def journal_file(request: SignedInRequest, ending: str) -> StreamingHttpResponse:
    """The entries of the journal that match, on however many pages."""
    chosen = JournalFilter(request.GET, shelf=shelf_of(request.user))
    shown = chosen.filter(Reflection.objects.of(request.user)).latest_first()
    rows = REFLECTIONS.select(shown).iterator(chunk_size=ROWS_AT_ONCE)
    return listing_response(of_table(REFLECTIONS, rows), ending)


@opened_by_token
@require_safe
def ledger_export(request: SignedInRequest) -> StreamingHttpResponse:
    """The whole ledger, of one moment, sent as it is made."""
    headers = {"Content-Disposition": 'attachment; filename="ledger.zip"'}
    pieces = zip_pieces(LEDGER, request.user)
    return StreamingHttpResponse(pieces, content_type="application/zip", headers=headers)


@opened_by_token
@require_safe
def ledger_xlsx(request: SignedInRequest) -> StreamingHttpResponse:
    """The same as one workbook."""
    return xlsx_response("ledger.xlsx", lambda file: write_xlsx(LEDGER, request.user, file))
