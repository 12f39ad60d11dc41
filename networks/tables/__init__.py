"""One definition of each CSV file, which page, admin, command and import share."""

from networks.tables.activities import ACTIVITIES
from networks.tables.fees import FEES
from networks.tables.memberships import MEMBERSHIPS
from networks.tables.organisations import ORGANISATIONS
from networks.tables.preferences import PREFERENCES
from networks.tables.responses import csv_response
from networks.tables.roles import ROLES
from networks.tables.table import Table

__all__ = [
    "ACTIVITIES",
    "FEES",
    "MEMBERSHIPS",
    "ORGANISATIONS",
    "PREFERENCES",
    "ROLES",
    "Table",
    "csv_response",
]
