"""The CSV files of what a person belongs to, what it costs and what they put in."""

from networks.csvfiles.tables.activities import ACTIVITIES
from networks.csvfiles.tables.fees import FEES
from networks.csvfiles.tables.memberships import MEMBERSHIPS
from networks.csvfiles.tables.organisations import ORGANISATIONS
from networks.csvfiles.tables.preferences import PREFERENCES
from networks.csvfiles.tables.roles import ROLES

__all__ = [
    "ACTIVITIES",
    "FEES",
    "MEMBERSHIPS",
    "ORGANISATIONS",
    "PREFERENCES",
    "ROLES",
]
