from operator import attrgetter

from networks.models import Activity
from networks.tables.columns import columns
from networks.tables.references import OrganisationColumn
from networks.tables.table import Table

ACTIVITIES = Table(
    name="activities",
    model=Activity,
    columns=(
        OrganisationColumn(Activity._meta.get_field("organisation")),
        *columns(
            Activity,
            "date",
            "kind",
            "title",
            "setting",
            "hours",
            "cost",
            "currency",
            "exchange_rate",
            "cost_paid_by",
            "saved",
            "rating",
            "outcome",
            "cpd",
            "evidence_url",
        ),
    ),
    key=attrgetter("organisation.name_key", "date", "title"),
    joins=("organisation",),
)
