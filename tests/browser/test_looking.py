"""What looks at all pages finds what is wrong with one, in whichever look it is wrong."""

import pytest

from tests.browser import looking

PAGE = """<!doctype html><html lang="en"><title>Pale</title><style>
:root {{ color-scheme: light dark }}
body {{ color: light-dark(#000, #fff); background: light-dark(#fff, #000) }}
{}
</style><main><h1>Heading</h1><p>Words <em>on the way</em></p><button>Go on</button></main>"""
BOTH = "390 light", "390 dark", "1280 light", "1280 dark"
PALE = "light-dark(#bbb, #444)"


@pytest.mark.parametrize(
    ("rule", "where"),
    [
        ("", set()),
        (f"em {{ color: {PALE} }}", {"390 light", "390 dark"}),
        (f"@media (min-width: 800px) {{ em {{ color: {PALE} }} }}", {"1280 light", "1280 dark"}),
        ("@media (min-width: 800px) { p { background: light-dark(#fff, #eee) } }", {"1280 dark"}),
        (
            f"em {{ color: {PALE} }} @media (max-width: 800px) {{ em {{ display: none }} }}",
            {"1280 light", "1280 dark"},
        ),
        ("em { display: block; width: 700px }", {"needs"}),
        ("em { display: block; width: 20px; overflow: hidden; white-space: nowrap }", {"cuts"}),
    ],
)
def test_pale_or_cut_words_are_found_where_they_are(page, rule, where):
    page.set_content(PAGE.format(rule))
    found = looking.overflows(page) + looking.violations(page, "body")
    looks = {look for look in BOTH if any(f"axe, {look}: color-contrast" in said for said in found)}
    kinds = {kind for kind in ("needs", "cuts") if any(said.startswith(kind) for said in found)}
    assert looks | kinds == where, found
