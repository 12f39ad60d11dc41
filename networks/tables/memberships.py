from operator import attrgetter

from networks.models import Membership
from networks.tables.columns import columns
from networks.tables.references import OrganisationColumn
from networks.tables.table import Table

MEMBERSHIPS = Table(
    name="memberships",
    model=Membership,
    columns=(
        OrganisationColumn(Membership._meta.get_field("organisation")),
        *columns(
            Membership,
            "category",
            "started_on",
            "ended_on",
            "held_by",
            "held_for",
            "credential",
            "notice_days",
            "reason_joined",
            "reason_left",
        ),
    ),
    key=attrgetter("organisation.name_key", "started_on"),
    once=("started_on", "Line {line} has a membership of it from that day already."),
    joins=("organisation",),
)
