"""An upload that waits for a yes: what it would do, and doing it."""

from datetime import date
from io import BytesIO

from networks import csvfiles
from networks.arithmetic.typed_dates import DateOrder
from networks.csvfiles import Plan, Sources
from networks.other_files.choices import fingerprint
from networks.other_files.material import Material
from reflections.csv_tables import LEDGER
from reflections.forms.importing import LARGEST_UPLOAD
from reflections.models import Matching, Upload


def keep_sheets(owner, name: str, material: Material) -> Upload:
    """Let them wait, with what was said before of sheets that have the same headings."""
    recall(owner, material)
    upload = Upload.objects.keep(owner, name, choices=material.choices_json())
    upload.sheets = material.grids_json()
    upload.save(update_fields=["packed_sheets"])
    return upload


def recall(owner, material: Material) -> None:
    prints = {
        fingerprint(grid, choices): choices
        for grid, choices in zip(material.grids, material.choices, strict=True)
        if not choices.table
    }
    for kept in Matching.objects.of(owner).filter(fingerprint__in=prints):
        prints[kept.fingerprint].recall(kept.choices)


def remember(owner, material: Material) -> None:
    for grid, choices in zip(material.grids, material.choices, strict=True):
        if not choices.table:
            Matching.objects.remember(owner, fingerprint(grid, choices), choices.to_remember())


def material_of(upload: Upload) -> Material | None:
    """None for files that are laid out as a ledger's."""
    sheets = upload.sheets
    return None if sheets is None else Material.from_json(LEDGER, sheets, upload.choices)


def plan_of(upload: Upload, order: DateOrder | None, today: date) -> Plan:
    material = material_of(upload)
    if material:
        return material.plan(upload.owner, order, today)
    return csvfiles.plan(upload.owner, sources_of(upload), order)


def bring_in(upload: Upload, order: DateOrder | None, today: date) -> Plan:
    material = material_of(upload)
    if material:
        return material.bring_in(upload.owner, order, today)
    return csvfiles.bring_in(upload.owner, sources_of(upload), order)


def sources_of(upload: Upload) -> Sources:
    return csvfiles.from_stream(LEDGER, "upload.zip", BytesIO(upload.content), LARGEST_UPLOAD)
