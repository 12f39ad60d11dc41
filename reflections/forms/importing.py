"""Files to be brought into a ledger."""

from django import forms
from django.core.exceptions import ValidationError

from networks.csvfiles.sources import MEGABYTE

# About 100,000 rows; twice as many would take half a gigabyte of memory to check.
LARGEST_UPLOAD = 10 * MEGABYTE
ACCEPTED = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".zip", ".ics", ".json", "text/csv")
ACCEPTED += (".ofx", ".qfx", ".qbo", ".qif")


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files, an empty one among them too: what is wrong with it is said later."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list) else [data]
        cleaned = [super(FilesField, self).clean(file, initial) for file in files or [None]]
        total = sum(file.size for file in cleaned)
        if total > LARGEST_UPLOAD:
            raise ValidationError(
                f"This is {total / MEGABYTE:.1f} MB; the most is {LARGEST_UPLOAD // MEGABYTE} MB. "
                "Bring it in in parts, the organisations and memberships first."
            )
        return cleaned


class ImportForm(forms.Form):
    files = FilesField(
        label="Your files",
        allow_empty_file=True,
        widget=FilesInput(attrs={"accept": ",".join(ACCEPTED)}),
        help_text="A spreadsheet (.xlsx, .ods, .csv), a calendar (.ics), a bank’s statement (.csv, "
        ".ofx, .qif) or a ledger’s .zip: at most 10 MB.",
        error_messages={"required": "Choose a file first."},
    )
