"""The one way from what a person wrote to HTML that is safe to show, and to one line of it."""

import re
from html import unescape

import nh3
from markdown_it import MarkdownIt

_TAGS = {
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
# Enough for what `render` gives, where a < that a person wrote is &lt; and only quotation marks
# hold a >.
_TAG = re.compile(r"""<(?:[^">]|"[^"]*")*>""")
_EDGE_OF_BLOCK = re.compile(r"</?(h[1-6]|p|li|[ou]l|blockquote|pre|t[dhr]|br|hr)\b[^>]*>")
_LEADS_ON = re.compile(r"h[1-6]|[ou]l")
_PUNCTUATED = re.compile(r"[.?!:;,…–—-][\"'”’)\]]*$")
_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def render(text: str) -> str:
    """HTML of `text` in Markdown. Raw HTML in it stays text; pictures are left out."""
    return nh3.clean(
        _parser.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
    )


def in_one_line(html: str) -> str:
    """What `render` gave, without its marks; where one block meets the next, it can be heard."""
    said: list[str] = []
    after = ""
    pieces = _EDGE_OF_BLOCK.split(html)
    for marked, edge in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if words := " ".join(unescape(_TAG.sub("", marked)).split()):
            said += [after, words] if said else [words]
            stop = ": " if _LEADS_ON.fullmatch(edge) else " · "
            after = " " if _PUNCTUATED.search(words) else stop
    return "".join(said)
