"""Whatever is written, what is shown is text with a few harmless marks (faults F24 and F44)."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflections.markdown import in_one_line, render

HARMLESS = {
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
SCHEME = re.compile(r"[\s\x00-\x20]*[a-z][a-z0-9+.\s-]*:", re.I)


class _Found(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.links, self.attributes = set(), [], set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name == "href"]


def found_in(html):
    parser = _Found()
    parser.feed(html)
    return parser


SCRIPTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<base href=//evil.example><form action=/x><style>*{}</style>",
    "<a href='x' onclick=alert(1)>a</a>",
    "<!--<img title='--><img src=x onerror=alert(1)>'>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "![a](x' onerror='alert(1))",
    "`<script>alert(1)</script>`",
    "```html onload=alert(1)\n<script>\n```",
    '[a](https://example.org "onmouseover=alert(1)")',
    "<https://example.org/\"onmouseover='alert(1)'>",
    "| <script> |\n|-|\n| <img src=x onerror=y> |",
]


@pytest.mark.parametrize("text", SCRIPTS)
def test_no_script_gets_through(text):
    found = found_in(render(text))
    assert found.tags <= HARMLESS
    assert found.attributes <= {"href", "rel", "title"}


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "&#x6A;&#x61;vascript&colon;alert(1)",
        "vbscript:x",
        "VbScript:x",
        "data:text/html;base64,PHNjcmlwdD4=",
        "DATA:text/html,x",
        "\x01javascript:alert(1)",
        "file:///etc/passwd",
    ],
)
@pytest.mark.parametrize("form", ["[a]({})", "[a](<{}>)", "<{}>", "[a]\n\n[a]: {}", "![a]({})"])
def test_no_link_leads_to_anything_but_web_and_mail(form, target):
    links = found_in(render(form.format(target))).links
    assert not any(SCHEME.match(link) for link in links)


@pytest.mark.parametrize("target", ["https://example.org/", "//evil.example", "/journal/", "x"])
def test_every_link_tells_nothing_of_where_it_was(target):
    assert render(f"[a]({target})") == (
        f'<p><a href="{target}" rel="noopener noreferrer">a</a></p>\n'
    )


@pytest.mark.parametrize(
    "text", ["![alt](https://evil.example/x.png)", "![alt][x]\n\n[x]: //evil.example/x"]
)
def test_no_picture_is_fetched_from_anywhere(text):
    assert "evil" not in render(text)


def test_headings_lists_and_quotations_are_set():
    assert render("## So what?\n\n- *one*\n- ~~two~~\n\n> three") == (
        "<h2>So what?</h2>\n<ul>\n<li><em>one</em></li>\n<li><s>two</s></li>\n</ul>\n"
        "<blockquote>\n<p>three</p>\n</blockquote>\n"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "## What?\n\nThree days.\n\n## Feelings\n\n*Glad* I went\n\nVery",
            "What? Three days. Feelings: Glad I went · Very",
        ),
        (
            "Two reasons\n\n- the list\n- people\n\nSo I stay.",
            "Two reasons · the list · people · So I stay.",
        ),
        ("- talks\n  - one\n  - two", "talks: one · two"),
        (
            "1. It helps.\n2. “It pays.”\n\n> you get out (all of it)",
            "It helps. “It pays.” you get out (all of it)",
        ),
        ("one line\nand its end\\\nthe next", "one line and its end · the next"),
        ("| a | b |\n|---|---|\n| 1 < 2 | x & y |", "a · b · 1 < 2 · x & y"),
        ('a [link](https://example.org/x>y "z") in it', "a link in it"),
        ("", ""),
    ],
)
def test_one_line_of_it_lets_blocks_be_told_apart(text, line):
    assert in_one_line(render(text)) == line


WORST = {
    "[": "[" * 20_000,
    "![": "![" * 10_000,
    "[a](": "[a](" * 5_000,
    "*a": "*a" * 10_000,
    "<a": "<a" * 10_000,
    "`": "`" * 20_000,
    "&": "&" * 20_000,
    "lists": "".join("  " * depth + "- a\n" for depth in range(300)),
    ">": ">" * 1_000,
}


@pytest.mark.parametrize("text", WORST.values(), ids=WORST.keys())
def test_worst_cases_are_rendered_without_ado(text):
    assert found_in(render(text)).tags <= HARMLESS


@given(st.text(alphabet=st.sampled_from("<>[]()!*_`&#;:/\\\"'-|~ \n\tabjs="), max_size=80))
def test_nothing_but_harmless_marks_ever_comes_out(text):
    found = found_in(render(text))
    assert found.tags <= HARMLESS
    assert found.attributes <= {"href", "rel", "title"}
