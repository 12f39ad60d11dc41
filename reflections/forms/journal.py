"""Writing in the journal: an entry and the answers beside it, saved and taken back as one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import QueryDict

from networks.changing import Steps
from networks.forms import LedgerForm, own_rows
from networks.forms.field_of import field_of
from networks.forms.together import Refused, SavedTogether
from networks.forms.typed import typed_in
from networks.forms.widgets import DayInput
from networks.models import ChangeKind, Organisation
from reflections.arithmetic.prompts import PROMPTS, is_untouched, outline
from reflections.forms.answers_of_a_day import AnswersForm, AnswersOfADay
from reflections.forms.reflection import ReflectionForm
from reflections.models import Appraisal, Reflection, ReflectionModel

SHOWN_FIRST = 8


class EntryForm(ReflectionForm):
    use_required_attribute = False

    class Meta(ReflectionForm.Meta):
        labels = {"body": "Text", "organisations": "About", "model": "Led by"}
        help_texts = {"body": "", "tags": "Separated by semicolons."}
        error_messages = {"title": {"required": "Give it a title, so that you find it again."}}
        widgets = {
            "date": DayInput(),
            "title": forms.TextInput({"autocomplete": "off"}),
            "model": forms.RadioSelect,
            "body": forms.Textarea({"rows": 18, "class": "page", "spellcheck": "true"}),
            "organisations": forms.CheckboxSelectMultiple,
            "tags": forms.TextInput({"autocomplete": "off"}),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        ticked = {str(pk) for pk in self["organisations"].value() or []}
        lately = Reflection.objects.of(self.owner).lately_about()
        # Sorting is stable, so that the last sort counts most: ticked, then lately, then by name.
        own = sorted(
            own_rows(Organisation, self.owner), key=lambda network: network.short.casefold()
        )
        own.sort(
            key=lambda network: lately.index(network.pk) if network.pk in lately else len(lately)
        )
        own.sort(key=lambda network: str(network.pk) not in ticked)
        self.networks = {network.pk: network for network in own}
        self.shown_first = max(SHOWN_FIRST, sum(str(pk) in ticked for pk in self.networks))
        about = field_of(self, "organisations", forms.ChoiceField)
        about.choices = [(network.pk, network.short) for network in own]

    def day(self, otherwise: date) -> date:
        """The day in the box, as far as it can be read."""
        try:
            return self.fields["date"].clean(self["date"].value())
        except ValidationError:
            return otherwise


@dataclass(frozen=True)
class AskedNetwork:
    """A box to tick, and what is asked about the network when it is ticked."""

    box: forms.boundfield.BoundWidget
    name: str
    answers: list[AnswersForm]
    last_time: Appraisal | None

    @property
    def is_ticked(self) -> bool:
        return self.box.data["selected"]

    @property
    def unfolds(self) -> bool:
        return self.is_ticked or any(answer.is_bound and answer.errors for answer in self.answers)


class Writing(SavedTogether):
    """An entry being written; a new one where no `entry` is given.

    `data` is what was sent to be saved, `typed` what was sent only to be shown again, `initial`
    what a new entry begins with.
    """

    def __init__(
        self,
        owner: User,
        today: date,
        *,
        entry: Reflection | None = None,
        data: Mapping | None = None,
        typed: Mapping | None = None,
        initial: Mapping | None = None,
    ):
        self.owner, self.entry = owner, entry
        self.recorded: list[AnswersForm] = []
        self.kind = ChangeKind.CHANGED if entry else ChangeKind.ADDED
        shown_on = entry.date if entry else None
        if typed is not None:
            initial = typed_in(EntryForm, typed)
        self.form = EntryForm(data, instance=entry, initial=initial, owner=owner)
        self.on = self.form.day(otherwise=shown_on or today)
        self.answers_of_the_day = AnswersOfADay(
            owner, self.on, shown_on=shown_on, data=data, typed=typed
        )

    @property
    def forms(self) -> list[LedgerForm]:
        """The entry's, and those of the networks that the page shows it with."""
        return [self.form, *(form for network in self.networks for form in network.answers)]

    @property
    def first_networks(self) -> list[AskedNetwork]:
        """Those ticked, and those written about lately."""
        return self.networks[: self.form.shown_first]

    @property
    def other_networks(self) -> list[AskedNetwork]:
        return self.networks[self.form.shown_first :]

    @cached_property
    def networks(self) -> list[AskedNetwork]:
        return [
            AskedNetwork(
                box=box,
                name=box.choice_label,
                answers=self.answers_of_the_day.about(box.data["value"]),
                last_time=self.answers_of_the_day.last_time(box.data["value"]),
            )
            for box in self.form["organisations"].subwidgets
        ]

    @property
    def tags(self) -> list[str]:
        """Those that the person has used, to choose from."""
        return Reflection.objects.of(self.owner).all_tags()

    @property
    def prompts(self) -> list[dict]:
        """Each model's headings with their hints, and the outline to begin with."""
        chosen = self.form["model"].value()
        return [
            {
                "model": name,
                "prompts": prompts,
                "outline": outline(name),
                "is_chosen": name == chosen,
            }
            for name, prompts in PROMPTS.items()
        ]

    def blame(self, message: str) -> None:
        self.form.add_error(None, message)

    def write(self, steps: Steps) -> str:
        if not self._is_valid():
            raise Refused
        entry: Reflection = self.form.instance
        self.entry = steps.save(entry, self._save_entry)
        for answers in self.recorded:
            answers.record(steps)
        return entry.title

    def _is_valid(self) -> bool:
        is_entry_valid = self.form.is_valid()
        ticked = {network.pk for network in self.form.cleaned_data.get("organisations", ())}
        self.recorded = self.answers_of_the_day.to_record(ticked)
        return all([is_entry_valid, *(form.is_valid() for form in self.recorded)])

    def _save_entry(self) -> None:
        """What is said of a network makes the entry one about it."""
        entry = self.form.save()
        answered = self.answers_of_the_day.answered()
        entry.organisations.add(*(form.membership.organisation_id for form in answered))


def begin(asked: QueryDict, today: date) -> dict:
    """What a new entry begins with, from the address: model=gibbs, network=ID (repeatable)."""
    model = asked.get("model", "")
    model = model if model in PROMPTS else ReflectionModel.FREE
    networks = asked.getlist("network")
    return {"date": today, "model": model, "body": outline(model), "organisations": networks}


def with_headings(typed: QueryDict) -> QueryDict:
    """What was typed, with the chosen model's headings where no text stands yet."""
    begun = typed.copy()
    if is_untouched(begun.get("body", "")):
        begun["body"] = outline(begun.get("model", ""))
    return begun
