from operator import attrgetter

from networks.tables.columns import columns
from networks.tables.references import OrganisationColumn
from networks.tables.table import Table
from reflections.models import Decision

DECISIONS = Table(
    name="decisions",
    model=Decision,
    columns=(
        OrganisationColumn(Decision._meta.get_field("organisation")),
        *columns(Decision, "decided_on", "choice", "because", "expected_activities", "review_on"),
    ),
    key=attrgetter("organisation.name_key", "decided_on", "choice"),
    joins=("organisation",),
)
