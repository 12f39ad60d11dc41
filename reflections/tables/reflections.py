from operator import attrgetter

from networks.tables.columns import columns
from networks.tables.references import OrganisationsColumn
from networks.tables.table import Table
from reflections.models import Reflection

REFLECTIONS = Table(
    name="reflections",
    model=Reflection,
    columns=(
        *columns(Reflection, "date", "title", "model", "body"),
        OrganisationsColumn(Reflection._meta.get_field("organisations")),
        *columns(Reflection, "tags"),
    ),
    key=attrgetter("date", "title"),
    prefetches=("organisations",),
)
