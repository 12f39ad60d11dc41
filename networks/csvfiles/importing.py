"""An import from its sources to the ledger: all of it or nothing."""

from django.contrib.auth import get_user_model
from django.db import DataError, IntegrityError, transaction

from networks.csvfiles.checking import check
from networks.csvfiles.ledger_rows import LedgerRows
from networks.csvfiles.reading import read_sheet
from networks.csvfiles.reports import Plan, Problem, in_order
from networks.csvfiles.sources import Sources


def plan(owner, sources: Sources) -> Plan:
    """What an import of `sources` into the owner's ledger would do; it saves nothing."""
    result = Plan(owner, sources, problems=list(sources.problems))
    if result.problems:
        return result
    ledger = LedgerRows(owner)
    for table in sources.tables:
        if table.name in sources.files:
            sheet = read_sheet(table, sources.files[table.name])
            if not sheet.whole:
                ledger.incomplete.add(table.name)
            batch, problems = check(sheet, ledger)
            result.batches.append(batch)
            result.problems += sheet.problems + problems
    result.problems = in_order(result.problems, sources.tables)
    return result


def bring_in(owner, sources: Sources) -> Plan:
    """Import `sources`; the plan it gives back has been carried out, unless it has problems."""
    result = Plan(owner, sources)
    try:
        with transaction.atomic():
            # Two imports into one ledger take turns: the second reads what the first has saved.
            get_user_model().objects.select_for_update().get(pk=owner.pk)
            result = plan(owner, sources)
            if result.ok:
                for batch in result.batches:
                    batch.table.save(batch.entries)
    except (IntegrityError, DataError) as error:
        reason = f"The database refused the ledger as a whole, and nothing was saved: {error}"
        result.problems.append(Problem("", reason.strip()))
    return result
