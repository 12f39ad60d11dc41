"""The home currency stays what it is while anything in the ledger is told in it."""

from django.apps import apps
from django.core.exceptions import ValidationError

IN_USE_BY = ("Membership", "Activity")


def refuse_other_currency(owner_id: int, currency: str) -> None:
    """Stored rates and worths are in home money: it changes with them (changing/converting.py)."""
    before = apps.get_model("networks", "Preference").objects.home_currency(owner_id)
    if currency == before:
        return
    if any(apps.get_model("networks", name).objects.of(owner_id).exists() for name in IN_USE_BY):
        message = f"Your ledger is kept in {before}; change that in your preferences."
        raise ValidationError({"currency": message})
