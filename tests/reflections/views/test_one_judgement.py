"""The one judgement of a network wherever it is shown, who pays beside it (METHOD, Standing)."""

import csv
import re
from datetime import date

import pytest

from networks.models import Membership
from tests.reflections.pages import words_of

pytestmark = pytest.mark.django_db

# As the essay that the story is taken from says it.
JUDGED = {
    "CILIP": ("Worth it", "you pay", "worth_it", ""),
    "Twitter": ("Worth keeping", "no fee", "no_cost", "worth_it"),
    "BLA": ("Worth keeping", "others pay", "no_cost", "worth_it"),
    "LinkedIn": ("Hardly missed", "no fee", "no_cost", "borderline"),
    "#BLA": ("Hardly missed", "included", "no_cost", "borderline"),
    "LISNPN": ("Unused", "no fee", "no_cost", "unused"),
    "BLA forum": ("Unused", "included", "no_cost", "unused"),
}


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2011, 10, 31))


@pytest.mark.parametrize("short", JUDGED)
def test_network_is_judged_alike_in_table_list_page_comparison_and_file(teller, story, short):
    label, who, verdict, standing = JUDGED[short]
    network = next(found for found in story.organisations.all() if found.short == short)
    other = story.organisations.get(short_name="cpd23")
    name = rf"{re.escape(short)} , (offline|online)"
    # A verdict on what one pays oneself has nobody beside it where room is scarce.
    beside = "" if who == "you pay" else f" {who}"
    assert re.search(rf"{name} {label} {who}\b", words_of(teller.get("/")))
    assert re.search(
        rf"{name} [^—£]*[—£]\S* £\S+ {label}{beside}\b", words_of(teller.get("/networks/"))
    )
    assert f"{label} {who} It cost you" in words_of(teller.get(f"/networks/{network.pk}/"))
    compared = teller.get(f"/networks/compare/?network={network.pk}&network={other.pk}")
    assert f"Judgement {label}{beside} Worth keeping no fee Cost" in words_of(compared)
    rows = csv.DictReader(teller.get("/summary.csv").getvalue().decode("utf-8-sig").splitlines())
    [row] = [row for row in rows if row["organisation"] == network.name]
    assert (row["verdict"], row["standing"]) == (verdict, standing)


@pytest.mark.parametrize("short", ["CILIP", "BLA"])
def test_next_fee_is_judged_alike_in_the_list_and_where_it_is_decided(teller, story, short):
    label = JUDGED[short][0]
    assert f"{short} {label}" in words_of(teller.get("/renewals/"))
    latest = Membership.objects.of(story).filter(organisation__short_name=short).latest("pk")
    assert label in words_of(teller.get(f"/renewals/{latest.pk}/"))
