"""Small ledgers as CSV text, and what an import makes of them."""

import hashlib
import textwrap
from functools import partial

from django.apps import apps

from networks import csvfiles
from networks.csvfiles.reading.sources import from_texts
from reflections.csv_tables import LEDGER
from tests.factories import UserFactory

from_path = partial(csvfiles.from_path, LEDGER)
from_stream = partial(csvfiles.from_stream, LEDGER)
write_folder = partial(csvfiles.write_folder, LEDGER)
write_zip = partial(csvfiles.write_zip, LEDGER)

CILIP = {
    "organisations": "name\nCILIP",
    "memberships": "organisation,started_on\nCILIP,2009-09-01",
}
FEES = "organisation,membership_started_on,kind,amount,currency,exchange_rate,paid_on"


def sources(**files):
    """The text of each file, dedented, by its table's name; bytes are taken as they are."""
    data = {
        name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()
    }
    return from_texts(LEDGER, data)


def bring_in(owner=None, **files):
    return csvfiles.bring_in(owner or UserFactory(), sources(**files))


def said(plan):
    return [str(problem) for problem in plan.problems]


def counts(plan):
    return {
        batch.table.name: (batch.added, batch.changed, batch.left_alone) for batch in plan.batches
    }


def everything():
    """A digest of every row of every table of the ledger, versions included."""
    models = [
        m for app in ("networks", "reflections") for m in apps.get_app_config(app).get_models()
    ]
    models += [apps.get_model("reflections.Reflection").organisations.through]
    rows = [list(model.objects.order_by("pk").values_list()) for model in models]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def refused(**files):
    """What is said of the files, after a look whether they were kept out as a whole."""
    before = everything()
    plan = bring_in(UserFactory(), **files)
    assert everything() == before
    return said(plan)


def text(block):
    return textwrap.dedent(block).lstrip()
