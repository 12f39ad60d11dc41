"""Who looks, on which day and at what: the start of every page that shows figures."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from networks.accounts.signed_in import SignedInRequest
from networks.arithmetic.money import currency_symbol
from networks.arithmetic.periods import before
from networks.arithmetic.words import listed
from reflections.figures import Figures, Summary, summarise, total_in
from reflections.figures.load import read_ledger
from reflections.figures.rows import Ledger, Network
from reflections.figures.what_if import imagined
from reflections.forms.scope import ScopeForm
from reflections.scope import Link, Scope

MOST_NAMED = 3


@dataclass(frozen=True)
class Viewpoint:
    """`everything` is the person's ledger up to today, under the scenario that is asked for.

    `ledger` is the same without what the address leaves out; `path` is the page's.
    """

    today: date
    everything: Ledger
    ledger: Ledger
    form: ScopeForm
    scope: Scope
    path: str = "/"

    @property
    def left_out(self) -> list[Network]:
        return [self.everything.networks[pk] for pk in self.scope.left_out]

    @property
    def chips(self) -> list[Link]:
        """Each left-out network by name, and the address without it."""
        return [
            replace(chip, label=network.short)
            for chip, network in zip(self.scope.chips, self.left_out, strict=True)
        ]

    @property
    def if_words(self) -> str:
        """What is supposed, as the start of a sentence; empty when nothing is."""
        clauses = [*self._left_out_clauses, *self.scope.clauses]
        return f"If {listed(clauses)}, " if clauses else ""

    @property
    def _left_out_clauses(self) -> list[str]:
        if len(self.left_out) > MOST_NAMED:
            return [f"{len(self.left_out)} of them had not been there"]
        gone = [network.short for network in self.left_out]
        return [f"there had been no {' or '.join(gone)}"] if gone else []

    @property
    def by_name(self) -> list[Network]:
        """What is not left out, in order of names."""
        return sorted(self.ledger.networks.values(), key=lambda network: network.short.casefold())

    @property
    def everything_link(self) -> str:
        """The address with nothing left out."""
        return self.scope.link(left_out=())

    @property
    def look_link(self) -> str:
        """The page where all that the toolbar holds is chosen, and which leads back here."""
        return f"{reverse('look')}?{urlencode([('at', self.path), *self.scope.pairs])}"

    @property
    def symbol(self) -> str:
        return currency_symbol(self.everything.currency)

    @property
    def misread(self) -> str:
        """What the address asks for that makes no sense, by the names that stand in it."""
        problems = self.form.errors.items()
        return "; ".join(f"{name}: {errors[0]}" for name, errors in problems)

    def seeing(self, network_id: int) -> "Viewpoint":
        """For a page about one network: it is still shown where it is left out elsewhere."""
        shown = network_id in self.ledger.networks
        return self if shown else replace(self, ledger=self.everything)

    def without_link(self, network: Network) -> str:
        return self.scope.link(left_out=(*self.scope.left_out, network.id))

    def summary(self) -> Summary:
        return summarise(self.ledger, self.scope.period, self.scope.lens, self.today)

    def year_before(self) -> Figures | None:
        """The figures of the same dates a year earlier; None where that says nothing."""
        if self.scope.choice == "all":
            return None
        return total_in(self.ledger, before(self.scope.period), self.scope.lens)


def viewpoint_of(
    request: SignedInRequest, read: Callable[[User], Ledger] = read_ledger
) -> Viewpoint:
    """The one place where a page reads the clock; `read` may read less of the ledger."""
    today = timezone.localdate()
    ledger = read(request.user).lived(today)
    form = ScopeForm(request.GET, ledger=ledger, today=today)
    scope = form.scope()
    everything = imagined(ledger, if_mine=scope.if_mine, fee_change=scope.fee_change)
    return Viewpoint(
        today, everything, everything.without(scope.left_out), form, scope, request.path
    )
