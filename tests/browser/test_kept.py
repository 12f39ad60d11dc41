"""What stays in the browser: drafts, and whether it is dark."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.doing import press_exactly

KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('draft:')).length"


def test_draft_survives_a_closed_tab_and_goes_with_signing_out(page, at, sign_in, teller):
    sign_in(teller)
    at("/journal/write/")
    page.get_by_role("textbox", name="Text", exact=True).fill("Half a thought")
    address, context = page.url, page.context
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    page = context.new_page()
    page.goto(address)
    press_exactly(page, "Take it up")
    expect(page.get_by_role("textbox", name="Text", exact=True)).to_have_value("Half a thought")
    page.locator("header details.pop > summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/accounts/login/"))
    assert page.evaluate(KEPT) == 0


@pytest.mark.browser_context_args(color_scheme="light")
def test_choice_of_dark_stays_until_it_is_given_back(page, at, sign_in, teller):
    sign_in(teller)
    at("/")
    light = ground(page)
    choose_theme(page, "Dark")
    at("/journal/")
    assert ground(page) != light
    choose_theme(page, "System")
    at("/journal/")
    assert ground(page) == light


def ground(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def choose_theme(page, name):
    page.locator("header details.pop > summary").click()
    page.get_by_role("group", name="Light or dark").get_by_role("button", name=name).click()
