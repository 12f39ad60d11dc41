from operator import attrgetter

from networks.models import Fee
from networks.tables.columns import columns
from networks.tables.references import MembershipStartColumn, MembersOrganisationColumn
from networks.tables.table import Table

FEES = Table(
    name="fees",
    model=Fee,
    columns=(
        MembersOrganisationColumn(Fee._meta.get_field("membership")),
        MembershipStartColumn(Fee._meta.get_field("membership")),
        *columns(
            Fee,
            "kind",
            "amount",
            "certainty",
            "currency",
            "exchange_rate",
            "paid_on",
            "covers_from",
            "covers_until",
            "paid_by",
            "notes",
        ),
    ),
    key=attrgetter(
        "membership.organisation.name_key",
        "membership.started_on",
        "kind",
        "paid_on",
        "paid_by",
        "covers_from",
        "covers_until",
        "amount",
    ),
    joins=("membership__organisation",),
)
