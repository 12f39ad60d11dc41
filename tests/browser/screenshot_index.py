"""The page to leaf through the pictures of all pages with, screenshots/index.html."""

from html import escape

from tests.browser.looking import PICTURED, SCHEMES, SCREENSHOTS, picture_of


def write_index(names: list[str]) -> None:
    """Of the pictures that there are, by their names."""
    rows = [_row(name) for name in names if (SCREENSHOTS / picture_of(name, 390, "light")).exists()]
    (SCREENSHOTS / "index.html").write_text(INDEX.format(rows="\n".join(rows)), encoding="utf-8")


def _row(name: str) -> str:
    pictures = [picture_of(name, width, scheme) for width in PICTURED for scheme in SCHEMES]
    shown = "".join(
        f'<a href="{picture}"><img src="{picture}" alt="{picture}"></a>' for picture in pictures
    )
    return f'<h2 id="{escape(name)}">{escape(name)}</h2><div>{shown}</div>'


INDEX = """<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Screenshots</title>
<style>
body {{ font: 16px/1.5 system-ui; margin: 2rem; background: #888; color: #fff }}
div {{ display: flex; gap: 1rem; align-items: start; overflow-x: auto; height: 32rem }}
img {{ max-height: 32rem; width: auto; object-fit: cover; object-position: top }}
</style>
<h1>Every page, on a phone and a desk, in light and dark</h1>
{rows}
</html>
"""
