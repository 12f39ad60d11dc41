"""Asks about a fee for a time that another one covers already: the other half, or the same?"""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Q

from networks.arithmetic.coverage import RENEWING_KINDS
from networks.models import Fee, FeeKind, Membership

ASKED_KINDS = frozenset({*RENEWING_KINDS, FeeKind.REGISTRATION})


class CountBothField(forms.BooleanField):
    """Hidden until there is something to ask."""

    def __init__(self) -> None:
        super().__init__(
            label="The other half: count both", required=False, widget=forms.HiddenInput
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


def fees_of_same_cover(owner: User, membership: Membership | None, cleaned: dict) -> list[Fee]:
    """Fees of the same kind that cover the same days, or that repeat at the same time."""
    first, last, every = (cleaned.get(name) for name in ("covers_from", "covers_until", "every"))
    if membership is None or not membership.pk or cleaned.get("kind") not in ASKED_KINDS:
        return []
    if every:
        same = Q(every__isnull=False) & (
            Q(repeats_until=None) | Q(repeats_until__gte=first or cleaned.get("paid_on"))
        )
    elif first and last:
        same = Q(covers_from=first, covers_until=last)
    else:
        return []
    own = Fee.objects.of(owner).filter(same, membership=membership, kind=cleaned["kind"])
    return list(own.select_related("membership__organisation"))


def same_cover_question(there: list[Fee], kind: str, every: int | None) -> ValidationError:
    """A subscription for 2027 is there already: the other half, or the same?"""
    names = " and ".join(str(fee) for fee in there[:2])
    what = f"A {FeeKind(kind).label.lower()} {'that repeats' if every else 'for the same days'}"
    ask = (
        "Has the price changed? Open the old one and say since when. Both are paid? Tick here."
        if every
        else "Is this the other half, or the same? If it is the same, there is nothing to add."
    )
    return ValidationError(f"{what} is there already: {names}. {ask}", code="beside")
