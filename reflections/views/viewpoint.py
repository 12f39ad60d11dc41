"""Who looks, on which day and at what: the start of every page that shows figures."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from networks.money import ZERO, format_money
from networks.periods import before
from reflections.forms.scope import Link, Scope, ScopeForm
from reflections.summaries.figures import Summary, summarise, total_in
from reflections.summaries.ledger import Ledger, Network
from reflections.summaries.reading import read_ledger


@dataclass(frozen=True)
class Viewpoint:
    """`everything` is the person's ledger; `ledger` is without what the address leaves out."""

    today: date
    everything: Ledger
    ledger: Ledger
    form: ScopeForm
    scope: Scope

    @property
    def left_out(self) -> list[Network]:
        return [self.everything.networks[one] for one in self.scope.left_out]

    @property
    def chips(self) -> list[Link]:
        """Each left-out network by name, and the address without it."""
        return [
            replace(chip, label=network.short)
            for chip, network in zip(self.scope.chips, self.left_out, strict=True)
        ]

    @property
    def leave_out_choices(self) -> list[Network]:
        """What could be left out next, by name."""
        return sorted(self.ledger.networks.values(), key=lambda one: one.short.casefold())

    @property
    def everything_link(self) -> str:
        """The address with nothing left out."""
        return self.scope.link(left_out=())

    @property
    def symbol(self) -> str:
        return format_money(ZERO, self.everything.currency).removesuffix("0.00")

    def without_link(self, network: Network) -> str:
        return self.scope.link(left_out=(*self.scope.left_out, network.id))

    def summary(self) -> Summary:
        return summarise(self.ledger, self.scope.period, self.scope.lens)

    def year_before(self):
        """The figures of the same dates a year earlier; None where that says nothing."""
        if self.scope.choice == "all":
            return None
        return total_in(self.ledger, before(self.scope.period), self.scope.lens)


def viewpoint_of(request, read=read_ledger) -> Viewpoint:
    """The one place where a page reads the clock; `read` may read less of the ledger."""
    today = timezone.localdate()
    everything = read(request.user)
    form = ScopeForm(request.GET, ledger=everything, today=today)
    scope = form.scope()
    return Viewpoint(today, everything, everything.without(scope.left_out), form, scope)
