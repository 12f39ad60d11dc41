"""Text as people type and paste it: tidy, checked, folded for search, guarded in CSV."""

import re
import unicodedata

_LINE_BREAK = re.compile(r"[\n\u2028\u2029]")
# PostgreSQL stores no NUL, and no database half a surrogate pair.
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_CHANGES_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
# Fillers and the like, which Unicode counts as letters or marks although nothing shows.
_INVISIBLE_OTHERS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
# Letters that look like an accented one but that Unicode does not take apart.
_LOOK_ALIKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}
)
# Digits and letters that pass for another one at a glance.
_READ_AS = str.maketrans("01i5", "olls")

# What makes Excel, LibreOffice or Google Sheets take a cell for a formula; the wide ones in Japan.
_TRIGGERS = r"[=+\-@\t\r\n\x00＝＋－＠]"
_RUNS = re.compile(rf"'*{_TRIGGERS}")
_GUARDED = re.compile(rf"'+{_TRIGGERS}")


def tidy(text: str) -> str:
    """Unicode NFC, line ends as one newline, nothing blank at either end."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def check_text(text: str, *, multi_line: bool = True) -> None:
    """Raises ValueError naming the first character that cannot be stored everywhere.

    Those are control characters but tab and newline, halves of a character pair and, unless
    `multi_line`, anything that breaks the line or turns the direction in which it is read. Check
    text that is tidy: a carriage return is a control character too.
    """
    if not multi_line and _LINE_BREAK.search(text):
        raise ValueError("This takes one line only: it holds a line break.")
    if not multi_line and (match := _CHANGES_DIRECTION.search(text)):
        code = f"U+{ord(match.group()):04X}"
        raise ValueError(f"This holds {code}, which nobody sees and which turns the text around.")
    if match := _UNSTORABLE.search(text):
        character = match.group()
        code = f"U+{ord(character):04X}"
        what = f"the control character {code}"
        if character == "\0":
            what = f"the character NUL ({code})"
        elif unicodedata.category(character) == "Cs":
            what = f"half of a character ({code})"
        raise ValueError(f"This holds {what}, which cannot be kept.")


def is_blank(text: str) -> bool:
    """True when nothing in it can be seen: spaces, zero-width and other invisible characters."""
    return all(
        unicodedata.category(character) in _INVISIBLE_CATEGORIES or character in _INVISIBLE_OTHERS
        for character in text
    )


def same_name(text: str) -> str:
    """Equal for names that differ in nothing but case, Unicode form or what nobody sees."""
    visible = "".join(character for character in text if not _is_ignorable(character))
    # A name of nothing but invisible characters still has to differ from the next such one.
    return unicodedata.normalize("NFC", (tidy(visible) or tidy(text)).casefold())


def _is_ignorable(character: str) -> bool:
    """Zero-width characters, marks of direction and choices of a letter's shape."""
    return (
        unicodedata.category(character) == "Cf"
        or character in _INVISIBLE_OTHERS
        or "\ufe00" <= character <= "\ufe0f"
    )


def look_of(name: str) -> str:
    """Equal for names in plain letters that are easily read as each other: bi11, bill and BILI."""
    alike = name.casefold().translate(_READ_AS)
    return alike.replace("rn", "m").replace("vv", "w")


def fold(text: str) -> str:
    """Lower case without accents, for search; it can be longer than the text."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    # Again, for what NFKD makes of one character: the sign for trademark becomes TM.
    return bare.casefold().translate(_LOOK_ALIKES)


def guard(text: str) -> str:
    """Puts an apostrophe before a cell that a spreadsheet would run as a formula.

    A cell that only looks guarded already (apostrophes, then such a start) gets one more, so that
    `unguard` always gives back what was there.
    """
    return f"'{text}" if _RUNS.match(text) else text


def unguard(text: str) -> str:
    """Takes off the one apostrophe that `guard` puts on, and no other."""
    return text[1:] if _GUARDED.match(text) else text
