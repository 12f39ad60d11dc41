"""What a person was in a network: treasurer, secretary, member of a committee."""

from typing import Self

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from networks.arithmetic.periods import VagueDate
from networks.fields import (
    LineField,
    PrecisionField,
    ProseField,
    SearchField,
    VagueDateField,
    validate_visible,
)
from networks.fields.dates import as_vague
from networks.models.constraints import days, precisions, ref_once
from networks.models.organisation import Organisation
from networks.models.record import Record


class RoleQuerySet(models.QuerySet["Role"]):
    def of(self, owner: User) -> Self:
        return self.filter(organisation__owner=owner)


class Role(Record):
    """A seat, an office or a job that the person holds in a network."""

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="roles",
        db_index=False,
        verbose_name="network",
    )
    title = LineField(max_length=200, validators=[validate_visible])
    started_on = VagueDateField("started")
    started_on_precision = PrecisionField()
    ended_on = VagueDateField("ended", null=True, blank=True, counts_to_last=True)
    ended_on_precision = PrecisionField()
    notes = ProseField()
    search_text = SearchField(source=("title", "notes"))

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["started_on", "id"]
        indexes = [models.Index(fields=["organisation", "started_on"], name="role_by_start")]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="role_has_a_title"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="role_ends_after_it_starts",
                violation_error_message="It ends before it starts.",
            ),
            ref_once("role", "organisation"),
            *days("role", "started_on", "ended_on"),
            *precisions("role", "started_on", "ended_on"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation.short}"

    @property
    def start(self) -> VagueDate:
        return as_vague(self.started_on, self.started_on_precision)

    @property
    def end(self) -> VagueDate | None:
        return as_vague(self.ended_on, self.ended_on_precision)

    def clean(self) -> None:
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": "It ends before it starts."})
