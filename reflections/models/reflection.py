"""Journal entries."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count
from django.utils.functional import cached_property

from networks.addresses import address
from networks.arithmetic.text import same_name
from networks.fields import (
    DayField,
    DerivedField,
    LineField,
    ProseField,
    SeveralField,
    searchable,
    validate_visible,
)
from networks.models import Organisation, Record
from networks.models.constraints import days, one_of, ref_once
from networks.models.search import saying
from reflections.markdown import in_one_line, render

LONGEST_BODY = 200_000
# Links to networks that say what the person writes about these days.
LATELY = 40


class ReflectionModel(models.TextChoices):
    FREE = "free", "Free"
    WHAT = "what", "What? So what? Now what?"
    GIBBS = "gibbs", "Gibbs"
    KOLB = "kolb", "Kolb"
    FOUR_FS = "four_fs", "Four Fs"


def validate_length(text: str) -> None:
    if len(text) > LONGEST_BODY:
        raise ValidationError(f"At most {LONGEST_BODY:,} characters, please.", code="max_length")


def as_keys(tags: list[str]) -> str:
    """`;one;two;`, equal for tags that differ only in case; a tag itself holds no semicolon."""
    return "".join(f";{same_name(tag)}" for tag in tags) + ";"


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    def of(self, owner: User) -> Self:
        return self.filter(owner=owner)

    def latest_first(self) -> Self:
        return self.order_by("-date", "-id")

    def saying(self, words: str) -> Self:
        """Those with every one of the words in title, text or tags."""
        return saying(self, words, "search_text")

    def tagged(self, tag: str) -> Self:
        return self.filter(tag_keys__contains=f";{same_name(tag)};")

    def lately_about(self) -> list[int]:
        """The networks of the last entries, the latest first, each once."""
        about = self.latest_first().filter(organisations__isnull=False)
        return list(dict.fromkeys(about.values_list("organisations", flat=True)[:LATELY]))

    def all_tags(self) -> list[str]:
        """By name, as the latest entries write them."""
        tags = {same_name(tag): tag for row in self.values_list("tags", flat=True) for tag in row}
        return [tags[key] for key in sorted(tags)]

    def before(self, entry: "Reflection") -> Self:
        """The one written before it, and so on back."""
        earlier = models.Q(date__lt=entry.date) | models.Q(date=entry.date, pk__lt=entry.pk)
        return self.filter(earlier).order_by("-date", "-id")

    def after(self, entry: "Reflection") -> Self:
        """The one written after it, and so on until the latest."""
        later = models.Q(date__gt=entry.date) | models.Q(date=entry.date, pk__gt=entry.pk)
        return self.filter(later).order_by("date", "id")

    def for_list(self) -> Self:
        """With their networks, and without the columns that no list shows."""
        return self.defer("body", "search_text", "tag_keys").prefetch_related("organisations")

    def with_network_count(self) -> Self:
        return self.annotate(network_count=Count("organisations"))


class Reflection(Record):
    """A journal entry; nobody's business but its owner's."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="reflections",
        editable=False,
        db_index=False,
    )
    date = DayField()
    title = LineField(max_length=200, validators=[validate_visible])
    model = models.CharField(
        max_length=7, choices=ReflectionModel.choices, default=ReflectionModel.FREE
    )
    body = ProseField(validators=[validate_length], help_text="In Markdown.")
    body_html = DerivedField(source="body", derive=render)
    organisations = models.ManyToManyField(
        Organisation, related_name="reflections", blank=True, verbose_name="networks"
    )
    tags = SeveralField(
        max_length=400, blank=True, default=list, help_text="Separated by semicolons."
    )
    tag_keys = DerivedField(source="tags", derive=as_keys)
    search_text = DerivedField(source=("title", "body", "tags"), derive=searchable)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        ordering = ["date", "id"]
        indexes = [models.Index(fields=["owner", "date"], name="reflection_by_day")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="reflection_has_a_title"),
            one_of("reflection", "model", ReflectionModel),
            ref_once("reflection", "owner"),
            *days("reflection", "date"),
        ]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def excerpt(self) -> str:
        """What was written, without its marks."""
        return in_one_line(self.body_html)

    def get_absolute_url(self) -> str:
        return address("journal_entry", self.pk)
