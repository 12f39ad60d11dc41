from operator import attrgetter

from networks.csvfiles.columns import columns
from networks.csvfiles.references import OrganisationColumn
from networks.csvfiles.table import MoneyTable
from networks.models import Activity

ACTIVITIES = MoneyTable(
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
    filled_in=("exchange_rate",),
)
