"""Bringing in a sheet of a person's own, and what came of it."""

import io
from datetime import date

from networks.models import Fee, Membership
from networks.other_files.material import ConvertedFiles
from reflections.csv_tables import LEDGER
from tests.factories import UserFactory

TODAY = date(2026, 11, 26)


def read(text, name="mine.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    return ConvertedFiles.read(LEDGER, [(name, io.BytesIO(data))], TODAY, "Europe/London")


def bring_in(text, owner=None, order=None, name="mine.csv", **choices):
    material = read(text, name)
    for key, value in choices.items():
        setattr(material.choices[0], key, value)
    return material.bring_in(owner or UserFactory(), order, TODAY)


def fees():
    found = Fee.objects.order_by("id").select_related("membership__organisation")
    return [(fee.membership.organisation.name, fee.amount, fee.covers_until) for fee in found]


def members():
    rows = Membership.objects.order_by("organisation__name")
    return [(row.organisation.name, str(row.start)) for row in rows]
