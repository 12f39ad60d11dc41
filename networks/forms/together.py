"""A page's forms, or a form of several rows, saved as one change that one undo takes back."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError

from networks.changing import Steps, one_change
from networks.models import Change, ChangeKind
from networks.models.refusals import refusal


class Refused(Exception):
    """Takes back what was saved before a form turned out to be wrong; the form says how."""


class SavedTogether:
    """What knows its `owner`, and saves its rows in `write`."""

    owner: Any
    errors: Any
    add_error: Callable
    kind = ChangeKind.CHANGED
    is_refused = False

    def write(self, steps: Steps) -> str:
        """Save the rows; gives what the change is called, Refused where a form says no."""
        raise NotImplementedError

    def refuse(self, error: ValidationError | IntegrityError) -> None:
        """Show on the page why it cannot be."""
        self.blame(refusal(error))

    def blame(self, message: str) -> None:
        """Show on the page what the ledger, or another row, had against it."""
        self.add_error(None, message)

    def save_as_one(self) -> Change | None:
        """The change to undo; None where nothing changed or, with messages, it `is_refused`."""
        self.is_refused = True
        try:
            with one_change(self.owner, "", self.kind) as steps:
                steps.label = self.write(steps)
            self.is_refused = False
            return steps.change
        except (ValidationError, IntegrityError) as error:
            self.refuse(error)
        except Refused:
            pass
        return None
