"""roles.csv: what a person was in their networks."""

from operator import attrgetter

from networks.csvfiles.columns.of_fields import RefColumn, columns
from networks.csvfiles.columns.references import OrganisationColumn
from networks.csvfiles.table import Table
from networks.models import Role

ROLES = Table(
    name="roles",
    model=Role,
    columns=(
        OrganisationColumn(Role._meta.get_field("organisation")),
        *columns(Role, "title", "started_on", "ended_on", "notes"),
        RefColumn(Role),
    ),
    key=attrgetter("organisation.name_key", "title", "started_on"),
    joins=("organisation",),
)
