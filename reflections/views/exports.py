"""Figures and ledgers as files."""

from tempfile import TemporaryFile

from django.http import FileResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from networks.csvfiles.exporting import write_zip
from reflections.csv_tables import LEDGER
from reflections.figures.summary_csv import csv_lines
from reflections.views.viewpoint import viewpoint_of


@require_safe
def summary_csv(request):
    """What the dashboard shows, as a file."""
    lines = csv_lines(viewpoint_of(request).summary())
    headers = {"Content-Disposition": 'attachment; filename="summary.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def ledger_export(request):
    """The whole ledger, of one moment: written to a temporary file first, then sent in pieces."""
    archive = TemporaryFile()  # noqa: SIM115 (the answer closes it once it is sent)
    write_zip(LEDGER, request.user, archive)
    archive.seek(0)
    return FileResponse(archive, as_attachment=True, filename="ledger.zip")
