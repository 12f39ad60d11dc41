from operator import attrgetter

from networks.tables.columns import columns
from networks.tables.references import MembershipStartColumn, MembersOrganisationColumn
from networks.tables.table import Table
from reflections.models import Appraisal

APPRAISALS = Table(
    name="appraisals",
    model=Appraisal,
    columns=(
        MembersOrganisationColumn(Appraisal._meta.get_field("membership")),
        MembershipStartColumn(Appraisal._meta.get_field("membership")),
        *columns(Appraisal, "date", "put_in", "got_out", "would_miss", "worth_per_year", "note"),
    ),
    key=attrgetter("membership.organisation.name_key", "membership.started_on", "date"),
    joins=("membership__organisation",),
)
