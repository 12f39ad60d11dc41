"""The CSV files of a whole ledger."""

from networks.tables import ACTIVITIES, FEES, MEMBERSHIPS, ORGANISATIONS, PREFERENCES, ROLES
from reflections.tables.appraisals import APPRAISALS
from reflections.tables.decisions import DECISIONS
from reflections.tables.reflections import REFLECTIONS

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

__all__ = ["APPRAISALS", "DECISIONS", "LEDGER", "REFLECTIONS"]
