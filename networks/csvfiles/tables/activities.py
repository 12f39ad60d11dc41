"""activities.csv: what was done, and what it took."""

from operator import attrgetter

from networks.csvfiles.columns.of_fields import RefColumn, columns
from networks.csvfiles.columns.references import OrganisationColumn
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
            "given",
        ),
        OrganisationColumn(Activity._meta.get_field("found_through")),
        *columns(Activity, "cpd", "evidence_url"),
        RefColumn(Activity),
    ),
    key=attrgetter("organisation.name_key", "date", "title"),
    joins=("organisation", "found_through"),
    filled_in=("exchange_rate",),
)
