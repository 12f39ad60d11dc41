"""Everything can be done without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from networks.models import Activity
from tests.browser.conftest import DESK


def tab_to(page, target):
    """Press Tab until the target has the focus, which must be seen on the way."""
    for _ in range(120):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
        assert page.evaluate(IS_SEEN), page.evaluate("document.activeElement.outerHTML")
    pytest.fail(f"Tab never reaches {target}")


def arrow_to(page, target):
    """Press the arrow through a group of radio buttons until the target is chosen."""
    for _ in range(40):
        if target.is_checked():
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"The arrow never reaches {target}")


# Radio buttons and boxes that are drawn by their labels show the focus there, and the browser
# draws that of the parts of a date.
IS_SEEN = """() => {
  const focused = document.activeElement;
  if (focused === document.body || focused.type === "date") return true;
  const shows = (style) => style.outlineStyle !== "none" || style.boxShadow !== "none";
  return shows(getComputedStyle(focused)) || [focused.closest("label"), focused.nextElementSibling]
    .some((near) => near && shows(getComputedStyle(near)));
}"""


@pytest.mark.browser_context_args(viewport=DESK)
def test_keyboard_alone_signs_in_logs_an_activity_and_takes_it_back(page, at, teller):
    keys = page.keyboard
    at("/")
    tab_to(page, page.get_by_label("Username"))
    keys.type("reader")
    keys.press("Tab")
    keys.type("reader's own")
    keys.press("Enter")
    page.wait_for_url("**/")
    tab_to(page, page.get_by_role("link", name="Log something"))
    keys.press("Enter")
    page.wait_for_url(re.compile("/log/"))
    tab_to(page, page.get_by_role("radio", name="Twitter"))
    keys.press("Space")
    tab_to(page, page.get_by_text("More…"))
    keys.press("Enter")
    keys.press("Shift+Tab")
    arrow_to(page, page.get_by_role("radio", name="Talk"))
    tab_to(page, page.get_by_label("What", exact=True))
    keys.type("Typed without a mouse")
    tab_to(page, page.get_by_role("button", name="Save", exact=True))
    keys.press("Enter")
    page.get_by_role("status").wait_for()
    assert Activity.objects.get(title="Typed without a mouse").kind == "talk"
    tab_to(page, page.get_by_role("button", name="Undo"))
    keys.press("Enter")
    expect(page.get_by_role("status")).not_to_contain_text("Saved")
    assert not Activity.objects.filter(title="Typed without a mouse").exists()


@pytest.mark.browser_context_args(viewport=DESK)
def test_keyboard_alone_skips_to_the_page_and_closes_a_menu(page, at, sign_in, teller):
    sign_in(teller)
    at("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    menu = page.locator("main details.pop").last
    tab_to(page, menu.locator("summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("There were no"))
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert menu.locator("summary").evaluate("element => element === document.activeElement")
