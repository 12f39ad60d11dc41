"""Lists as other programs export them, with rows that are made up."""

import io
import json
from datetime import date
from decimal import Decimal

import pytest

from networks.models import Fee, Membership, Organisation
from networks.other_files.material import ConvertedFiles
from reflections.csv_tables import LEDGER
from tests.factories import UserFactory
from tests.networks.csvfiles.files import said

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)
GUILD = {
    "Name": "Library Guild",
    "Payment Cycle": "Yearly",
    "Next Payment": "2027-01-01",
    "Renewal": "Automatic",
    "Category": "Work",
    "Payment Method": "Card",
    "Paid By": "Me",
    "Price": "£184.00",
    "Notes": "",
    "URL": "https://guild.example/",
    "State": "Enabled",
    "Notifications": "Enabled",
    "Cancellation Date": None,
    "Active": "Yes",
}
GONE = GUILD | {"Name": "Old Club", "State": "Disabled", "Active": "No"}
WALLOS_CSV = "\n".join(
    [",".join(GUILD), *(",".join(cell or "" for cell in row.values()) for row in (GUILD, GONE))]
)
SUBTRACKR_CSV = (
    "ID,Name,Category,Cost,Currency,Schedule,Schedule Interval,Status,Payment Method,Autopay,"
    "Account,Start Date,Renewal Date,Cancellation Date,URL,Notes,Usage,Created At\n"
    "1,Library Guild,Work,184.00,GBP,Annual,1,Active,Card,true,me@example.org,2020-01-01,"
    "2027-01-01,,https://guild.example/,,High,2020-01-01 10:00:00\n"
    "2,Old Club,Work,5.00,GBP,Monthly,1,Cancelled,Card,unknown,,2019-01-01,2021-01-01,2020-12-31,"
    ",,None,2020-01-01 10:00:00\n"
)
SUBTRACKR_JSON = {
    "subscriptions": [
        {
            "id": 1,
            "name": "Library Guild",
            "cost": 184,
            "original_currency": "GBP",
            "schedule": "Annual",
            "status": "Active",
            "category": {"id": 1, "name": "Work"},
            "payment_method": "Card",
            "start_date": "2020-01-01T00:00:00Z",
            "renewal_date": "2027-01-01T00:00:00Z",
            "cancellation_date": None,
            "url": "https://guild.example/",
            "notes": "",
            "usage": "High",
        }
    ],
    "exported_at": "2026-11-26T10:00:00Z",
    "total_count": 1,
}
LINKEDIN_CSV = (
    "Name,Description,Position,Started On,Finished On\n"
    "Society of Indexers,,Member,1998,2004\n"
    "Library Guild,Runs the summer school,Chair,Sep 2012,\n"
    "Friends of the Library,,,,\n"
)


def read(text, name):
    return ConvertedFiles.read(LEDGER, [(name, io.BytesIO(text.encode()))], TODAY, "Europe/London")


def the_guild():
    fee = Fee.objects.get(membership__organisation__name="Library Guild")
    return fee.amount, str(fee.covers_from), str(fee.covers_until), fee.membership.renews_itself


EXPECTED = (Decimal("184.00"), "2026-01-01", "2026-12-31", True)


@pytest.mark.parametrize(
    ("text", "name"),
    [(WALLOS_CSV, "subscriptions.csv"), (json.dumps([GUILD, GONE]), "subscriptions.json")],
)
def test_wallos_gives_networks_with_what_they_cost_and_asks_when_the_others_ended(text, name):
    material, owner = read(text, name), UserFactory()
    assert not material.has_unsaid_words
    found = material.plan(owner, None, TODAY)
    assert said(found) == [
        f"{name}, line 3, Cancellation Date: It is over in Wallos: say when it ended, or leave the "
        "row out."
    ]
    material.leave_out(found)
    assert said(material.bring_in(owner, None, TODAY)) == []
    assert the_guild() == EXPECTED
    network = Organisation.objects.get()
    assert (network.website, network.memberships.get().category) == ("https://guild.example/", "")


def test_subtrackrs_csv_gives_memberships_and_fees():
    material, owner = read(SUBTRACKR_CSV, "subscriptions.csv"), UserFactory()
    assert said(material.bring_in(owner, None, TODAY)) == []
    assert the_guild() == EXPECTED
    old = Membership.objects.get(organisation__name="Old Club")
    assert (str(old.start), str(old.end), old.renews_itself) == ("2019-01-01", "2020-12-31", None)
    monthly = old.fees.get()
    assert (monthly.amount, monthly.every, str(monthly.repeats_until)) == (5, 1, "2020-12-31")


def test_subtrackrs_json_gives_the_same():
    # Its back-up has its categories beside them.
    backup = SUBTRACKR_JSON | {"categories": [{"id": 1, "name": "Work"}]}
    material = read(json.dumps(backup), "subscriptions.json")
    assert said(material.bring_in(UserFactory(), None, TODAY)) == []
    assert the_guild()[:3] == EXPECTED[:3]
    assert str(Membership.objects.get().start) == "2020-01-01"


def test_linkedins_organisations_become_networks_and_memberships():
    material = read(LINKEDIN_CSV, "Organizations.csv")
    assert said(material.bring_in(UserFactory(), None, TODAY)) == []
    rows = Membership.objects.order_by("started_on").select_related("organisation")
    assert [(m.organisation.name, m.category, str(m.start), str(m.end)) for m in rows] == [
        ("Society of Indexers", "Member", "1998", "2004"),
        ("Library Guild", "Chair", "2012-09", "None"),
    ]
    guild, friends = Organisation.objects.exclude(name="Society of Indexers").order_by("-name")
    assert (guild.notes, friends.name) == ("Runs the summer school", "Friends of the Library")
