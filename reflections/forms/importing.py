"""Files to be brought into a ledger."""

from io import BytesIO
from typing import Any, BinaryIO

from django import forms
from django.core.exceptions import ValidationError

from networks.csvfiles.reading.sources import MEGABYTE
from networks.other_files.reading.pasted import PASTED

# About 100,000 rows; twice as many would take half a gigabyte of memory to check.
LARGEST_UPLOAD = 10 * MEGABYTE
LONGEST_PASTED = 200_000
CHOOSE_FIRST = "Choose a file first, or paste a list."
ONE_ONLY = "Files or a pasted list, one at a time."
ACCEPTED = (
    *(".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".zip", ".ics", ".json", "text/csv"),
    *(".ofx", ".qfx", ".qbo", ".qif"),
)


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files, an empty one among them too: what is wrong with it is said later."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, list) else [data]
        cleaned = [super(FilesField, self).clean(file, initial) for file in files if file]
        total = sum(file.size for file in cleaned)
        if total > LARGEST_UPLOAD:
            raise ValidationError(
                f"This is {total / MEGABYTE:.1f} MB; the most is {LARGEST_UPLOAD // MEGABYTE} MB. "
                "Bring it in in parts, the organisations and memberships first."
            )
        return cleaned


class ImportForm(forms.Form):
    # Django takes its fields off the class: `files` of a form are what was sent, as ever.
    files = FilesField(  # type: ignore[assignment]
        label="Your files",
        required=False,
        allow_empty_file=True,
        widget=FilesInput(attrs={"accept": ",".join(ACCEPTED)}),
        help_text="A spreadsheet (.xlsx, .ods, .csv), a calendar (.ics), a bank’s statement (.csv, "
        ".ofx, .qif) or a ledger’s .zip: at most 10 MB.",
    )
    pasted = forms.CharField(
        label="Or paste a list",
        required=False,
        max_length=LONGEST_PASTED,
        widget=forms.Textarea({"rows": 3}),
        help_text="The memberships of your CV, one a line: 1998–2004 Member, Society of Indexers. "
        "Rows copied from a spreadsheet will do, too, with their headings.",
    )

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        given = [bool(cleaned.get("files")), bool(cleaned.get("pasted"))]
        if not self.errors and sum(given) != 1:
            self.add_error(*(("pasted", ONE_ONLY) if all(given) else ("files", CHOOSE_FIRST)))

    @property
    def named(self) -> list[tuple[str, BinaryIO]]:
        """What was given, each with what it is called."""
        if pasted := self.cleaned_data["pasted"]:
            return [(PASTED, BytesIO(pasted.encode("utf-8", "replace")))]
        return [(file.name, file) for file in self.cleaned_data["files"]]
