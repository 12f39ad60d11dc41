"""Looking at a page: what it complains of, whether it fits, what axe finds, and its pictures."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.db import connection

# How pages look has nothing to do with the database below them: one of the two is enough.
IS_JUDGED = connection.vendor == "sqlite"
SCREENSHOTS = settings.BASE_DIR / "screenshots"
FIRST_SIGHT = "first-sight.png"
# In most runs nobody leafs through them.
KEEPS_PICTURES = bool(os.environ.get("SCREENSHOTS"))
PICTURED = (390, 1280)
# Pages must fit these without sideways scrolling; 640 is a desk at 200 %.
WIDTHS = (320, 390, 640, 768, 1280)
SCHEMES = ("light", "dark")
HEIGHT = 900
# Between the margins of A4.
PAPER = 688
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What colours can break, of which there are two schemes; names and structure are the same in both.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
SHORT_FINDING = 160

RUN_AXE = """async ([parts, only, without]) => {
  const rules = Object.fromEntries(without.map((rule) => [rule, {enabled: false}]));
  const found = await axe.run(parts, {runOnly: only, rules, resultTypes: ["violations"]});
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} at ${node.target.join(" ")}: ${node.html}`));
}"""
# Marks what a width shows in other colours than the width before it in the same scheme, or at all;
# the outermost of them, with all that they hold. How many there are.
MARK_RECOLOURED = """([part, scheme]) => {
  const schemes = window.coloursBefore ??= {};
  const before = schemes[scheme] ?? new Map();
  const now = schemes[scheme] = new Map();
  for (const shown of document.querySelectorAll(`${part}, ${part} *`)) {
    shown.removeAttribute("data-recoloured");
    if (!shown.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const style = getComputedStyle(shown);
    const isLarge = parseFloat(style.fontSize) >= (style.fontWeight >= 700 ? 18.66 : 24);
    now.set(shown, [isLarge, style.color, style.backgroundColor, style.backgroundImage,
      style.opacity, style.textDecorationLine].join());
  }
  const others = [...now.keys()].filter((shown) => before.get(shown) !== now.get(shown));
  for (const shown of others)
    if (!shown.parentElement?.closest("[data-recoloured]")) shown.dataset.recoloured = "";
  return others.length;
}"""
# Words that end outside of their card, or of a box which hides what leaves it. A frame that
# scrolls may hold more than it shows, if one can put the focus on it.
FIND_CLIPPED = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const parent = text.parentElement;
    if (!text.data.trim() || parent.closest("svg, .visually-hidden, .skip, option")) continue;
    if (!parent.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    let isOut = false;
    for (let frame = parent; frame && frame !== document.body; frame = frame.parentElement) {
      const style = getComputedStyle(frame);
      isOut = style.clipPath !== "none";
      if (isOut) break;
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      isOut = /auto|scroll/.test(style.overflowX) && frame.tabIndex >= 0;
      if (isOut) break;
      const hole = frame.getBoundingClientRect();
      const lost = Math.max(hole.left - box.left, box.right - hole.right, box.bottom - hole.bottom);
      if (lost > 1) found.push(`${text.data.trim().slice(0, 30)} by ${Math.round(lost)} pixels`);
      if (lost > 1) break;
    }
    const card = parent.closest(".card, .pop-panel");
    const outside = card && !isOut ? box.right - card.getBoundingClientRect().right : 0;
    if (outside > 1) found.push(`${text.data.trim().slice(0, 30)} outside of its card`);
  }
  for (const field of document.querySelectorAll("main :is(input[type=number], input[type=date])"))
    if (field.scrollWidth > field.clientWidth + 1) found.push(`the value of ${field.name}`);
  return found;
}"""
UNFOLD = """() => {
  for (const fold of document.querySelectorAll("details:not(.pop)")) fold.open = true;
}"""


@contextmanager
def listening(page, base: str, expected_status: int = 200) -> Iterator[list[str]]:
    """Everything that goes wrong meanwhile: errors on the console, bad answers, other hosts."""
    heard = []
    host = urlsplit(base).netloc

    def on_console(said):
        # A bad answer is told by on_response, which knows which of them are expected.
        if said.type == "error" and not said.text.startswith("Failed to load resource"):
            heard.append(f"console: {said.text}")

    def on_error(error):
        heard.append(f"script: {error}")

    def on_request(request):
        there = urlsplit(request.url)
        if there.scheme.startswith("http") and there.netloc != host:
            heard.append(f"asks another host: {request.url}")

    def on_response(response):
        is_page = response.request.is_navigation_request()
        if response.status >= 400 and not (is_page and response.status == expected_status):
            heard.append(f"{response.status}: {response.url}")

    ears = {
        "console": on_console,
        "pageerror": on_error,
        "request": on_request,
        "response": on_response,
    }
    for event, ear in ears.items():
        page.on(event, ear)
    yield heard
    for event, ear in ears.items():
        page.remove_listener(event, ear)


def take_pictures(page, name: str) -> None:
    """In each look, so that whatever belongs to one is asked for; kept by `make screenshots`."""
    if not IS_JUDGED:
        return
    SCREENSHOTS.mkdir(exist_ok=True)
    for width, scheme in looks(page):
        # Not full_page, which leaves what is fixed to the screen's end in the middle.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": height})
        if KEEPS_PICTURES:
            path = SCREENSHOTS / picture_of(name, width, scheme)
            page.screenshot(path=path, animations="disabled")


def take_first_sight(page) -> None:
    """The upper part of the page, as docs/dashboard.png shows it."""
    SCREENSHOTS.mkdir(exist_ok=True)
    page.set_viewport_size({"width": 1280, "height": 2040})
    page.screenshot(path=SCREENSHOTS / FIRST_SIGHT, animations="disabled")


def looks(page) -> Iterator[tuple[int, str]]:
    """The page in each width and scheme, one after the other."""
    for width in PICTURED:
        for scheme in SCHEMES:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            # A colour on its way from one scheme to the other is none of either.
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            yield width, scheme


def picture_of(name: str, width: int, scheme: str) -> str:
    return f"{name}-{width}-{scheme}.png"


FIND_WIDEST = """() => [...document.querySelectorAll("body *")]
  .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(0, 5)
  .map((part) => `${part.tagName}.${part.className.baseVal ?? part.className}`)
  .join(" ")"""


def unfold(page) -> None:
    """Open every fold, so that nothing hides from what comes next."""
    page.evaluate(UNFOLD)


def overflows(page) -> list[str]:
    """What does not fit, at each width: a page that scrolls sideways, words that are cut."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        needed = page.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            found.append(f"needs {needed} of {width} pixels: {page.evaluate(FIND_WIDEST)}")
        found += [f"cuts {words} at {width} pixels" for words in page.evaluate(FIND_CLIPPED)]
    return found


def print_faults(page) -> list[str]:
    """What is cut or asked on paper; the page is left as it would be printed."""
    page.set_viewport_size({"width": PAPER, "height": HEIGHT})
    page.emulate_media(media="print")
    found = [f"cuts {words} in print" for words in page.evaluate(FIND_CLIPPED)]
    if page.evaluate("document.documentElement.scrollWidth") > PAPER:
        found.append(f"does not fit on paper: {page.evaluate(FIND_WIDEST)}")
    page.emulate_media(media="screen")
    return found


def violations(page, part: str, some=None) -> list[str]:
    """What axe finds in each look, or in `some`; it trips the CSP itself, so nobody may listen.

    Contrast is dear to work out: the desk is asked only for what the phone did not show so.
    """
    page.evaluate(AXE_SCRIPT)
    found = []
    for width, scheme in looks(page):
        if some and (width, scheme) not in some:
            continue
        asked = [[part, TAGS, OF_COLOUR]] if scheme == "light" else []
        if page.evaluate(MARK_RECOLOURED, [part, scheme]):
            asked.append(["[data-recoloured]", OF_COLOUR, []])
        for finding in (told for run in asked for told in page.evaluate(RUN_AXE, run)):
            found.append(f"axe, {width} {scheme}: {finding[:SHORT_FINDING]}")
    return found


def faults(page, part: str, some=None) -> list[str]:
    """What does not fit and what axe finds, with every fold open."""
    if not IS_JUDGED:
        return []
    unfold(page)
    return list(dict.fromkeys(overflows(page) + violations(page, part, some)))
