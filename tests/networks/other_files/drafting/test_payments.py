"""Lines of a bank's statement: which are fees, what they cover, and what is kept of the rest."""

import io
from datetime import date
from decimal import Decimal

import pytest

from networks.models import Fee, Organisation
from networks.other_files.drafting.existing import paid_already
from networks.other_files.drafting.lines import NetworkNames
from networks.other_files.drafting.payments import payee_key, payment_lines
from networks.other_files.grids import read_text
from networks.other_files.material import ConvertedFiles
from networks.other_files.reading.statement_sheets import statements_of
from reflections.csv_tables import LEDGER
from tests.cases.test_files import CASES
from tests.factories import FeeFactory, MembershipFactory, OrganisationFactory, UserFactory

TODAY = date(2026, 11, 26)
LLOYDS = (CASES / "bank-statement" / "statement.csv").read_text()
STARLING = (
    "Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP)\n"
    "13/01/2026,Library Guild,MEMBER 12,DIRECT DEBIT,-184.00,10.00\n"
)


def grid(text):
    [statement] = statements_of(read_text("bank.csv", text.encode()))
    return statement


def test_same_payee_whatever_numbers_stand_beside_it():
    assert payee_key("CILIP DD 0012") == payee_key("cilip 77 DD")
    assert payee_key("CILIP DD") != payee_key("COFFEE DD")


@pytest.fixture
def guild(db):
    owner = UserFactory()
    network = OrganisationFactory(owner=owner, name="Library Guild")
    return MembershipFactory(organisation=network, started_on="2020-02-01")


def offered(owner, text=LLOYDS, rules=None, there=()):
    names = NetworkNames(owner)
    return [
        (o.words, o.guess, o.is_there)
        for o in payment_lines(grid(text), names, rules or {}, there, "GBP")
    ]


def test_likely_fees_come_first_and_rules_come_before_names(guild):
    owner = guild.organisation.owner
    assert offered(owner) == [
        ("LIBRARY GUILD", "Library Guild", False),
        ("LIBRARY GUILD", "Library Guild", False),
        ("COFFEE", "", False),
    ]
    assert offered(owner, rules={payee_key("COFFEE"): "Café"})[1] == ("COFFEE", "Café", False)


def test_what_is_in_the_ledger_is_marked_and_not_offered_again(guild):
    there = {("Library Guild", date(2026, 1, 3), Decimal("184.00"))}
    assert offered(guild.organisation.owner, there=there)[0] == ("LIBRARY GUILD", "", True)


def bring_in(owner, text, chosen):
    data = io.BytesIO(text.encode())
    material = ConvertedFiles.read(LEDGER, [("bank.csv", data)], TODAY, "UTC")
    material.choices[0].chosen = chosen
    material.forget_the_rest()
    assert len(material.grids[0].rows) == len(chosen)
    done = material.bring_in(owner, None, TODAY)
    assert (done.problems, done.question) == ([], "")


def fees():
    rows = Fee.objects.order_by("paid_on")
    return [
        (f.paid_on.isoformat(), f.amount, str(f.covers_from), str(f.covers_until)) for f in rows
    ]


CLEAR = LLOYDS.replace("12/02/2026", "13/02/2026")


def test_a_payment_covers_twelve_months_from_the_nearest_renewal(guild):
    bring_in(guild.organisation.owner, CLEAR, {"2": "Library Guild", "4": "Library Guild"})
    assert fees() == [
        ("2026-01-05", Decimal("184.00"), "2026-02-01", "2027-01-31"),
        ("2026-03-01", Decimal("-20.00"), "None", "None"),
    ]


def test_renewal_is_the_day_after_what_is_paid_for(guild):
    FeeFactory(
        membership=guild, paid_on="2025-01-10", covers_from="2025-01-01", covers_until="2025-12-31"
    )
    bring_in(guild.organisation.owner, CLEAR, {"2": "library guild"})
    assert fees()[1] == ("2026-01-05", Decimal("184.00"), "2026-01-01", "2026-12-31")


def test_payments_by_the_month_cover_a_month_each(guild):
    text = STARLING + "13/02/2026,Library Guild,MEMBER 12,DIRECT DEBIT,-5.00,10.00\n"
    bring_in(guild.organisation.owner, text, {"3": "Library Guild", "2": "Library Guild"})
    assert fees()[1][2:] == ("2026-02-13", "2026-03-12")


BY_THE_MONTH = (
    "Date,Description,Amount\n"
    "2026-01-05,LIBRARY GUILD,-20.00\n"
    "2026-02-05,LIBRARY GUILD,-20.00\n"
    "2026-03-05,LIBRARY GUILD,-22.00\n"
)


def test_first_of_payments_by_the_month_covers_a_month_too(guild):
    bring_in(guild.organisation.owner, BY_THE_MONTH, dict.fromkeys("234", "Library Guild"))
    assert [covers for _, _, *covers in fees()] == [
        ["2026-01-05", "2026-02-04"],
        ["2026-02-05", "2026-03-04"],
        ["2026-03-05", "2026-04-04"],
    ]


def test_fee_of_the_year_stays_one_where_something_small_follows_it(guild):
    text = BY_THE_MONTH.replace("01-05,LIBRARY GUILD,-20", "01-05,LIBRARY GUILD,-184")
    bring_in(guild.organisation.owner, text, {"2": "Library Guild", "3": "Library Guild"})
    assert fees()[0][2:] == ("2026-02-01", "2027-01-31")


def test_what_came_back_in_full_gives_back_the_days_of_its_fee(guild):
    text = CLEAR.replace(",,20.00,", ",,184.00,")
    bring_in(guild.organisation.owner, text, {"2": "Library Guild", "4": "Library Guild"})
    assert fees()[1][1:] == (Decimal("-184.00"), "2026-02-01", "2027-01-31")


def test_every_instalment_of_a_fee_that_repeats_is_in_the_ledger_already(guild):
    FeeFactory(membership=guild, paid_on="2025-12-05", amount="20.00", every=1)
    there = paid_already(guild.organisation.owner, TODAY)
    found = offered(guild.organisation.owner, BY_THE_MONTH, there=there)
    assert [is_there for _, _, is_there in found] == [True, True, False]


def test_instalments_end_with_the_fee(guild):
    FeeFactory(
        membership=guild, paid_on="2025-12-05", amount="20.00", every=1, repeats_until="2026-01-31"
    )
    there = paid_already(guild.organisation.owner, TODAY)
    assert {on for _, on, _ in there} == {date(2025, 12, 5), date(2026, 1, 5)}


def test_network_that_is_not_in_the_ledger_is_added(db):
    owner = UserFactory()
    bring_in(owner, CLEAR, {"2": "Library Guild"})
    network = Organisation.objects.of(owner).get()
    assert str(network.memberships.get().start) == "/2025"


def test_days_that_could_be_two_are_asked_about(guild):
    data = io.BytesIO(LLOYDS.encode())
    material = ConvertedFiles.read(LEDGER, [("bank.csv", data)], TODAY, "UTC")
    material.choices[0].chosen = {"2": "Library Guild"}
    found = material.plan(guild.organisation.owner, None, TODAY)
    assert found.problems == []
    assert found.question.startswith("One date can be read in two ways")
