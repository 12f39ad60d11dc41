"""Pages as a reader has them: the words on them, and where their links lead."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

# The year that the story is about, as addresses ask for it.
YEAR = "period=custom&from=2010-11-01&until=2011-10-31"


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name == "href"]


def words_of(response) -> str:
    """The words of a page between its tags, with one space wherever there is any."""
    return words_in(response.getvalue().decode())


def words_in(page: str) -> str:
    main = re.search(r"<main.*</main>", page, re.S).group()
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


def markup_of(response) -> str:
    """A page without the whitespace that only lays out its source."""
    markup = re.sub(r"\s+", " ", response.content.decode())
    return re.sub(r"(?<=>) | (?=<)| (?=>)", "", markup)


def links_of(response) -> list[str]:
    """The targets of all links of a page, in its order."""
    parser = _Links()
    parser.feed(response.content.decode())
    return parser.found


def way_back(link: str) -> str:
    """Where a link to a form leads back to; any other link as it is."""
    return parse_qs(urlsplit(link).query).get("next", [link])[0]
