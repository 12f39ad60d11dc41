"""Logging is the act that everything else rests on: what it takes is counted, in taps and keys."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from networks.models import Activity
from tests.browser.conftest import DESK, PHONE

# The person's own window; all that is tapped has to be in it as it is, without a scroll.
IN_SIGHT = """one => {
  const box = one.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
}"""


class Hand:
    """Taps and types, and counts both; what is tapped must be in sight."""

    def __init__(self, page):
        self.page, self.taps, self.keys = page, 0, 0

    def tap(self, target):
        seen = target.locator("xpath=ancestor-or-self::*[self::label or self::a or self::button]")
        assert (seen.last if seen.count() else target).evaluate(IN_SIGHT), target
        if self.page.evaluate("matchMedia('(pointer: coarse)').matches"):
            target.tap()
        else:
            target.click()
        self.taps += 1

    def type(self, text):
        self.page.keyboard.type(text)
        self.keys += len(text)


@pytest.fixture
def hand(page, at, sign_in, teller):
    sign_in(teller)
    at("/activities/")
    return Hand(page)


phone = pytest.mark.browser_context_args(viewport=PHONE, has_touch=True, is_mobile=True)
desk = pytest.mark.browser_context_args(viewport=DESK)
at_both_sizes = pytest.mark.parametrize(
    "size", [pytest.param("phone", marks=phone), pytest.param("desk", marks=desk)]
)


@at_both_sizes
def test_plain_meeting_takes_six_taps_and_two_fields(page, hand, size):
    """Some 10 seconds: a tap and a key take a good half of one and a quarter."""
    hand.tap(page.get_by_role("link", name="Log something"))
    hand.tap(page.get_by_role("radio", name="BLA", exact=True))
    hand.tap(page.get_by_label("What", exact=True))
    hand.type("Lunch")
    hand.tap(page.get_by_label("Hours"))
    hand.type("1")
    hand.tap(page.get_by_role("radio", name="4"))
    hand.tap(page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_role("status")).to_contain_text("Lunch")
    assert (hand.taps, hand.keys) == (6, 6)
    logged = Activity.objects.latest("id")
    assert (logged.organisation.short, logged.kind, logged.hours) == ("BLA", "event", 1)


@at_both_sizes
def test_same_again_takes_two_taps_from_the_list(page, hand, size):
    again = page.get_by_role("link", name="Same again").first
    again.scroll_into_view_if_needed()
    hand.tap(again)
    hand.tap(page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_role("status")).to_contain_text("Saved")
    assert (hand.taps, hand.keys) == (2, 0)
    assert Activity.objects.latest("id").date == timezone.localdate()


@at_both_sizes
def test_meeting_as_last_time_takes_five_taps_and_three_keys(page, hand, size):
    hand.tap(page.get_by_role("link", name="Log something"))
    hand.tap(page.get_by_label("What", exact=True))
    hand.type("com")
    hand.tap(page.get_by_role("option", name="Committee meeting"))
    expect(page.get_by_role("status")).to_contain_text("Filled in as on")
    hand.tap(page.get_by_role("radio", name="4"))
    hand.tap(page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_role("status")).to_contain_text("Committee meeting")
    assert (hand.taps, hand.keys) == (5, 3)
    logged = Activity.objects.latest("id")
    assert (logged.organisation.short, logged.kind, logged.rating) == ("BLA", "committee", 4)
    assert (logged.hours, logged.cost, logged.cost_paid_by) == (5, Decimal("32.50"), "employer")
    assert logged.date == timezone.localdate()


@at_both_sizes
def test_conference_paid_by_the_employer_takes_eleven_taps_and_three_fields(page, hand, size):
    hand.tap(page.get_by_role("link", name="Log something"))
    hand.tap(page.get_by_role("radio", name="BLA", exact=True))
    hand.tap(page.get_by_text("More…"))
    hand.tap(page.get_by_role("radio", name="Conference"))
    hand.tap(page.get_by_label("What", exact=True))
    hand.type("Our conference")
    hand.tap(page.get_by_label("Hours"))
    hand.type("16")
    hand.tap(page.get_by_role("radio", name="Yesterday"))
    hand.tap(page.get_by_role("radio", name="5"))
    hand.tap(page.get_by_label("It cost"))
    hand.type("295")
    hand.tap(page.get_by_role("radio", name="employer"))
    hand.tap(page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_role("status")).to_contain_text("Our conference")
    assert (hand.taps, hand.keys) == (11, 19)
    logged = Activity.objects.latest("id")
    assert (logged.kind, logged.hours, logged.rating) == ("conference", 16, 5)
    assert (logged.cost, logged.cost_paid_by) == (295, "employer")
    assert logged.date == timezone.localdate() - timedelta(days=1)


@desk
def test_kind_says_beside_given_or_got_what_it_counts_as(page, at, sign_in, teller):
    sign_in(teller)
    at("/log/?what=activity")
    page.get_by_text("More: what came of it").click()
    given, got = page.locator(".as-kind .if-given"), page.locator(".as-kind .if-got")
    for kind, is_given in (("writing", True), ("conference", False), ("mentoring", True)):
        page.locator(f'[name="kind"][value="{kind}"]').evaluate("one => one.click()")
        expect(given).to_be_visible(visible=is_given)
        expect(got).to_be_visible(visible=not is_given)


@pytest.mark.browser_context_args(viewport=DESK)
def test_what_was_filled_in_is_taken_back_and_what_was_typed_stays(page, at, sign_in, teller):
    sign_in(teller)
    at("/")
    page.keyboard.press("l")
    page.wait_for_url("**/log/**")
    page.get_by_label("It cost").fill("5")
    page.get_by_label("What", exact=True).type("comm")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    bla = page.get_by_role("radio", name="BLA", exact=True)
    expect(bla).to_be_checked()
    expect(page.get_by_label("Hours")).to_have_value("5")
    expect(page.get_by_label("It cost")).to_have_value("5")
    page.get_by_role("button", name="Undo").click()
    expect(bla).not_to_be_checked()
    expect(page.get_by_label("Hours")).to_have_value("")
    expect(page.get_by_label("What", exact=True)).to_have_value("Committee meeting")
    assert not page.locator("[name=rating]:checked:not([value=''])").count()


@pytest.mark.browser_context_args(viewport=DESK)
def test_bar_finds_rows_and_actions_by_keyboard(page, at, sign_in, teller):
    sign_in(teller)
    at("/bin/")
    page.keyboard.press("/")
    page.keyboard.type("committee")
    bar = page.get_by_role("dialog", name="Search and do")
    expect(bar.locator("mark").first).to_have_text("Committee")
    page.keyboard.press("Control+A")
    page.keyboard.type("settings")
    expect(bar.get_by_role("link")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/preferences/")
