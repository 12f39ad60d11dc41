"""Events of a calendar become activities after a look."""

import io
from datetime import date
from decimal import Decimal

import pytest

from networks.models import Activity
from networks.other_files.drafting.events import event_lines, kind_of
from networks.other_files.drafting.lines import NetworkNames
from networks.other_files.material import ConvertedFiles
from reflections.csv_tables import LEDGER
from tests.factories import OrganisationFactory, UserFactory
from tests.networks.other_files.reading.test_calendars import EVENTS, TODAY, read


@pytest.mark.django_db
def test_network_is_guessed_by_title_and_by_domain():
    owner = UserFactory()
    OrganisationFactory(owner=owner, name="Business Librarians Association", short_name="BLA")
    OrganisationFactory(owner=owner, name="CILIP", website="https://www.cilip.org.uk/")
    OrganisationFactory(name="Dentist")
    there = {(date(2026, 7, 2), "reading group")}
    found = event_lines(read(), NetworkNames(owner), there)
    assert [(line.words, line.guess, line.is_there) for line in found] == [
        ("Dentist", "", False),
        ("Reading group", "CILIP", False),
        ("Reading group", "", True),
        ("Reading group", "CILIP", False),
        ("BLA committee meeting", "Business Librarians Association", False),
    ]


@pytest.mark.django_db
def test_chosen_events_become_activities_and_new_networks_are_added():
    owner = UserFactory()
    OrganisationFactory(owner=owner, name="Business Librarians Association", short_name="BLA")
    data = io.BytesIO(EVENTS.replace("\n", "\r\n").encode())
    material = ConvertedFiles.read(LEDGER, [("mine.ics", data)], TODAY, "UTC")
    material.choices[0].chosen = {"1": "bla", "4": "CILIP"}
    assert material.bring_in(owner, None, TODAY).problems == []
    first, second = Activity.objects.order_by("date")
    assert (first.organisation.short_name, first.kind, first.setting) == (
        "BLA",
        "committee",
        "online",
    )
    assert (first.date, first.hours) == (date(2026, 3, 17), Decimal(8))
    assert (second.organisation.name, second.title) == ("CILIP", "Reading group")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Committee meeting", "committee"),
        ("Annual Conference 2026", "conference"),
        ("Cataloguing workshop", "training"),
        ("Coffee", ""),
    ],
)
def test_kind_is_told_by_the_title(title, kind):
    assert kind_of(title) == kind
