"""Spreadsheets as people save them, made here."""

import io
import zipfile
from datetime import date, datetime

import xlsxwriter

OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
ODS_START = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Sheet1">"""
ODS_END = "</table:table></office:spreadsheet></office:body></office:document-content>"


def xlsx(*, is_1904=False, change=None, **sheets):
    """An .xlsx of the rows of each sheet; `change` does more to the book, by its sheets."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"date_1904": is_1904})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date | datetime):
                    sheet.write_datetime(number, place, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(number, place, cell)
                elif cell is not None:
                    sheet.write(number, place, cell)
    if change:
        change(book.sheetnames)
    book.close()
    return stream.getvalue()


def ods(rows):
    """An .ods with one sheet of text, numbers and dates."""
    cells = "".join(
        f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS_START + cells + ODS_END)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{OPEN_DOCUMENT}manifest:1.0"/>',
        )
    return stream.getvalue()


def _cell(value):
    kind, given = "string", ""
    if isinstance(value, date):
        kind, given = "date", f' office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        kind, given = "float", f' office:value="{value}"'
    text = f"<text:p>{value}</text:p>"
    return f'<table:table-cell office:value-type="{kind}"{given}>{text}</table:table-cell>'
