"""What the pages say of bodies that merged or closed."""

from datetime import date
from decimal import Decimal

import pytest

from networks.csvfiles import bring_in
from networks.models import Membership, Organisation
from reflections.models import Appraisal
from tests.networks.csvfiles.files import sources
from tests.networks.views.sending import ledger, send, undo_latest
from tests.reflections.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_their_day")]


def merged(client, person):
    """Specialist Librarians became Information World on 1 May, and the membership went on."""
    old, new = Organisation.objects.of(person)
    send(
        client,
        f"/networks/{old.pk}/merge/",
        other=new.pk,
        way="became",
        since="1 May 2026",
        carry_on="on",
    )
    return old, new


def test_worth_goes_on_after_a_merger_until_something_new_is_said(client, signed_in):
    _, new = merged(client, signed_in("went-on-after-a-merger"))
    page = client.get(f"/networks/{new.pk}/?period=year&year=2026")
    # 245 of 365 days at 100.00; the 150.00 of this year were paid to the old one.
    assert "It cost you nothing and was worth £67.12 ." in words_of(page)
    assert "Unused" not in words_of(page)
    assert "Paid until 31 December 2026: £150.00 went to Specialist Librarians." in words_of(page)
    assert "Unused" not in words_of(client.get("/"))
    answer = Appraisal.objects.get(membership__organisation=new)
    assert answer.note == "As you said of Specialist Librarians on 10 January 2026."
    [renewal] = client.get("/renewals/").context["agenda"].renewals
    # 100 of 150 a year, of which the last said is kept.
    assert (renewal.worth, renewal.label) == (Decimal("100.00"), "Not worth it")


def test_stay_that_changed_its_name_is_one_line(client, signed_in):
    _, new = merged(client, signed_in("went-on-after-a-merger"))
    since = "since 1 May 2012, until 30 April 2026 as Specialist Librarians"
    for address in ("/networks/", f"/networks/{new.pk}/history/"):
        [lane] = client.get(address).context["lanes"]
        assert (lane.label, lane.gap_notes) == ("Information World", ())
        assert [spell.note for spell in lane.spells] == [since]
    words = words_of(client.get("/networks/"))
    assert since in words
    assert "left behind" not in words


def test_undo_of_a_merger_takes_the_answers_that_went_along_back(client, signed_in):
    person = signed_in("went-on-after-a-merger")
    before = ledger(person)
    merged(client, person)
    undo_latest(client)
    assert ledger(person) == before


@pytest.fixture
def closed_by_file(client, signed_in):
    """The case’s other way: closed_on and successor in organisations.csv."""
    person = signed_in("body-that-closed")
    mended = sources(
        organisations="name,closed_on,successor\n"
        "Media Librarians,2026-04-30,Information World\nInformation World,,"
    )
    assert bring_in(person, mended).ok
    return Membership.objects.get()


def test_membership_of_a_body_that_a_file_closed_ends_with_it(client, closed_by_file):
    network = closed_by_file.organisation
    history = words_of(client.get(f"/networks/{network.pk}/history/"))
    assert "1 May 2012 30 April 2026, its closing" in history
    assert "still" not in history
    form = client.get(f"/memberships/{closed_by_file.pk}/fees/add/").context["form"]
    assert [form[name].value() for name in ("covers_from", "covers_until")] == [None, None]


def test_body_that_a_file_closed_gives_nothing_after_it_and_renews_no_more(client, closed_by_file):
    network = closed_by_file.organisation
    words = words_of(client.get(f"/networks/{network.pk}/?period=year&year=2026"))
    # 120 of 365 days at 100.00.
    assert "It cost you £150.00 and was worth £32.88 ." in words
    assert "Closed 30 April 2026, became Information World ." in words
    assert client.get("/renewals/").context["agenda"].renewals == []
    listed = words_of(client.get("/networks/"))
    assert "left behind" not in listed and "became Information World" in listed


def test_merger_that_a_file_tells_takes_the_paid_time_along_as_one_line(client, signed_in):
    """The other way of the case: closed_on and successor, and the membership there, as rows."""
    person = signed_in("went-on-after-a-merger")
    told = sources(
        organisations="name,closed_on,successor\n"
        "Specialist Librarians,2026-04-30,Information World\nInformation World,,",
        memberships="organisation,started_on,ended_on\n"
        "Specialist Librarians,2012-05-01,2026-04-30\nInformation World,2026-05-01,",
    )
    assert bring_in(person, told).ok
    new = Organisation.objects.of(person).get(name="Information World")
    [renewal] = client.get("/renewals/").context["agenda"].renewals
    assert (renewal.network.id, renewal.on, renewal.fee.value) == (
        new.pk, date(2027, 1, 1), Decimal("150.00"),
    )  # fmt: skip
    page = client.get("/networks/")
    assert [lane.label for lane in page.context["lanes"]] == ["Information World"]
    assert "left behind" not in words_of(page)


def test_network_that_closed_before_one_could_join_was_not_left_behind(client, signed_in):
    signed_in("never-joined")
    words = words_of(client.get("/networks/"))
    assert "You belong to no network today." in words
    assert "left" not in words.lower()
    assert "Closed: 1" in words and "closed 2010" in words
    page = words_of(client.get(f"/networks/{Organisation.objects.get().pk}/"))
    assert "Closed 1 January 2010." in page
    assert "You left" not in page and "Do you miss it?" not in page
    renewals = words_of(client.get("/renewals/"))
    assert "There is nothing to renew." in renewals and "join again" not in renewals
