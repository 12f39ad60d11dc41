"""How numbers and lists are put into words: 1 fee, 3 fees; a, b and c; 24.5; an hour."""

from collections.abc import Iterable
from decimal import Decimal

from networks.arithmetic.periods import Precision, VagueDate, format_vague
from networks.arithmetic.writing import own_writing

# Of a figure, a day or an answer that does not exist.
MISSING = "—"

_VOWELS = "aeiou"
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Nouns whose sound and spelling part ways.
_ARTICLES = {"hour": "an", "union": "a", "university": "a", "unit": "a", "user": "a"}


def on_or_in(vague: VagueDate) -> str:
    """On 15 July 2004; in July 2004 or in 2004 where no more is known."""
    return f"{'on' if vague.precision == Precision.DAY else 'in'} {format_vague(vague)}"


def plural(noun: str) -> str:
    """Of a regular noun: fees, activities, branches, days."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def counted(number: int | Decimal, noun: str, several: str = "") -> str:
    """1 fee, 3 fees, 0 fees, 1.5 hours, 1,200 rows; `several` where the plural is not regular."""
    return f"{plain(number)} {noun if number == 1 else several or plural(noun)}"


def counted_in_words(number: int, noun: str) -> str:
    """No fees, one fee, ten fees, 11 fees."""
    words = _NUMBERS[number] if number < len(_NUMBERS) else plain(number)
    return f"{words} {noun if number == 1 else plural(noun)}"


def listed(words: Iterable[str]) -> str:
    """One, two and three; there has to be one at least."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def shortest(value: int | Decimal) -> str:
    """As few places as say it and no marks, as files and boxes have it: 24.5, 6, 1200.25."""
    return f"{Decimal(value).normalize():f}"


def plain(value: int | Decimal) -> str:
    """As few places as say it, two at most: 24.5, 6, 1,200.25."""
    return own_writing().marks(f"{value:,.2f}".rstrip("0").rstrip("."))


def with_article(noun: str) -> str:
    """A fee, an activity, an hour."""
    first = noun.split(maxsplit=1)[0].lower()
    usual = "an" if first[:1] in _VOWELS else "a"
    return f"{_ARTICLES.get(first, usual)} {noun}"
