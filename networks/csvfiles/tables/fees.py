"""fees.csv: what memberships cost."""

from operator import attrgetter

from networks.csvfiles.columns.of_fields import RefColumn, columns
from networks.csvfiles.columns.references import MembershipStartColumn, MembersOrganisationColumn
from networks.csvfiles.table import MoneyTable
from networks.models import Fee

FEES = MoneyTable(
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
            "every",
            "repeats_until",
            "paid_by",
            "notes",
        ),
        RefColumn(Fee),
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
    filled_in=("exchange_rate",),
)
