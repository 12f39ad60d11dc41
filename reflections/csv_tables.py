"""The CSV files of a whole ledger."""

from operator import attrgetter

from networks.csvfiles.columns.of_fields import RefColumn, columns
from networks.csvfiles.columns.references import (
    MembershipStartColumn,
    MembersOrganisationColumn,
    OrganisationColumn,
    OrganisationsColumn,
)
from networks.csvfiles.table import Table
from networks.csvfiles.tables import (
    ACTIVITIES,
    FEES,
    MEMBERSHIPS,
    ORGANISATIONS,
    PREFERENCES,
    ROLES,
)
from reflections.models import Appraisal, Decision, Reflection

APPRAISALS = Table(
    name="appraisals",
    model=Appraisal,
    columns=(
        MembersOrganisationColumn(Appraisal._meta.get_field("membership")),
        MembershipStartColumn(Appraisal._meta.get_field("membership")),
        *columns(Appraisal, "date", "put_in", "got_out", "would_miss", "worth_per_year", "note"),
        RefColumn(Appraisal),
    ),
    key=attrgetter("membership.organisation.name_key", "membership.started_on", "date"),
    joins=("membership__organisation",),
)

DECISIONS = Table(
    name="decisions",
    model=Decision,
    columns=(
        OrganisationColumn(Decision._meta.get_field("organisation")),
        *columns(
            Decision,
            "decided_on",
            "choice",
            "because",
            "fee",
            "expected_activities",
            "review_on",
        ),
        RefColumn(Decision),
    ),
    key=attrgetter("organisation.name_key", "decided_on", "choice"),
    joins=("organisation",),
)

REFLECTIONS = Table(
    name="reflections",
    model=Reflection,
    columns=(
        *columns(Reflection, "date", "title", "model", "body"),
        OrganisationsColumn(Reflection._meta.get_field("organisations")),
        *columns(Reflection, "tags"),
        RefColumn(Reflection),
    ),
    key=attrgetter("date", "title"),
    prefetches=("organisations",),
)

# Each table names only rows of itself and of those before it.
LEDGER = (
    PREFERENCES,
    ORGANISATIONS,
    MEMBERSHIPS,
    FEES,
    ACTIVITIES,
    ROLES,
    APPRAISALS,
    DECISIONS,
    REFLECTIONS,
)
