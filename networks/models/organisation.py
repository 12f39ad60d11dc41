"""Networks, as a tree of bodies and their groups."""

from collections import defaultdict
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from networks.addresses import address
from networks.arithmetic.periods import VagueDate
from networks.arithmetic.text import same_name
from networks.fields import (
    DerivedField,
    LineField,
    PrecisionField,
    ProseField,
    SearchField,
    ShareField,
    VagueDateField,
    WebAddressField,
    validate_no_separator,
    validate_visible,
)
from networks.fields.dates import as_vague
from networks.models.constraints import days, one_of, precisions, ref_once, within
from networks.models.record import Record

LINKS = ("parent", "host", "successor")
# Ten years of days: of what happens less often nobody can say that it has gone quiet.
LONGEST_INTERVAL = 3660


class OrganisationKind(models.TextChoices):
    PROFESSIONAL_BODY = "professional_body", "Professional body"
    ASSOCIATION = "association"
    UNION = "union"
    REGULATOR = "regulator"
    SPECIAL_INTEREST_GROUP = "special_interest_group", "Special interest group"
    BRANCH = "branch"
    MAILING_LIST = "mailing_list", "Mailing list"
    FORUM = "forum"
    ONLINE_GROUP = "online_group", "Online group"
    ONLINE_COMMUNITY = "online_community", "Online community"
    SOCIAL_NETWORK = "social_network", "Social network"
    PROGRAMME = "programme"
    INFORMAL = "informal"
    OTHER = "other"


class Setting(models.TextChoices):
    OFFLINE = "offline"
    ONLINE = "online"
    BOTH = "both"


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def of(self, owner: User) -> Self:
        """The organisations in this person's own ledger: where every look-up starts."""
        return self.filter(owner=owner)

    def named(self, name: str) -> Self:
        return self.filter(name_key=same_name(name))

    def by_what_they_are_called(self) -> dict[str, list["Organisation"]]:
        """By `same_name` of what a person may write: a ref, a name, or a short name.

        A full name comes before a short one that is the same. Only a short name can be that of
        several: which is meant is then for the person to say, never a guess.
        """
        rows = list(self.order_by("name_key"))
        short: dict[str, list[Organisation]] = defaultdict(list)
        for row in rows:
            short[same_name(row.short_name)].append(row)
        # An empty short name calls nobody.
        short.pop("", None)
        # What comes later wins: a name before a short one, a ref before both.
        return {
            **short,
            **{row.name_key: [row] for row in rows},
            **{str(row.ref): [row] for row in rows},
        }

    def called(self, words: str) -> list["Organisation"]:
        return self.by_what_they_are_called().get(same_name(words), [])


class Organisation(Record):
    """A network: a body, or a group, branch, list or site inside or outside one."""

    # With another row a network goes only as its group.
    called = ("group", "groups")

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="organisations", editable=False
    )
    name = LineField(max_length=200, validators=[validate_visible, validate_no_separator])
    name_key = DerivedField(source="name", derive=same_name)
    short_name = LineField(max_length=60, blank=True, default="")
    kind = models.CharField(
        max_length=24, choices=OrganisationKind.choices, default=OrganisationKind.OTHER
    )
    setting = models.CharField(max_length=7, choices=Setting.choices, default=Setting.OFFLINE)
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        related_name="groups",
        null=True,
        blank=True,
        help_text="The body that this is a group, branch or list of.",
    )
    host = models.ForeignKey(
        "self",
        models.SET_NULL,
        related_name="guests",
        null=True,
        blank=True,
        verbose_name="lives on",
        help_text="The network that it cannot be without, such as the site on which it meets.",
    )
    website = WebAddressField()
    tax_relief = ShareField(
        help_text="In percent: 100 if it is on HMRC's list of approved bodies, 66.67 where two "
        "thirds of the subscription earn relief, 0 if none does.",
        validators=[MaxValueValidator(100)],
    )
    closed_on = VagueDateField(null=True, blank=True, counts_to_last=True)
    closed_on_precision = PrecisionField()
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        related_name="predecessors",
        null=True,
        blank=True,
        help_text="What it became, when it merged or changed its name.",
    )
    how_often = models.PositiveSmallIntegerField(
        "how often, in days",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_INTERVAL)],
        help_text="How often you mean to be there: 7 for every week, 30 for every month. Empty "
        "means as often as you have been so far.",
    )
    notes = ProseField()
    search_text = SearchField(source=("name", "short_name"))

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "network"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name_key"], name="organisation_name_once_per_ledger"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="organisation_has_a_name"),
            one_of("organisation", "kind", OrganisationKind),
            one_of("organisation", "setting", Setting),
            within("organisation", "tax_relief", 0, 100),
            within("organisation", "how_often", 1, LONGEST_INTERVAL),
            ref_once("organisation", "owner"),
            *days("organisation", "closed_on"),
            *precisions("organisation", "closed_on"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("organisation", self.pk)

    @property
    def short(self) -> str:
        return self.short_name or self.name

    @property
    def closing(self) -> VagueDate | None:
        """Its last day, as vague as it was written."""
        return as_vague(self.closed_on, self.closed_on_precision)

    def with_groups(self) -> list["Organisation"]:
        """Itself and all below it; one query, however deep they lie."""
        return Organisation.with_all_groups([self])

    @staticmethod
    def with_all_groups(tops: list["Organisation"]) -> list["Organisation"]:
        """Networks of one ledger and all below them, each once; one query."""
        below = defaultdict(list)
        for network in Organisation.objects.filter(owner_id=tops[0].owner_id):
            below[network.parent_id].append(network)
        reached = {network.pk: network for network in tops}
        level = list(tops)
        # The list grows while it is gone through: each network brings those right below it.
        for network in level:
            new = [group for group in below[network.pk] if group.pk not in reached]
            reached |= {group.pk: group for group in new}
            level += new
        return level

    def clean(self) -> None:
        for link in LINKS:
            other = getattr(self, link)
            if other and other.owner_id != self.owner_id:
                raise ValidationError({link: "That is not one of your networks."})

    def check_in_ledger(self) -> None:
        super().check_in_ledger()
        own = Organisation.objects.filter(owner_id=self.owner_id).exclude(pk=self.pk)
        if own.named(self.name).exists():
            message = f"You already have a network called “{self.name}”."
            raise ValidationError({"name": message}, code="unique")
        links: dict[int, dict[str, int | None]] = {
            pk: {"parent": parent, "host": host, "successor": successor}
            for pk, parent, host, successor in own.values_list(
                "id", "parent_id", "host_id", "successor_id"
            )
        }
        for link in LINKS:
            self._refuse_loop(link, links)

    def _refuse_loop(self, link: str, links: dict[int, dict[str, int | None]]) -> None:
        # The database refuses a loop too, by a trigger, but not in words for the right field.
        waiting, seen = [getattr(self, f"{link}_id")], set()
        while waiting:
            step = waiting.pop()
            if step is not None and step == self.pk:
                raise ValidationError({link: loop_message(link)}, code="loop")
            if step in links and step not in seen:
                seen.add(step)
                waiting += [links[step][way] for way in WAYS[link]]


# What no way may lead back along: a network goes with its parent and with its host.
WAYS = {"parent": ("parent", "host"), "host": ("parent", "host"), "successor": ("successor",)}


def loop_message(link: str) -> str:
    """What is wrong when following `link` from a network leads back to it."""
    words = {
        "parent": "A network cannot lie inside itself",
        "host": "A network cannot live on itself",
        "successor": "A network cannot follow itself",
    }
    return f"{words[link]}, not even by way of others."
