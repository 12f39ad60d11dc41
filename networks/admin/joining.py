"""The memberships on the page of a network; on that of a new one each has its first fee beside."""

from datetime import date

from django.contrib.admin.helpers import Fieldset
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from networks.admin.inlines import LedgerFormSet, LedgerInline
from networks.admin.ledger import today_of
from networks.forms.first_fee import YEAR, FirstFeeForm
from networks.forms.membership import MembershipForm
from networks.models import Fee, Membership

SEE_THE_FEE = "Its first fee is not right yet: see below."
FEE_LINES = [
    ("amount", "every", "kind", "paid_by"),
    ("which", "paid_on", "covers_from", "covers_until"),
    ("exchange_rate", "counts_beside"),
]


class MembershipFormSet(LedgerFormSet):
    """Memberships typed side by side must fit together, not only each with what is stored."""

    def clean(self):
        super().clean()
        sound = [form for form in self.forms if form.is_valid()]
        closed_on = self.instance.closed_on
        for place, form in enumerate(sound):
            # The row itself asks what is stored of the network, not what is typed above it.
            if closed_on and form.instance.started_on > closed_on:
                form.add_error("started_on", "The network had closed by then.")
            for earlier in sound[:place]:
                self._refuse_clash(form, earlier)

    def _refuse_clash(self, form, earlier):
        try:
            form.instance.refuse_clash(earlier.instance)
        except ValidationError as error:
            form.add_error(None, error)


class MembershipInline(LedgerInline):
    """To end one with its fees is a matter for its own page, which lists what would go."""

    model = Membership
    form = MembershipForm
    formset = MembershipFormSet
    fields = [("category", "started_on", "ended_on", "held_by", "credential")]
    ordering = ["started_on"]
    can_delete = False


class FeeLines(Fieldset):
    hint = "leave it empty if it costs nothing"


class JoiningForm(MembershipForm):
    """A membership with its first fee, which counts with it: nothing typed in both is neither."""

    today: date

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fee = FirstFeeForm(
            self.data if self.is_bound else None,
            owner=self.owner,
            instance=Fee(membership=self.instance),
            prefix=self.add_prefix("fee"),
            today=self.today,
            initial={"paid_by": "self", "every": YEAR},
        )

    def fee_lines(self):
        """For the template: its fields as those of a form of the admin."""
        offered = [tuple(n for n in line if n in self.fee.fields) for line in FEE_LINES]
        # The stubs know of no lines of several fields.
        return FeeLines(self.fee, "Its first fee", fields=offered)  # type: ignore[arg-type]

    def has_changed(self):
        return super().has_changed() or self.fee.has_changed()

    def _post_clean(self):
        super()._post_clean()  # type: ignore[misc]  # not in the stubs
        self.fee.start = self.cleaned_data.get("started_on")
        if not self.fee.is_valid():
            self.add_error(NON_FIELD_ERRORS, SEE_THE_FEE)


class JoiningFormSet(MembershipFormSet):
    def fees(self):
        """Those typed with the memberships that were saved."""
        forms = (form for form in self.forms if isinstance(form, JoiningForm))
        joined = [form for form in forms if form.has_changed()]
        return [form.fee.instance for form in joined if not form.fee.free]


class JoiningInline(MembershipInline):
    form = JoiningForm
    formset = JoiningFormSet
    extra = 1
    heading, hint = "Your membership", "leave it empty if you are not a member"
    fields = [
        ("started_on", "ended_on", "category", "held_by"),
        ("held_for", "notice_days"),
    ]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        # Offered with every new network: one that is left as it was is none.
        formset.form.new_counts_unchanged = False
        formset.form.today = today_of(request)
        return formset

    def get_fields(self, request, obj=None):
        return self.fields
