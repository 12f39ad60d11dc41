"""An upload that waits for a yes: what it would bring in, and bringing it in."""

from datetime import date
from io import BytesIO

from django.contrib.auth.models import User

from networks import csvfiles
from networks.arithmetic.text import same_name
from networks.arithmetic.typed_dates import DateOrder
from networks.csvfiles import Plan, Sources, WithProgress
from networks.models import Change, Organisation, Preference
from networks.other_files.drafting.events import event_lines
from networks.other_files.drafting.existing import done_already, paid_already
from networks.other_files.drafting.lines import ListedLine, NetworkNames
from networks.other_files.drafting.payments import payee_key, payment_lines
from networks.other_files.grids import Grid
from networks.other_files.material import ConvertedFiles
from networks.other_files.meanings.choices import Choices, fingerprint
from networks.other_files.reading.calendars import first_day_read
from networks.other_files.reading.statement_lines import WORDS
from reflections.csv_tables import LEDGER
from reflections.forms.importing import LARGEST_UPLOAD
from reflections.models import Matching, Upload


def keep_sheets(owner: User, name: str, material: ConvertedFiles) -> Upload:
    """Let them wait, with what was said before of sheets that have the same headings."""
    recall(owner, material)
    upload = Upload.objects.keep(owner, name, choices=material.choices_json())
    upload.sheets = material.grids_json()
    upload.save(update_fields=["packed_sheets"])
    return upload


def recall(owner: User, material: ConvertedFiles) -> None:
    prints = {
        fingerprint(grid, choices): choices
        for grid, choices in zip(material.grids, material.choices, strict=True)
        if not (choices.table or grid.is_list)
    }
    for matching in Matching.objects.of(owner).filter(fingerprint__in=prints):
        prints[matching.fingerprint].recall(matching.choices)


def remember(owner: User, material: ConvertedFiles) -> None:
    for grid, choices in zip(material.grids, material.choices, strict=True):
        if not (choices.table or grid.is_list):
            Matching.objects.remember(owner, fingerprint(grid, choices), choices.to_remember())


def payee_rules(owner: User) -> dict[str, str]:
    """The name of the network that each payee was said to be, by `payee_key`."""
    matching = Matching.objects.of(owner).filter(fingerprint__startswith="payee:")
    # Keys of payees and of headings share a table, told apart by how they begin.
    # Kept by the network's number, for it may be called something else by now.
    rules = dict(matching.values_list("fingerprint", "choices__network"))
    names = dict(Organisation.objects.of(owner).values_list("pk", "name"))
    return {key: names[number] for key, number in rules.items() if number in names}


def _remember_payees(owner: User, grid: Grid, choices: Choices) -> None:
    numbers = {same_name(o.name): o.pk for o in Organisation.objects.of(owner)}
    for line, row in zip(grid.lines, grid.rows, strict=True):
        name = choices.chosen.get(str(line), "")
        if number := numbers.get(same_name(name)):
            key = payee_key(row[WORDS])
            Matching.objects.remember(owner, key, {"network": number})


def lines_of(owner: User, grid: Grid, today: date) -> list[ListedLine]:
    """What a person chooses from, in a calendar or a bank's statement."""
    names = NetworkNames(owner)
    if grid.kind == "calendar":
        return event_lines(grid, names, done_already(owner, first_day_read(today)))
    currency, there = Preference.objects.home_currency(owner.pk), paid_already(owner, today)
    return payment_lines(grid, names, payee_rules(owner), there, currency)


def material_of(upload: Upload) -> ConvertedFiles | None:
    """None for files that are laid out as a ledger's."""
    sheets = upload.sheets
    return None if sheets is None else ConvertedFiles.from_json(LEDGER, sheets, upload.choices)


def plan_of(upload: Upload, order: DateOrder | None, today: date) -> Plan:
    return csvfiles.finished(planning_of(upload, order, today))


def planning_of(upload: Upload, order: DateOrder | None, today: date) -> WithProgress[Plan]:
    """The plan, and how far it is meanwhile."""
    if material := material_of(upload):
        return material.planning(upload.owner, order, today)
    return csvfiles.planning(upload.owner, sources_of(upload), order)


def bring_in(upload: Upload, order: DateOrder | None, today: date) -> Plan:
    material = material_of(upload)
    if material:
        done = material.bring_in(upload.owner, order, today)
        if done.ok:
            _remember_chosen(upload.owner, material)
        return done
    return csvfiles.bring_in(upload.owner, sources_of(upload), order)


class ChangedMeanwhile(Exception):
    """The ledger, or what waits, is not as it was any more."""


def bringing_in(upload: Upload, order: DateOrder | None, today: date) -> WithProgress[Plan]:
    """Import and close the upload, telling how far it is; raises ChangedMeanwhile where it cannot.

    All is read and checked before anybody else has to wait; closed midway it leaves nothing.
    """
    owner, seen = upload.owner, latest_change_id(upload.owner)
    plan = yield from planning_of(upload, order, today)
    if not plan.ok:
        return plan

    def unless_overtaken() -> Plan:
        # Of two who import it at once, the second finds it deleted.
        if latest_change_id(owner) != seen or not Upload.objects.filter(pk=upload.pk).delete()[0]:
            raise ChangedMeanwhile
        return plan

    done = yield from csvfiles.carrying_out(owner, unless_overtaken)
    if done.ok and (material := material_of(upload)):
        _remember_chosen(owner, material)
    return done


def latest_change_id(owner: User) -> int | None:
    """By which a later look tells whether the ledger is still as it was."""
    return Change.objects.of(owner).order_by("pk").values_list("pk", flat=True).last()


def _remember_chosen(owner: User, material: ConvertedFiles) -> None:
    for grid, choices in material.used:
        if grid.kind == "statement":
            _remember_payees(owner, grid, choices)


def sources_of(upload: Upload) -> Sources:
    return csvfiles.from_stream(LEDGER, "upload.zip", BytesIO(upload.content), LARGEST_UPLOAD)
