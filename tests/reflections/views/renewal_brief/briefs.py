"""Memberships to decide about, and what a browser sends of their briefs."""

from datetime import date

from tests.factories import (
    FeeFactory,
    MembershipFactory,
)
from tests.keepers import context_of
from tests.reflections.pages import words_of

TODAY = date(2011, 10, 31)


def brief_of(client, membership, query=""):
    return words_of(client.get(f"/renewals/{membership.pk}/{query}"))


def due(paid_by="self", amount="50.00", **more):
    """A membership that renews on 1 January 2012."""
    membership = MembershipFactory(started_on=date(2010, 1, 1), **more)
    FeeFactory(
        membership=membership,
        amount=amount,
        paid_by=paid_by,
        paid_on=date(2011, 1, 3),
        covers_from=date(2011, 1, 1),
        covers_until=date(2011, 12, 31),
    )
    return membership


def shown(client, membership):
    """What stands in the forms of the brief, as a browser would send it without the buttons."""
    deciding = context_of(client, f"/renewals/{membership.pk}/")["deciding"]
    sent = {}
    for form in (deciding.decision, *deciding.fees, deciding.end):
        for bound in form:
            value = form[bound.name].value()
            if value is not False and value not in (None, "", []):
                sent[bound.html_name] = getattr(value, "isoformat", lambda v=value: v)()
    for bound in (form["amount"] for form in deciding.fees):
        sent[bound.html_name] = bound.field.prepare_value(bound.value())
    return sent


def decide(client, membership, choice, **typed):
    typed = {name.replace("__", "-"): value for name, value in typed.items()}
    sent = shown(client, membership) | {"choice": choice} | typed
    sent = {name.replace("fee_", "fee-"): value for name, value in sent.items()}
    return client.post(f"/renewals/{membership.pk}/", sent)
