"""The answers that stand beside a journal entry: what each network gave, as said on its day."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from networks.changing import Steps
from networks.forms import own_rows
from networks.forms.typed import typed_in
from networks.models import Membership, Preference
from reflections.forms.appraisals import AppraisalForm
from reflections.models import Appraisal
from reflections.models.appraisal import ANSWERS


class AnswersForm(AppraisalForm):
    """The appraisal of one membership on the day of an entry; left empty, there is none.

    `standing` is an appraisal of that day which the page did not show: what is answered goes into
    it, and what is left open stays as it was.
    """

    use_required_attribute = False

    class Meta(AppraisalForm.Meta):
        fields = ["membership", *ANSWERS]

    def __init__(self, *args: Any, on: date, standing: Appraisal | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.empty_permitted = self._is_new
        self.standing = standing
        self.is_shown = not self._is_new
        self.moves = bool(self.is_shown and not standing and self.instance.date != on)
        if self._is_new or self.moves:
            self.instance.date = on

    @property
    def membership(self) -> Membership:
        return self.instance.membership

    def record(self, steps: Steps) -> None:
        if self.standing and not self.is_shown:
            for name in self.changed_data:
                setattr(self.standing, name, self.cleaned_data[name])
            steps.save(self.standing)
        else:
            steps.save(self.instance, self.save)


class AnswersOfADay:
    """A form for each membership held on the day `on`, and for each other that was answered.

    `shown_on` is the day that an entry has in the ledger: its forms show and change the appraisals
    of that day, which move along with the entry unless there are others on its new day already. A
    new entry has none. `data` is what was sent, `typed` what was sent only to be shown again.
    """

    def __init__(
        self,
        owner: User,
        on: date,
        *,
        shown_on: date | None = None,
        data: Mapping | None = None,
        typed: Mapping | None = None,
    ):
        self.owner, self.on, self.shown_on = owner, on, shown_on
        self.data, self.typed = data, typed
        self.currency = Preference.objects.home_currency(owner.pk)
        self._given: dict[int, list[Appraisal]] = defaultdict(list)
        for appraisal in Appraisal.objects.of(owner).order_by("date", "id"):
            self._given[appraisal.membership_id].append(appraisal)
        self._memberships = list(own_rows(Membership, owner).order_by("started_on"))
        forms = [self._form(membership) for membership in self._memberships]
        self.forms = [form for form in forms if self._is_asked(form)]

    def about(self, network: int) -> list[AnswersForm]:
        return [form for form in self.forms if form.membership.organisation_id == network]

    def last_time(self, network: int) -> Appraisal | None:
        """What was said of it before, by any of its memberships."""
        earlier = [
            appraisal
            for membership in self._memberships
            if membership.organisation_id == network
            for appraisal in self._given[membership.pk]
            if appraisal.date <= self.on and appraisal.date != self.shown_on
        ]
        return max(earlier, key=lambda appraisal: (appraisal.date, appraisal.pk), default=None)

    def answered(self) -> list[AnswersForm]:
        return [form for form in self.forms if form.is_bound and form.has_changed()]

    def to_record(self, networks: set[int]) -> list[AnswersForm]:
        """What was answered, and what moves with an entry about these networks."""
        return [
            form
            for form in self.forms
            if form.is_bound
            and (form.has_changed() or (form.moves and form.membership.organisation_id in networks))
        ]

    def _is_asked(self, form: AnswersForm) -> bool:
        first, last = form.membership.started_on, form.membership.ended_on
        is_held = first <= self.on and (last is None or self.on <= last)
        return is_held or form.is_shown or (form.is_bound and form.has_changed())

    def _form(self, membership: Membership) -> AnswersForm:
        prefix = f"membership-{membership.pk}"
        shown = self._of_day(membership, self.shown_on)
        sent = {
            "data": self.data if self._is_sent(self.data, prefix) else None,
            "initial": typed_in(AnswersForm, self.typed, prefix)
            if self.typed is not None and self._is_sent(self.typed, prefix)
            else None,
        }
        return AnswersForm(
            **sent,
            owner=self.owner,
            currency=self.currency,
            prefix=prefix,
            instance=shown or Appraisal(membership=membership),
            on=self.on,
            standing=None if self.on == self.shown_on else self._of_day(membership, self.on),
        )

    def _of_day(self, membership: Membership, day: date | None) -> Appraisal | None:
        standing = next(
            (appraisal for appraisal in self._given[membership.pk] if appraisal.date == day), None
        )
        if standing:
            standing.membership = membership
        return standing

    @staticmethod
    def _is_sent(data: Mapping | None, prefix: str) -> bool:
        """A fieldset that was switched off sends nothing, not even its version."""
        return data is not None and f"{prefix}-opened_version" in data
