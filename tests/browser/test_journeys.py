"""What people come for, from beginning to end, as they would do it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from networks.models import Activity, Organisation
from reflections.models import Appraisal, Decision
from tests.browser.conftest import DESK, PHONE
from tests.browser.doing import press_exactly
from tests.networks.views.sending import ledger


def days_ago(days):
    return (timezone.localdate() - timedelta(days=days)).isoformat()


def follow(page, name):
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()


def fill_in_sign_in(page):
    page.get_by_label("Username").fill("reader")
    page.get_by_label("Password").fill("reader's own")
    press_exactly(page, "Sign in")


@pytest.fixture
def forms_sent(page):
    """The addresses that forms were sent to, signing in apart."""
    sent = []
    page.on(
        "request", lambda request: sent.append(request.url) if request.method == "POST" else None
    )
    return sent


@pytest.mark.parametrize(
    "size",
    [
        pytest.param("desk", marks=pytest.mark.browser_context_args(viewport=DESK)),
        pytest.param(
            "phone",
            marks=pytest.mark.browser_context_args(viewport=PHONE, has_touch=True, is_mobile=True),
        ),
    ],
)
def test_first_verdict_takes_two_forms_from_an_empty_ledger(
    page, at, sign_in, reader, forms_sent, size
):
    sign_in(reader)
    at("/")
    follow(page, "Add a network")
    page.get_by_label("Name", exact=True).fill("Society of Indexers")
    page.get_by_label("Member since").fill(days_ago(90))
    page.get_by_label("What does it cost").fill("£120")
    press_exactly(page, "Save")
    follow_main(page, "Dashboard")
    page.get_by_label("The most you would pay").fill("about 300")
    press_exactly(page, "Judge it")
    expect(page.locator(".pill", has_text="Worth it").first).to_be_visible()
    assert len(forms_sent) == 2, forms_sent


def follow_main(page, name):
    """By the way around that stands on every page."""
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True, is_mobile=True)
def test_activity_logged_on_a_phone_with_four_fields(page, at, sign_in, teller):
    sign_in(teller)
    at("/journal/")
    page.get_by_role("link", name="Log something").tap()
    page.get_by_role("radio", name="BLA", exact=True).tap()
    page.get_by_label("What", exact=True).fill("Lunch with the treasurer")
    page.get_by_label("Hours").fill("1.5")
    page.get_by_role("radio", name="4").tap()
    page.get_by_role("button", name="Save", exact=True).tap()
    expect(page.get_by_role("status")).to_contain_text("Lunch with the treasurer")
    assert page.url.endswith("/journal/")
    logged = Activity.objects.get(title="Lunch with the treasurer")
    assert (logged.organisation.short, logged.hours, logged.rating) == ("BLA", 1.5, 4)


def test_renewal_decided_with_its_fee(page, at, sign_in, teller):
    sign_in(teller)
    at("/renewals/")
    follow(page, "CILIP")
    page.get_by_label("Because").fill("The branch is worth it alone")
    page.get_by_label("Activities you expect").fill("7")
    page.get_by_text("When you renew: enter the fee too").click()
    page.get_by_label("Enter this fee").check()
    press_exactly(page, "Renew")
    expect(page.get_by_role("status")).to_contain_text("CILIP")
    decided = Decision.objects.of(teller).latest("id")
    assert (decided.choice, decided.expected_activities) == ("renew", 7)
    fees = decided.organisation.memberships.get(ended_on=None).fees
    assert fees.latest("covers_until").amount == 184


def test_leaving_out_twitter_turns_a_draw_into_one_to_nil(page, at, sign_in, teller):
    sign_in(teller)
    at("/")
    expect(page.locator(".scoreboard")).to_contain_text("Offline 1 : 1 online")
    leave_out_twitter(page)
    expect(page.locator(".scoreboard")).to_contain_text("Offline 1 : 0 online")
    page.get_by_role("link", name="leaving out Twitter").click()
    expect(page.locator(".scoreboard")).to_contain_text("Offline 1 : 1 online")


def leave_out_twitter(page):
    page.get_by_text("what if…").click()
    page.get_by_label("There were no").select_option("Twitter")
    press_exactly(page, "Leave it out")


def test_join_lapse_and_rejoin_are_set_side_by_side(page, at, sign_in, reader):
    sign_in(reader)
    at("/networks/add/")
    page.get_by_label("Name", exact=True).fill("CILIP")
    join(page, since="2015-01-01", category="Student", cost="£38")
    page.get_by_text("More", exact=True).click()
    follow(page, "Leave")
    page.get_by_label("Your last day").fill("2016-12-31")
    page.get_by_label("Why you leave").fill("The full rate was too much")
    press_exactly(page, "Leave")
    follow(page, "Join again")
    join(page, since="2019-09", category="Full", cost="about £177")
    follow_place(page, "History")
    spells = page.get_by_role("region", name="Times in and out side by side")
    heads = spells.get_by_role("columnheader").all_inner_texts()
    assert [head.split()[0] for head in heads] == ["Member", "Out", "Member"]
    expect(spells.get_by_role("row", name="How long")).to_contain_text("2 years 8 months")


def follow_place(page, name):
    page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()


def join(page, *, since, category, cost):
    page.get_by_label("Member since").fill(since)
    page.get_by_label("Category").fill(category)
    page.get_by_label("What does it cost").fill(cost)
    press_exactly(page, "Save")


@pytest.mark.parametrize("way", ["at once", "from the bin"])
def test_deleted_network_comes_back_whole(page, at, sign_in, teller, way):
    before = ledger(teller)
    sign_in(teller)
    bla = Organisation.objects.get(owner=teller, short_name="BLA")
    at(f"/networks/{bla.pk}/delete/")
    press_exactly(page, "Delete")
    expect(page.get_by_role("status")).to_contain_text("Deleted")
    assert not Organisation.objects.filter(pk=bla.pk).exists()
    if way == "at once":
        press_exactly(page, "Undo")
    else:
        at("/bin/")
        page.get_by_role("button", name="Bring back").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert ledger(teller) == before


class TestWithoutJavaScript:
    pytestmark = pytest.mark.browser_context_args(java_script_enabled=False)

    def test_figures_and_what_if(self, page, at, teller):
        at("/")
        fill_in_sign_in(page)
        leave_out_twitter(page)
        expect(page.locator(".scoreboard")).to_contain_text("Offline 1 : 0 online")

    def test_logging_an_activity(self, page, at, sign_in, teller):
        sign_in(teller)
        at("/log/")
        page.get_by_role("radio", name="BLA", exact=True).check()
        page.get_by_label("What", exact=True).fill("A walk round the library")
        page.get_by_label("It cost").fill("£4.50")
        press_exactly(page, "Save")
        expect(page.get_by_role("status")).to_contain_text("A walk round the library")
        assert Activity.objects.get(title="A walk round the library").cost == 4.5

    def test_writing_with_headings_and_a_preview(self, page, at, sign_in, teller):
        sign_in(teller)
        at("/journal/write/")
        page.get_by_label("Title").fill("By candlelight")
        page.get_by_label("What? So what? Now what?").check()
        press_exactly(page, "Start with its headings")
        text = page.get_by_role("textbox", name="Text", exact=True)
        text.fill(text.input_value() + "\n- one *word*")
        press_exactly(page, "Preview")
        preview = page.get_by_role("region", name="Preview")
        expect(preview.get_by_role("heading", name="Now what?")).to_be_visible()
        press_exactly(page, "Save")
        expect(page.get_by_role("heading", name="By candlelight")).to_be_visible()
        expect(page.locator("article em, .prose em, main em").first).to_have_text("word")


def test_years_sitting_is_walked_through_by_keyboard_alone(page, at, sign_in, teller):
    Appraisal.objects.of(teller).filter(date__gte=timezone.localdate() - timedelta(60)).delete()
    sign_in(teller)
    at("/renewals/")
    follow(page, "What each gave you this year")
    expect(page.get_by_role("heading", level=1)).to_have_text("What did CILIP give you this year?")
    page.keyboard.type("about 30")
    page.keyboard.press("Tab")
    # From "no answer" on to the first one.
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What did CDG give you this year?")
    page.get_by_role("link", name="Skip", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What did CoFHE give you this year?")
    page.get_by_role("link", name="At the end").press("Enter")
    expect(page.locator("main")).to_contain_text("1 of 15 said")
    said = Appraisal.objects.of(teller).latest("id")
    assert (said.worth_per_year, said.put_in, said.date) == (30, 1, timezone.localdate())
