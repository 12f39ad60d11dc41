"""A body out of the catalogue, as it would stand in a person's ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User

from networks.catalogue import Body, catalogue
from networks.changing import Steps
from networks.forms.field_of import field_of
from networks.models import Membership, Organisation

INCLUDED = "Included"
AS_THE_BODY = ("started_on", "started_on_precision", "held_by")


@dataclass(frozen=True)
class CataloguePick:
    """`own` and `parent` are the body and what it is part of, where the ledger has them already.

    `missing` is what it is part of where the ledger has not; `groups` are those still to join.
    """

    body: Body
    own: Organisation | None
    parent: Organisation | None
    missing: Body | None
    groups: list[Body]

    @property
    def initial(self) -> dict:
        return {**self.body.fields, "parent": self.parent and self.parent.pk}


def pick(owner: User, key: str) -> CataloguePick | None:
    """One query; None when there is no such body."""
    known = catalogue()
    body = known.get(key)
    if body is None:
        return None
    own = {organisation.name_key: organisation for organisation in Organisation.objects.of(owner)}
    above = known.parent_of(body)
    parent = own.get(above.name_key) if above else None
    groups = [group for group in known.groups_of(body) if group.name_key not in own]
    missing = None if parent else above
    return CataloguePick(body, own.get(body.name_key), parent, missing, groups)


class GroupsForm(forms.Form):
    """Groups of a body, to be joined along with it."""

    groups = forms.MultipleChoiceField(
        label="Join these groups too",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="From the same day, included in its membership.",
    )

    def __init__(self, *args: Any, offered: Sequence[Body], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.offered = {group.key: group for group in offered}
        by_name = [(key, group.name) for key, group in self.offered.items()]
        field_of(self, "groups", forms.MultipleChoiceField).choices = by_name

    def join(self, membership: Membership, steps: Steps) -> None:
        """Each chosen one below the membership's organisation; ValidationError when refused."""
        body = membership.organisation
        same = {name: getattr(membership, name) for name in AS_THE_BODY}
        for key in self.cleaned_data["groups"]:
            fields = self.offered[key].fields
            group = Organisation(owner_id=body.owner_id, parent=body, **fields)
            group.full_clean()
            steps.save(group)
            steps.save(Membership(organisation=group, category=INCLUDED, **same))
