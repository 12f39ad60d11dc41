"""What all rows of a ledger have in common."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models

from networks.fields import DerivedField
from networks.models.constraints import together

if TYPE_CHECKING:
    from networks.models.membership import Membership


class OwnedRows(Protocol):
    """What every table of a ledger has for its manager: look-ups begin with the owner's rows."""

    def of(self, owner: User) -> models.QuerySet[Any]: ...


@runtime_checkable
class Owned(Protocol):
    """A model with rows of one owner, a record of the ledger or not."""

    @property
    def objects(self) -> OwnedRows: ...


def owned_rows(owner: User, model: type[models.Model]) -> models.QuerySet[Any]:
    """The owner's rows of a model found by its name, or at the end of a link: all are Owned."""
    assert isinstance(model, Owned)
    return model.objects.of(owner)


class Record(models.Model):
    """A row of a ledger; its version counts saves, so that two tabs cannot undo each other.

    `ref` is its lasting name in files: once among the rows of its table in one ledger, whatever
    else in it changes. Another person's row may have the same, when they took over a file.
    """

    # Whether it holds sums or rates that mean something in one home currency alone.
    in_home_money = False
    # The columns of such sums; a rate stands in exchange_rate.
    home_sums: tuple[str, ...] = ()

    # What pages call one row and several, where that is not its name in the admin and in files.
    called: tuple[str, str] | None = None

    # Whether those on which it has a say are about to be saved with it, and are asked then.
    rows_below_follow = False

    objects: OwnedRows

    ref = models.UUIDField(default=uuid4, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        # Counted here, not in the database: forms compare it with the version that they showed.
        if not self._state.adding:
            self.version += 1
            update_fields = update_fields and {*update_fields, "version"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def save_base(self, raw: bool = False, *args: Any, **kwargs: Any) -> None:
        """A raw save takes the columns as they are, and an old undo knows no newer ones."""
        if raw:
            for field in self._meta.concrete_fields:
                if isinstance(field, DerivedField):
                    field.pre_save(self, add=False)
        super().save_base(raw, *args, **kwargs)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Each constraint by itself, for its message, only where one of them does not hold."""
        excluded = set(exclude or ())
        try:
            for constraint in together(self._meta.constraints, excluded):
                constraint.validate(type(self), self, exclude=excluded)
        except ValidationError:
            super().validate_constraints(exclude)

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        super().validate_unique(exclude)
        self.check_in_ledger()

    def check_in_ledger(self) -> None:
        """The rules across rows: ValidationError unless it may stand among those stored now.

        Forms ask before a save, and every change once more at its end (networks.changing).
        """
        is_asked = self.pk and not self.rows_below_follow
        for relation in self._meta.related_objects if is_asked else ():
            if issubclass(relation.related_model, Record):
                relation.related_model.check_below(self)

    @classmethod
    def check_below(cls, parent: "Record") -> None:
        """ValidationError unless the rows of this model that hang on `parent` still may."""

    @classmethod
    def gone_on(cls, before: "Membership", after: "Membership") -> "Record | None":
        """A new row of this model for what goes on as `after`, from what hangs on `before`."""
        return None

    def check_turning(self) -> None:
        """ValidationError unless it may take the place of what is stored; asked before a save."""

    def check_deleting(self) -> None:
        """ValidationError unless it may go."""
