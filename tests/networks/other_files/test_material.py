"""Sheets of a person's own, from what is in them to the rows that they become."""

import io
from datetime import date
from decimal import Decimal

import pytest

from networks.arithmetic.typed_dates import DateOrder
from networks.models import Activity, Fee, Membership, Organisation
from networks.other_files.material import ConvertedFiles
from reflections.csv_tables import LEDGER
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.networks.csvfiles.files import said
from tests.networks.other_files.books import xlsx

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)
WIDE = (
    "Name,Joined,Annual fee,Renews on,Notes\n"
    "CILIP,1 September 2009,£184,2027-09-01,Chartered\n"
    'BLA,2008-09-01,"£1,075.50",2027-01-01,\n'
    "LISNPN,2010-07-12,,,\n"
)


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


def test_one_wide_sheet_makes_networks_memberships_and_fees():
    done = bring_in(WIDE)
    assert said(done) == []
    assert [
        str(membership.start) for membership in Membership.objects.order_by("organisation__name")
    ] == [
        "2008-09-01",
        "2009-09-01",
        "2010-07-12",
    ]
    assert sorted(fees()) == [
        ("BLA", Decimal("1075.50"), date(2026, 12, 31)),
        ("CILIP", Decimal("184.00"), date(2027, 8, 31)),
    ]
    assert Organisation.objects.get(name="CILIP").notes == "Chartered"


def test_the_same_sheet_twice_changes_nothing():
    owner = UserFactory()
    bring_in(WIDE, owner)
    assert read(WIDE).plan(owner, None, TODAY).changes_nothing


def test_blank_cells_clear_nothing_in_the_ledger():
    owner = UserFactory()
    OrganisationFactory(owner=owner, name="BLA", notes="Mine", kind="union")
    bring_in(WIDE, owner)
    network = Organisation.objects.get(name="BLA")
    assert (network.notes, network.kind) == ("Mine", "union")


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_any_dialect_is_the_same(delimiter):
    text = WIDE.replace('"£1,075.50"', "1075.50").replace(",", delimiter)
    assert said(bring_in(text)) == []
    assert len(fees()) == 2


def test_a_list_without_headings_is_known_by_what_stands_in_it():
    done = bring_in("Linear Algebra Club;LAC;2008;Present\nTeaching Circle;TC;2014;2019\n")
    assert said(done) == []
    members = Membership.objects.order_by("started_on")
    assert [(m.organisation.short_name, str(m.start), m.end and str(m.end)) for m in members] == [
        ("LAC", "2008", None),
        ("TC", "2014", "2019"),
    ]


def test_title_lines_above_the_headings_are_passed_over():
    assert read("My networks,,\n,,\nName,Joined,Fee\nA,2001,1\n").choices[0].header == 1


def test_a_training_log_becomes_activities_of_its_providers():
    done = bring_in("Date,Course,Provider,Hours,Rating\n13/02/2025,Cataloguing,CILIP,3.5,4\n")
    assert said(done) == []
    activity = Activity.objects.get()
    assert (activity.organisation.name, activity.date) == ("CILIP", date(2025, 2, 13))
    assert (activity.title, activity.hours, activity.rating) == ("Cataloguing", Decimal("3.5"), 4)


def test_one_network_can_be_said_for_all_rows():
    text = "Date,Title,Hours\n2025-02-13,Cataloguing,3\n2025-03-13,Indexing,2\n"
    owner = UserFactory()
    OrganisationFactory(owner=owner, name="Chartered Institute", short_name="CILIP")
    assert said(bring_in(text, owner, shared={"network": "cilip"})) == []
    assert {activity.organisation.name for activity in Activity.objects.all()} == {
        "Chartered Institute"
    }


def test_doubtful_short_name_is_refused_and_adds_no_network():
    text = "Date,Title,Network\n2025-02-13,Cataloguing,CI\n"
    owner = UserFactory()
    for name in ("Chartered Institute", "Climbers' Institute"):
        OrganisationFactory(owner=owner, name=name, short_name="CI")
    (reason,) = said(bring_in(text, owner))
    assert "There is no organisation called “CI”." in reason
    assert not Activity.objects.exists()


def test_a_word_means_what_the_person_said():
    text = "Name,Joined,Fee,Renews,Paid by\nA,2020-01-01,10,2027-01-01,boss\n"
    assert "“boss” is not one of" in said(read(text).plan(UserFactory(), None, TODAY))[0]
    bring_in(text, words={"paid_by": {"boss": "employer"}})
    assert Fee.objects.get().paid_by == "employer"


def test_payments_go_to_the_membership_of_their_time():
    owner = UserFactory()
    network = OrganisationFactory(owner=owner, name="A")
    MembershipFactory(organisation=network, started_on="2001-01-01", ended_on="2005-12-31")
    MembershipFactory(organisation=network, started_on="2010-01-01")
    bring_in("Network,Paid on,Amount\nA,2003-02-01,5\nA,2012-02-01,6\n", owner)
    found = {fee.amount: fee.membership.started_on.year for fee in Fee.objects.all()}
    assert found == {Decimal(5): 2001, Decimal(6): 2010}


def test_a_membership_that_nobody_dated_had_begun_before_its_first_payment():
    done = bring_in("Network,Paid on,Amount\nA,2012-02-01,6\n")
    assert str(Membership.objects.get().start) == "/2011"
    assert "Nothing says when you joined A" in done.notes[0]


def test_a_day_of_joining_that_is_unknown_is_the_first_payments_or_earlier():
    text = "Network,Joined,Paid on,Amount\nA,unknown,2013-02-01,6\nA,?,2012-02-01,5\n"
    owner = UserFactory()
    done = bring_in(text, owner)
    assert said(done) == []
    assert str(Membership.objects.get().start) == "/2012-02-01"
    assert Fee.objects.count() == 2
    assert done.notes[-1].endswith("so what is dated first counts: A from 1 February 2012.")
    assert bring_in(text, owner).changes_nothing


def test_about_at_least_foreign_and_monthly_amounts_are_read():
    text = (
        "Name,Joined,Fee,Paid on\nA,2020-01-01,about £75,2024-01-01\n"
        "B,2020-01-01,$10,2024-01-01\nC,2020-01-01,£5 a month,2024-01-01\n"
    )
    assert said(bring_in(text)) == []
    rows = Fee.objects.order_by("amount").values_list("amount", "certainty", "currency", "every")
    assert list(rows) == [
        (Decimal("5.00"), "exact", "GBP", 1),
        (Decimal("10.00"), "exact", "USD", None),
        (Decimal("75.00"), "about", "GBP", None),
    ]


@pytest.mark.parametrize(
    ("cell", "amount"), [("1,50", "1.50"), ("98,50 €", "98.50"), ("1.050,00", "1050.00")]
)
def test_comma_before_the_pennies_is_read_where_it_can_be_nothing_else(cell, amount):
    text = f"Name;Joined;Fee;Renews on\nA;2020-01-01;{cell};2027-01-01\n"
    assert said(bring_in(text)) == []
    assert Fee.objects.get().amount == Decimal(amount)


def test_a_mark_that_could_be_either_is_refused():
    text = "Name;Joined;Fee;Renews on\nA;2020-01-01;1.050;2027-01-01\n"
    assert said(bring_in(text)) == ["mine.csv, line 2, Fee: Write at most 2 decimal places."]
    assert not Organisation.objects.exists()


def test_a_day_of_joining_that_could_be_two_is_asked_about_with_the_fee_that_hangs_on_it():
    found = read("Name,Joined,Fee\nA,03/04/2010,5\n").plan(UserFactory(), None, TODAY)
    assert (said(found), bool(found.question)) == ([], True)


def test_dates_that_could_be_two_are_one_question():
    text = "Name,Joined,Fee,Renews on\nA,2020-01-01,5,03/04/2027\nB,2020-01-01,5,05/06/2027\n"
    owner = UserFactory()
    assert (
        read(text)
        .plan(owner, None, TODAY)
        .question.startswith(
            "2 dates can be read in two ways, as a spreadsheet writes them. In mine.csv, line 2, "
            "Renews on: 03/04/2027 could be"
        )
    )
    bring_in(text, owner, DateOrder.DAY_FIRST)
    assert sorted(last for _, _, last in fees()) == [date(2027, 4, 2), date(2027, 6, 4)]


def test_bad_rows_are_named_as_in_the_file_and_handed_back_with_their_reasons():
    text = 'Name,Joined,Fee,Renews on,Notes\nA,2020-01-01,5,2027-01-01,"two\nlines"\nB,soon,x,,\n'
    material, owner = read(text), UserFactory()
    found = material.plan(owner, None, TODAY)
    assert said(found)[0].startswith("mine.csv, line 4, Joined: Write a date")
    assert len(found.problems) == 1
    header, row = material.bad_rows(found).splitlines()
    assert header == "Name,Joined,Fee,Renews on,Notes,What is wrong"
    assert row.startswith('B,soon,x,,,"Joined: Write a date')
    material.leave_out(found)
    assert said(material.bring_in(owner, None, TODAY)) == []
    assert [network.name for network in Organisation.objects.all()] == ["A"]


def test_rows_that_were_mended_come_in_with_their_reasons_beside_them():
    assert said(bring_in("Name,Joined,What is wrong\nB,2020-01-01,Joined: Write a date\n")) == []


def test_what_says_two_things_of_one_network_is_refused():
    text = "Name,Kind,Joined\nA,union,2020-01-01\nA,forum,2020-01-01\n"
    assert said(bring_in(text)) == ["mine.csv, line 3, Kind: Line 2 says otherwise of A."]


def test_error_in_a_cell_is_refused_by_its_name_where_its_column_counts():
    def change(sheets):
        sheets["A"].write_formula(1, 2, "=NA()", None, "#N/A")

    data = xlsx(change=change, A=[["Name", "Joined", "Fee"], ["A", date(2020, 1, 1), None]])
    material = read(data, "mine.xlsx")
    found = material.plan(UserFactory(), None, TODAY)
    assert said(found) == ["mine.xlsx, line 2: C2 holds the error #N/A."]
    material.choices[0].columns[2] = ""
    assert said(material.plan(UserFactory(), None, TODAY)) == []


def test_formula_like_text_and_apostrophes_are_kept():
    bring_in(xlsx(A=[["Name", "Joined"], ["=1+1", date(2020, 1, 1)]]), name="mine.xlsx")
    bring_in("Name,Joined\n'tis,2020-01-01\n")
    assert {network.name for network in Organisation.objects.all()} == {"=1+1", "'tis"}


def test_a_networks_name_of_another_person_is_nothing_to_this_one():
    OrganisationFactory(name="CILIP", short_name="CIL", notes="theirs")
    owner = UserFactory()
    bring_in("Name,Joined\nCIL,2020-01-01\n", owner)
    assert [network.name for network in Organisation.objects.of(owner)] == ["CIL"]


def test_word_in_place_of_a_day_of_renewal_says_how_often_it_is_paid():
    text = "Name,Joined,Fee,Renewal\nA,2020-01-15,29.99,monthly\nB,2021,0,\n"
    assert said(bring_in(text)) == []
    assert Fee.objects.values_list("amount", "every", "covers_from").get() == (
        Decimal("29.99"),
        1,
        date(2020, 1, 15),
    )


def members():
    rows = Membership.objects.order_by("organisation__name")
    return [(row.organisation.name, str(row.start)) for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "Verein;Mitglied seit;Jahresbeitrag;Nächste Zahlung;Bezahlt von\n"
        "DBV;März 2014;98,50 €;1. April 2027;Arbeitgeber\n"
        "GI;15. Mai 2010;1.250,00 €;31. Dezember 2026;ich\n",
        "Association,Adhésion,Cotisation annuelle,Renouvellement,Payé par\n"
        'DBV,mars 2014,"98,50 €",1er avril 2027,employeur\n'
        'GI,15 mai 2010,"1.250,00 €",31 déc. 2026,moi\n',
        "Asociación\tFecha de alta\tCuota anual\tRenovación\tPagado por\n"
        "DBV\tmarzo de 2014\t98,50 €\t1 de abril de 2027\tempresa\n"
        "GI\t15 de mayo de 2010\t1.250,00 €\t31 de diciembre de 2026\tyo\n",
    ],
)
def test_sheets_of_other_countries_are_known_by_their_own_words(text):
    assert said(bring_in(text)) == []
    assert members() == [("DBV", "2014-03"), ("GI", "2010-05-15")]
    assert fees() == [
        ("DBV", Decimal("98.50"), date(2027, 3, 31)),
        ("GI", Decimal("1250.00"), date(2026, 12, 30)),
    ]
    paid = Fee.objects.order_by("id").values_list("paid_by", "currency")
    assert list(paid) == [("employer", "EUR"), ("self", "EUR")]


def test_decimal_commas_between_semicolons_cut_no_row():
    bring_in("Name;Beitrag;Fällig;Austritt\nA;98,50;2027-03-01;\nB;120,00;2027-01-01;\n")
    assert [amount for _, amount, _ in fees()] == [Decimal("98.50"), Decimal(120)]


def test_days_in_words_are_read_however_they_are_written():
    text = (
        "Society,Joined,Fee,Expires\n"
        'A,"June 12th, 2001",£65,"Dec 31, 2026"\nB,04/2015,£20,31st March 2027\n'
    )
    assert said(bring_in(text)) == []
    assert members() == [("A", "2001-06-12"), ("B", "2015-04")]
    # What expires on a day is good on that day still.
    assert [until for *_, until in fees()] == [date(2026, 12, 31), date(2027, 3, 31)]


def test_month_of_renewal_is_the_next_one_and_that_is_said():
    text = "Name,Fee,Due\nA,£10,March\nB,£20,26 November\nC,£30,1 Nov\nD,£0,n/a\nE,tbc,Jan\n"
    done = bring_in(text)
    assert said(done) == []
    # Today is 26 November 2026.
    assert fees() == [
        ("A", Decimal("10.00"), date(2027, 2, 28)),
        ("B", Decimal("20.00"), date(2026, 11, 25)),
        ("C", Decimal("30.00"), date(2027, 10, 31)),
    ]
    assert any("a month or a day without a year" in note for note in done.notes)


def test_what_is_said_of_an_amount_in_brackets_is_noted():
    bring_in("Name,Fee,Renews\nA,£45 (reduced),2027-01-01\nB,45 (EUR),2027-01-01\n")
    rows = Fee.objects.order_by("id").values_list("amount", "currency", "notes")
    assert list(rows) == [(Decimal(45), "GBP", "reduced"), (Decimal(45), "EUR", "")]


@pytest.mark.parametrize(
    ("heading", "currency"), [("Fee (€)", "EUR"), ("Cost USD", "USD"), ("Fee £", "GBP")]
)
def test_currency_of_a_heading_is_that_of_its_amounts(heading, currency):
    bring_in(f"Name,{heading},Renews\nA,45.00,2026-01-01\nB,CHF 5,2026-01-01\n")
    assert list(Fee.objects.order_by("id").values_list("currency", flat=True)) == [currency, "CHF"]


def test_of_fees_in_a_column_for_each_year_the_last_is_taken():
    bring_in("Name,Fee 2025,Fee 2026,Renews\nA,£10,£12,March\n")
    assert fees() == [("A", Decimal("12.00"), date(2027, 2, 28))]


def test_subtotals_are_left_out_and_nothing_is_asked_of_their_words():
    material = read("Kind,Body,Fee,Renews\nUnion,UCU,£9,March\nSubtotal,,£9,\nTotal,,£9,\n")
    assert (material.choices[0].left_out, material.has_unsaid_words) == ([3, 4], False)


def test_lists_on_one_sheet_are_read_apart():
    below = (
        "Memberships\nName,Joined,Fee,Renews on\nA,2009-09-01,£198,2027-03-01\n\n"
        "Events attended\nNetwork,Date,Event,Hours\nA,2026-02-03,Copyright,3\n"
    )
    beside = "Name,Fee,Renews on,,Network,Date,Event\nA,£198,2027-03-01,,A,2026-02-03,Copyright\n"
    for text in (below, beside):
        material = read(text)
        assert [choices.columns[-1] for choices in material.choices] == [
            "renews_on",
            "hours" if text == below else "title",
        ]
        material.bring_in(UserFactory(), None, TODAY)
        assert (Fee.objects.get().amount, Activity.objects.get().title) == (198, "Copyright")
        Organisation.objects.all().delete()


def test_faults_are_named_by_their_cells_in_the_second_list_of_a_sheet():
    rows = [
        ["Name", "Fee", "Renews on", None, "Network", "Date", "Event"],
        ["A", 198, "2027-03-01", None, "A", "2026-02-03", "=1/0"],
    ]
    material = read(xlsx(Both=rows), "mine.xlsx")
    assert material.grids[1].cell(1, 2) == "G2"


def test_a_blank_column_within_a_list_parts_nothing():
    [grid] = read("Date,Network,,Title,Hours\n2026-01-01,A,,Talk,1\n").grids
    assert len(grid.rows[0]) == 5


def test_headings_in_two_rows_are_read_together():
    text = "Organisation,Membership,,Cost\n,Grade,Since,£ per year\nA,Full,2009-03-01,198\n"
    material = read(text)
    assert material.choices[0].columns == ["network", "category", "joined", "fee"]
    material.bring_in(UserFactory(), None, TODAY)
    assert members() == [("A", "2009-03-01")]
