"""Figures and ledgers as files."""

from django.http import StreamingHttpResponse

from reflections.summaries.cells import csv_lines
from reflections.views.viewpoint import viewpoint_of


def summary_csv(request):
    """What the dashboard shows, as a file."""
    lines = csv_lines(viewpoint_of(request).summary())
    headers = {"Content-Disposition": 'attachment; filename="summary.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
