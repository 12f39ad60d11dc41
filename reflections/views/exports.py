"""Figures and ledgers as files."""

from collections.abc import Iterable

from django.http import StreamingHttpResponse
from django.views.decorators.http import require_safe

from networks.csvfiles.exporting import zip_pieces
from networks.views.by_token import opened_by_token
from reflections.csv_tables import LEDGER
from reflections.figures.summary_csv import csv_lines as summary_csv_lines
from reflections.renewals.due import renewals
from reflections.renewals.renewals_csv import csv_lines as renewals_csv_lines
from reflections.views.viewpoint import viewpoint_of


@opened_by_token
@require_safe
def summary_csv(request):
    """What the dashboard shows, as a file."""
    return _csv(summary_csv_lines(viewpoint_of(request).summary()), "summary.csv")


@opened_by_token
@require_safe
def renewals_csv(request):
    """What /renewals/ shows of every membership that renews and is not settled, as a file."""
    view = viewpoint_of(request)
    found = renewals(view.ledger, view.today, view.scope.lens)
    return _csv(renewals_csv_lines(found), "renewals.csv")


def _csv(lines: Iterable[str], name: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@opened_by_token
@require_safe
def ledger_export(request):
    """The whole ledger, of one moment, sent as it is made."""
    headers = {"Content-Disposition": 'attachment; filename="ledger.zip"'}
    pieces = zip_pieces(LEDGER, request.user)
    return StreamingHttpResponse(pieces, content_type="application/zip", headers=headers)
