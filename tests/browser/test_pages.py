"""Every page on a phone and a desk, in light and dark, with pictures to leaf through."""

import re

import pytest
from django.urls import URLResolver, get_resolver, resolve
from playwright.sync_api import expect

from networks.models import Organisation
from tests.browser import looking, pages, screenshot_index
from tests.browser.conftest import DESK
from tests.browser.no_pages import NO_PAGES
from tests.browser.places import places_of, reset_place


@pytest.fixture
def page(context):
    """Without the listener that all other tests have: here each page is listened to by itself."""
    return context.new_page()


@pytest.fixture(autouse=True)
def pages_that_break(settings):
    settings.ROOT_URLCONF = "tests.browser.urls"


def show(page, base, shown, places):
    """Go there, and take pictures; what is heard meanwhile."""
    with looking.listening(page, base, shown.status) as heard:
        answer = page.goto(base + shown.address.format_map(places))
        if shown.do:
            shown.do(page)
        elif answer.status != shown.status:
            heard.append(f"answers {answer.status}")
        page.evaluate("document.fonts.ready.then(() => true)")
        looking.take_pictures(page, shown.name)
    return heard


def faults_of(page, base, shown, places):
    faults = show(page, base, shown, places)
    if shown.name.endswith("-refused"):
        faults += refusal_faults(page)
    faults += looking.faults(page, shown.part)
    return [f"{shown.name}: {fault}" for fault in dict.fromkeys(faults)]


def refusal_faults(page):
    """Whoever is refused hears it first: in the title, and where the focus is."""
    if not page.title().startswith("Error: "):
        yield f"is called {page.title()!r}"
    if not page.evaluate("document.activeElement.matches('.problems')"):
        yield "leaves the focus elsewhere than at what is wrong"


def hold_all(page, base, area, places):
    faults = [fault for shown in area for fault in faults_of(page, base, shown, places)]
    screenshot_index.write_index([shown.name for shown in pages.PAGES])
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


@pytest.mark.parametrize("area", pages.AREAS)
def test_pages_of_a_full_ledger(page, live_server, sign_in, teller, area):
    sign_in(teller)
    hold_all(page, live_server.url, pages.AREAS[area], places_of(teller))


def test_answer_and_result_are_seen_without_scrolling(page, live_server, sign_in, teller):
    sign_in(teller)
    page.set_viewport_size(DESK)
    page.goto(live_server.url + "/?lens=all")
    expect(page.locator("h1")).to_be_in_viewport(ratio=1)
    expect(page.locator(".scoreboard")).to_be_in_viewport(ratio=1)
    looking.take_first_sight(page)


def test_pages_of_an_empty_ledger(page, live_server, sign_in, reader):
    sign_in(reader)
    hold_all(page, live_server.url, pages.EMPTY, {})


def test_pages_before_signing_in_and_of_errors(page, live_server, reader):
    places = reset_place(reader)
    hold_all(page, live_server.url, pages.SIGNED_OUT, places)


def test_admin_is_quiet_and_asks_nobody_else(page, live_server, sign_in, teller):
    sign_in(teller)
    places = places_of(teller)
    faults = [
        (shown.name, heard)
        for shown in pages.ADMIN
        if (heard := show(page, live_server.url, shown, places))
    ]
    assert not faults


UNBROKEN = "Zusammengeschrieben" * 9 + "erVerein!"
ARABIC = "الجمعية الدولية لأمناء المكتبات والمعلومات في القاهرة والإسكندرية"
NAMING = "dashboard networks network-employer-pays network-free compare activities log-activity "
NAMING += "network-delete renewals renewal-brief-employer-pays decisions journal-entry bin"


def test_pages_hold_names_of_any_length_and_direction(page, live_server, sign_in, teller):
    sign_in(teller)
    places = places_of(teller)
    own = Organisation.objects.of(teller)
    for place, name in (("bla", UNBROKEN), ("twitter", ARABIC)):
        network = own.get(pk=places[place])
        network.name, network.short_name = name, ""
        network.save()
    faults = []
    for shown in (listed for listed in pages.PAGES if listed.name in NAMING.split()):
        page.goto(live_server.url + shown.address.format_map(places))
        looking.unfold(page)
        faults += [f"{shown.name}: {fault}" for fault in looking.overflows(page)]
    assert faults == []


def test_forced_colours_leave_what_is_chosen_and_the_marks(page, live_server, sign_in, teller):
    sign_in(teller)
    page.emulate_media(forced_colors="active")
    page.goto(live_server.url + "/?lens=all")
    ground = "element => getComputedStyle(element).backgroundColor"
    chosen, other = page.locator(".segmented [aria-current]"), page.locator(".segmented > a")
    assert chosen.first.evaluate(ground) != other.nth(1).evaluate(ground)
    paper = page.locator("body").evaluate(ground)
    for mark in (".dot.offline", ".dot.online", ".swatch.cost", ".swatch.worth"):
        assert page.locator(mark).first.evaluate(ground) != paper, mark
    line = "one => getComputedStyle(one).borderBottomColor"
    for links in (".site-nav", ".places"):
        page.goto(f"{live_server.url}/networks/{Organisation.objects.get(short_name='BLA').pk}/")
        chosen = page.locator(f"{links} a[aria-current]").first.evaluate(line)
        assert chosen != page.locator(f"{links} a:not([aria-current])").first.evaluate(line), links
    page.goto(live_server.url + "/log/?what=appraisal")
    page.locator(".choices label", has_text="3").first.click()
    picked = page.locator(".choices label:has(:checked)", has_text="3").first
    assert picked.evaluate(ground) != page.locator(".choices label").nth(1).evaluate(ground)


def test_print_is_complete_and_prompts_for_nothing(page, live_server, sign_in, teller):
    sign_in(teller)
    places = places_of(teller)
    # The width of the paper between its margins, in pixels.
    page.set_viewport_size({"width": 688, "height": 1000})
    page.emulate_media(media="print")
    for shown in pages.DASHBOARDS[0], pages.FIGURES[2]:
        page.goto(live_server.url + shown.address.format_map(places))
        assert page.evaluate("document.documentElement.scrollWidth") <= 688
        expect(page.locator("p.print-only").first).to_be_visible()
        for table in page.locator("main table").all():
            expect(table).to_be_visible()
            assert table.evaluate("element => element.getBoundingClientRect().right") <= 688
        for prompt in page.locator(".no-print, form, nav:not(.crumbs)").all():
            expect(prompt).to_be_hidden()


def test_paper_cuts_nothing(page, live_server, sign_in, teller):
    sign_in(teller)
    places = places_of(teller)
    printed = [*pages.FIGURES, *pages.DECIDING_AND_WRITING, *pages.KEEPING]
    names = "networks network-history compare renewals renewal-brief decisions journal-entry past"
    faults = []
    for shown in (listed for listed in printed if listed.name in names.split()):
        page.goto(live_server.url + shown.address.format_map(places))
        looking.unfold(page)
        faults += [f"{shown.name}: {fault}" for fault in looking.print_faults(page)]
    assert faults == []


def test_no_page_is_forgotten():
    shown = {resolve(_path(listed)).view_name for listed in pages.PAGES if listed.status != 404}
    assert set(_names(get_resolver("config.urls"))) - shown == NO_PAGES


def _path(shown):
    path = shown.address.partition("?")[0].replace("{reset}", "MQ/token")
    return re.sub("{[a-z_]+}", "1", path)


def _names(resolver):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from () if pattern.namespace == "admin" else _names(pattern)
        else:
            yield pattern.name
