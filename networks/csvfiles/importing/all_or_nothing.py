"""An import from its sources to the ledger: all of it or nothing."""

from collections.abc import Callable, Iterator

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError

from networks.arithmetic.typed_dates import DateOrder
from networks.changing import Steps, one_change
from networks.csvfiles.importing.checking import Check
from networks.csvfiles.importing.ledger_rows import LedgerRows
from networks.csvfiles.importing.progress import Progress, WithProgress, finished
from networks.csvfiles.importing.reports import Batch, Plan, Problem, first_of, in_order
from networks.csvfiles.importing.unremembered import UnrememberedStarts
from networks.csvfiles.reading.sheets import Sheet, read_sheet
from networks.csvfiles.reading.sources import Sources
from networks.csvfiles.tables import ORGANISATIONS
from networks.models import ChangeKind
from networks.models.change import stored_values


def plan(owner: User, sources: Sources, order: DateOrder | None = None) -> Plan:
    """What an import of `sources` into the owner's ledger would do; it saves nothing.

    `order` answers the plan's question about dates.
    """
    return finished(planning(owner, sources, order))


def planning(owner: User, sources: Sources, order: DateOrder | None = None) -> WithProgress[Plan]:
    """The plan, and how far it is meanwhile."""
    result = Plan(owner, sources, problems=list(sources.problems), notes=list(sources.notes))
    if result.problems:
        return result
    ledger = LedgerRows(owner)
    starts = UnrememberedStarts(sources, ledger, order)
    for table in sources.tables:
        # In the order of the tables: rows name only those of their own and of earlier ones.
        if table.name in sources.files:
            sheets = [read_sheet(table, file.data, file.name) for file in sources.files[table.name]]
            result.notes += table.date_unknown_starts(sheets, starts)
            yield from _plan_sheets(result, sheets, ledger, order)
    if ledger.added:
        _plan_added(result, ledger)
    return result


def _plan_sheets(
    result: Plan, sheets: list[Sheet], ledger: LedgerRows, order: DateOrder | None
) -> Iterator[Progress]:
    table = sheets[0].table
    files = [sheet.file for sheet in sheets]
    checked = Check(sheets, ledger, order)
    if not all(sheet.whole for sheet in sheets):
        ledger.incomplete.add(table.name)
    yield from checked.run()
    if checked.two_ways:
        ledger.incomplete.add(table.name)
    result.batches.append(Batch(table, checked.entries))
    result.two_ways += in_order(checked.two_ways, files, table.headings)
    unread = [problem for sheet in sheets for problem in sheet.problems]
    result.problems += in_order(unread + checked.problems, files, table.headings)
    result.notes += [note for sheet in sheets for note in sheet.notes]


def _plan_added(result: Plan, ledger: LedgerRows) -> None:
    batch = next((batch for batch in result.batches if batch.table is ORGANISATIONS), None)
    if batch is None:
        batch = Batch(ORGANISATIONS, [])
        # Saved before the memberships that name them.
        result.batches.insert(0, batch)
    batch.entries += ledger.added
    names = [entry.row.name for entry in ledger.added]
    count = "A network is" if len(names) == 1 else f"{len(names):,} networks are"
    result.notes.append(
        f"{count} named in memberships and nowhere else, and added: {first_of(names)}."
    )


def bring_in(
    owner: User, sources: Sources, order: DateOrder | None = None, label: str = "an import"
) -> Plan:
    """Import `sources`; the plan it gives back has been carried out, if it is ok."""
    return finished(carrying_out(owner, lambda: plan(owner, sources, order), label))


def carrying_out(
    owner: User, planned: Callable[[], Plan], label: str = "an import"
) -> WithProgress[Plan]:
    """Save what a plan says, all of it as one change; what the database refuses is a problem.

    `planned` is asked for the plan once nobody else can change the ledger any more.
    """
    result = Plan(owner, None)
    try:
        with one_change(owner, label, ChangeKind.ADDED) as steps:
            result = planned()
            for batch in result.batches if result.ok else ():
                yield from _saving(batch, steps)
        result.change = steps.change
    except (IntegrityError, DataError) as error:
        # Every row was checked: what is refused now breaks a rule that only the database sees.
        reason = f"The database refused the ledger as a whole, and nothing was saved: {error}"
        result.problems.append(Problem("", reason.strip()))
    return result


def _saving(batch: Batch, steps: Steps) -> Iterator[Progress]:
    """All were checked with their files, so that the rules need not be asked row by row."""
    for done, total in batch.table.save_in_steps(batch.entries):
        yield Progress(batch.table, "saved", done, total)
    steps.added_in_bulk(entry.row for entry in batch.new)
    changed = []
    for entry in batch.updates:
        # The links were read with the row: asking the database now would tell the new ones.
        stored = entry.stored
        linked = {f.name: [other.pk for other in stored.named] for f in stored._meta.many_to_many}
        changed.append((entry.row, stored_values(stored, linked)))
    steps.changed_in_bulk(changed)
