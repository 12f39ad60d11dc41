"""What a person is told when the ledger cannot hold what they did."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError

DELETED_MEANWHILE = "This was deleted in another window meanwhile."
BELONGS_TO_NOTHING = "What it belongs to was deleted in another window meanwhile."
# What the rules that no constraint of a model can name say when they refuse a row.
REFUSED_BY_TRIGGER = {
    "membership_no_overlap": "It overlaps another membership of the same organisation.",
    "memberships overlap": "It overlaps another membership of the same organisation.",
    "would join two ledgers": "That is not one of your networks.",
    "would lie inside or follow itself": (
        "A network can neither lie inside nor follow itself, not even by way of others."
    ),
    "foreign key": BELONGS_TO_NOTHING,
    "unique": "There is one like it already.",
}
REFUSED = "What you typed breaks a rule of the ledger; look at its dates and amounts."


def refusal(error: IntegrityError | ValidationError) -> str:
    """In words, whether the rules of a record or the database itself refused it."""
    if isinstance(error, ValidationError):
        return " ".join(dict.fromkeys(error.messages))
    text = str(error)
    for constraint in (c for model in apps.get_models() for c in model._meta.constraints):
        if constraint.name in text and not hasattr(constraint, "fields"):
            return str(constraint.get_violation_error_message())
    return next(
        (words for part, words in REFUSED_BY_TRIGGER.items() if part in text.lower()), REFUSED
    )
