"""A role as a person tells it."""

from networks.forms.record import LedgerForm
from networks.forms.widgets import short_text
from networks.models import Role


class RoleForm(LedgerForm):
    class Meta:
        model = Role
        fields = ["title", "started_on", "ended_on", "notes"]
        labels = {"title": "What you are there", "started_on": "Since", "ended_on": "Until"}
        help_texts = {
            "title": "Treasurer, committee member, mentor …",
            "ended_on": "Empty while you still are.",
        }
        widgets = {"notes": short_text()}
