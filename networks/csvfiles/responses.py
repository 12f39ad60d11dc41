"""A table as a download."""

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from networks.csvfiles.table import ROWS_AT_ONCE, Table


def csv_response(table: Table, queryset, filename: str = "") -> StreamingHttpResponse:
    """The rows of `queryset`, sent as they are read in a file called after the table by default."""
    rows = table.select(queryset).iterator(chunk_size=ROWS_AT_ONCE)
    return StreamingHttpResponse(
        table.lines(rows),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": content_disposition_header(True, filename or table.file),
            "X-Content-Type-Options": "nosniff",
        },
    )
