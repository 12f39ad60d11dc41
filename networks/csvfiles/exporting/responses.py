"""Tables and listings as downloads."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from networks.csvfiles.exporting.listing import Listing
from networks.csvfiles.exporting.workbooks import SheetOut, write_workbook
from networks.csvfiles.table import ROWS_AT_ONCE, Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTES_AT_ONCE = 64 * 1024


def csv_response(
    table: Table, queryset: QuerySet[Any], filename: str = ""
) -> StreamingHttpResponse:
    """The rows of `queryset`, sent as they are read in a file called after the table by default."""
    rows = table.select(queryset).iterator(chunk_size=ROWS_AT_ONCE)
    return _csv(filename or table.file, table.lines(rows))


def listing_response(
    listing: Listing, ending: str, beside: Mapping[str, Any] | None = None
) -> StreamingHttpResponse:
    """As the file that `ending` names: csv, xlsx, or json with what stands `beside` its rows."""
    if ending == "json":
        pieces = json_pieces(listing.records, beside or {})
        return StreamingHttpResponse(pieces, content_type="application/json")
    if ending == "xlsx":
        sheet = SheetOut(listing.name, listing.headings, listing.cells)
        return xlsx_response(f"{listing.name}.xlsx", lambda file: write_workbook([sheet], file))
    return _csv(f"{listing.name}.csv", listing.lines)


def xlsx_response(filename: str, write: Callable[[BinaryIO], None]) -> StreamingHttpResponse:
    """What `write` puts into the file that it is given, once that is whole."""
    headers = {"Content-Disposition": content_disposition_header(True, filename)}
    return StreamingHttpResponse(_pieces(write), content_type=XLSX, headers=headers)


def _pieces(write: Callable[[BinaryIO], None]) -> Iterator[bytes]:
    # A workbook is a .zip with its list at the end: no part of it can be sent before it is whole.
    with TemporaryFile() as file:
        write(file)
        file.seek(0)
        while piece := file.read(BYTES_AT_ONCE):
            yield piece


def json_pieces(records: Iterable[Mapping[str, Any]], beside: Mapping[str, Any]) -> Iterator[str]:
    """One object: what stands beside, and under `rows` a list of objects, sent as they are read."""
    yield "{" + "".join(f"{_json(name)}: {_json(value)},\n" for name, value in beside.items())
    yield '"rows": ['
    for number, record in enumerate(records):
        yield f"{',' if number else ''}\n{_json(record)}"
    yield "\n]}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _csv(filename: str, lines: Iterable[str]) -> StreamingHttpResponse:
    headers = {
        "Content-Disposition": content_disposition_header(True, filename),
        "X-Content-Type-Options": "nosniff",
    }
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
