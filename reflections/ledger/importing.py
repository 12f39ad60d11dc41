"""An import from its sources to the ledger: all of it or nothing."""

from django.contrib.auth import get_user_model
from django.db import DataError, IntegrityError, transaction

from reflections.ledger.checking import check
from reflections.ledger.known import Known
from reflections.ledger.reading import read_sheet
from reflections.ledger.reports import Plan, Problem, in_order
from reflections.ledger.saving import save
from reflections.ledger.sources import Sources
from reflections.tables import LEDGER


def plan(owner, sources: Sources) -> Plan:
    """What an import of `sources` into the owner's ledger would do; it saves nothing."""
    result = Plan(owner, sources, problems=list(sources.problems))
    if result.problems:
        return result
    known = Known(owner)
    for table in LEDGER:
        if table.name in sources.files:
            sheet = read_sheet(table, sources.files[table.name])
            if not sheet.whole:
                known.incomplete.add(table.name)
            batch, problems = check(sheet, known)
            result.batches.append(batch)
            result.problems += sheet.problems + problems
    result.problems = in_order(result.problems)
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
                save(result.batches)
    except (IntegrityError, DataError) as error:
        reason = f"The database refused the ledger as a whole, and nothing was saved: {error}"
        result.problems.append(Problem("", reason.strip()))
    return result
