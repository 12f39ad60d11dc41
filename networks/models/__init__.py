"""What a person belongs to, what it costs and what they put in."""

from networks.models.access_token import AccessToken
from networks.models.activity import Activity
from networks.models.activity_kind import ActivityKind
from networks.models.change import Change, ChangedRow, ChangeKind
from networks.models.fee import Fee, FeeKind
from networks.models.invitation import Invitation
from networks.models.membership import HeldBy, HeldFor, Membership
from networks.models.organisation import Organisation, OrganisationKind, Setting
from networks.models.preference import Preference, PreferenceSetting
from networks.models.record import Record
from networks.models.role import Role
from networks.models.sent_form import SentForm

__all__ = [
    "AccessToken",
    "Activity",
    "ActivityKind",
    "Change",
    "ChangeKind",
    "ChangedRow",
    "Fee",
    "FeeKind",
    "HeldBy",
    "HeldFor",
    "Invitation",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "Preference",
    "PreferenceSetting",
    "Record",
    "Role",
    "SentForm",
    "Setting",
]
