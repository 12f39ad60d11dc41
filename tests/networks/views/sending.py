"""Forms as a browser would send them, and ledgers to compare."""

from django.apps import apps
from django.core import serializers

from networks.models import Change, Record
from tests.keepers import context_of

LEDGER_APPS = ("networks", "reflections")


def filled(client, address, **typed):
    """What a browser sends from the form at an address: all that stands in it, and what is typed.

    None empties a field; fee_amount is the amount of the fee that a larger form has in it.
    """
    typed = {name.replace("fee_", "fee-"): value for name, value in typed.items()}
    context = context_of(client, address)
    form = context["form"]
    forms = getattr(form, "forms", [form])
    sent = {"next": context.get("carried", "")}
    for bound in (field for form in forms for field in form):
        shown = bound.value()
        if shown is not False and shown not in (None, "", []):
            sent[bound.html_name] = shown
    return {name: value for name, value in (sent | typed).items() if value is not None}


def send(client, address, **typed):
    return client.post(address, filled(client, address, **typed))


def undo_latest(client, **sent):
    """Press the undo button that the last answer offered."""
    return client.post(f"/undo/{Change.objects.latest('at', 'id').pk}/", sent)


def ledger(owner) -> dict:
    """All of a person's rows but their versions, which only ever grow, and with what they name."""
    found = {}
    for model in (m for app in LEDGER_APPS for m in apps.get_app_config(app).get_models()):
        if issubclass(model, Record):
            rows = serializers.serialize("python", model.objects.of(owner).order_by("pk"))
            for row in rows:
                del row["fields"]["version"]
            found[model.__name__] = rows
    return found
