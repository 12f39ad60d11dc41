from operator import attrgetter

from networks.models import Organisation
from networks.tables.columns import columns
from networks.tables.references import OrganisationColumn
from networks.tables.table import Table

ORGANISATIONS = Table(
    name="organisations",
    model=Organisation,
    columns=(
        *columns(Organisation, "name", "short_name", "kind", "setting"),
        OrganisationColumn(Organisation._meta.get_field("parent")),
        *columns(Organisation, "website", "tax_relief", "closed_on"),
        OrganisationColumn(Organisation._meta.get_field("successor")),
        *columns(Organisation, "notes"),
    ),
    key=attrgetter("name_key"),
    once=("name", "The same name stands on line {line} already."),
    joins=("parent", "successor"),
)
