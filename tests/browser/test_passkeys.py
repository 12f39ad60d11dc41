"""A browser's own passkeys, with an authenticator that Chromium plays."""

import pytest
from allauth.mfa.models import Authenticator

from tests.browser.doing import press_button

TWO_STEP = "/accounts/two-step/"
PLAYED = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def authenticator(page):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PLAYED})


def test_passkey_is_added_and_lets_in_without_the_password(page, at, reader, sign_in):
    sign_in(reader)
    at(TWO_STEP + "webauthn/add/")
    page.fill("[name=password]", "reader's own")
    press_button(page, "Go on")
    page.get_by_label("What you call it").fill("My phone")
    press_button(page, "Add it")
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    key = Authenticator.objects.get(user=reader, type="webauthn")
    assert key.wrap().name == "My phone"
    page.context.clear_cookies()
    at("/journal/")
    press_button(page, "Use a passkey")
    assert page.url.endswith("/journal/")
    at(TWO_STEP + "webauthn/")
    page.get_by_text("last used").wait_for()
    page.context.clear_cookies()
    at("/accounts/login/")
    page.fill("[name=username]", "reader")
    page.fill("[name=password]", "reader's own")
    press_button(page, "Sign in")
    page.get_by_role("heading", name="One more step").wait_for()
    press_button(page, "Use a passkey")
    page.get_by_role("link", name="Worth renewing").wait_for()
    assert page.url.endswith("/")
