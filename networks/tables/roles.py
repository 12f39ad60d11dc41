from operator import attrgetter

from networks.models import Role
from networks.tables.columns import columns
from networks.tables.references import OrganisationColumn
from networks.tables.table import Table

ROLES = Table(
    name="roles",
    model=Role,
    columns=(
        OrganisationColumn(Role._meta.get_field("organisation")),
        *columns(Role, "title", "started_on", "ended_on", "notes"),
    ),
    key=attrgetter("organisation.name_key", "title", "started_on"),
    joins=("organisation",),
)
