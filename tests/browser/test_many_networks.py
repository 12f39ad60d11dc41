"""Sixty networks are found, sorted and read on a phone and at a desk."""

from datetime import date

import pytest
from playwright.sync_api import expect

from networks.models import Membership, Organisation
from tests.browser import looking
from tests.browser.conftest import DESK, PHONE
from tests.browser.doing import press_button

OPEN, LEFT, CLOSED = 50, 6, 4


@pytest.fixture
def crowd(reader):
    """Fifty that are held, some of them groups, six that were left and four that closed."""
    names = [f"Société savante nº {number}" for number in range(OPEN + LEFT + CLOSED)]
    networks = [Organisation(owner=reader, name=name, kind="association") for name in names]
    for network in networks[OPEN + LEFT :]:
        network.closed_on = date(2020, 1, 1)
    for network in networks:
        network.save()
    for network in networks[40:OPEN]:
        network.parent = networks[0]
        network.save()
    for number, network in enumerate(networks):
        is_over = OPEN <= number < OPEN + LEFT
        Membership.objects.create(
            organisation=network,
            started_on=date(2010, 1, 1),
            ended_on=date(2019, 1, 1) if is_over else None,
        )
    return reader


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_sixty_networks_are_read_searched_and_told_apart(page, at, sign_in, crowd, size):
    sign_in(crowd)
    page.set_viewport_size(size)
    at("/networks/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("50 networks")
    for gone in ("Left: 6", "Closed: 4"):
        expect(page.get_by_text(gone, exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="nº 55", exact=False).first).not_to_be_visible()
    looking.unfold(page)
    assert looking.overflows(page) == []
    page.set_viewport_size(size)
    # Neither case nor accents.
    page.get_by_label("Name", exact=True).fill("societe SAVANTE 17")
    press_button(page, "Show")
    expect(page.get_by_role("table", name="Networks").get_by_role("link")).to_have_count(1)
    page.get_by_label("Name", exact=True).fill("")
    page.get_by_label("Sorted by").select_option("Name, A to Z")
    press_button(page, "Show")
    first = page.get_by_role("table", name="Networks").get_by_role("link").first
    expect(first).to_have_text("Société savante nº 0")
