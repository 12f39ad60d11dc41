"""What one belonged to, on one line as a CV has it: "1998-2004 Member, Society of Indexers"."""

import re
from dataclasses import dataclass

LONGEST_LINE = 400
_BULLET = re.compile(r"^\s*(?:[•◦▪·*–—-]|[0-9]{1,2}[.)])\s+")
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?|spring|summer|autumn|winter"
)
_POINT = rf"(?:(?:{_MONTH})\s|(?:0?[1-9]|1[0-2])/)?[0-9]{{4}}"
_NOW = r"date|today|heute|aujourd['’]hui|actualidad"
_GOES_ON = rf"present|current|now|ongoing|to\sdate|{_NOW}"
_SPAN = (
    rf"(?:(?P<first>{_POINT})\s?(?P<dash>[-–—]|to|until|bis|hasta)\s?"
    rf"(?P<last>{_POINT}|[0-9]{{2}}(?![0-9])|{_GOES_ON})?"
    rf"|(?:since|from)\s(?P<since>{_POINT})|(?P<only>{_POINT}))"
)
_AT_START = re.compile(rf"\(?{_SPAN}\)?(?=$|[\s:,.;|)])[\s:,.;|)–—-]*", re.IGNORECASE)
_AT_END = re.compile(rf"(?:^|[\s,;:(|–—-]){_SPAN}\)?[.;]?$", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:(?:professional|learned|academic|selected|current|past|and|&)\s)*"
    r"(?:memberships?|affiliations?|associations?|bodies|societies)"
    r"(?:\s(?:and|&|of)\s[a-z ]{3,40})?:?",
    re.IGNORECASE,
)
_KIND = (
    r"honorary|hon\.?|student|founding|full|life|lifetime|senior|junior|chartered|corporate|individual"
    r"|professional|elected|committee|board|council|executive|vice|deputy|past|former|active|affiliate"
    r"|associate|graduate|retired|academic|regular|co"
)
_OFFICE = (
    r"member(?:ship)?|fellow|associate|affiliate|chair(?:man|woman|person)?|president|secretary"
    r"|treasurer|trustee|conven[eo]r|editor|founder|officer|director|representative|co-?ordinator"
    r"|organi[sz]er|mitglied|membre|miembro|socio|socia|lid"
)
_ROLE = re.compile(
    rf"(?:(?:{_KIND})[\s-]){{0,4}}(?:{_OFFICE})(?:\s\([A-Za-z]{{2,10}}\))?", re.IGNORECASE
)
_OF = re.compile(r"(?P<role>[^,;()]{3,60}?)\s(?:of|in)\s(?:the\s)?(?P<name>\S.*)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?P<name>[^()]+)\((?P<role>[^()]+)\)")
_AFTER_ROLE = re.compile(rf"\b(?:{_OFFICE}|elected|admitted|joined)$", re.IGNORECASE)
_LETTERS = re.compile(r"(?P<name>.+?)(?:,\s|\s\()(?P<letters>[A-Z][A-Za-z]{1,9})\)?")
_SMALL_WORDS = {"of", "and", "the", "for", "in", "on"}
# With which letters after a name begin: fellow, member, associate, graduate, chartered, honorary.
_GRADES = "FMAGCH"
_MONTH_OF = re.compile(r"([0-9]{1,2})/([0-9]{4})")
_LOOSE = " ,.;:|–—-"


@dataclass(frozen=True)
class TypedMembership:
    """Dates as they stand there, empty where there is none; `role` is member, fellow and so on.

    `letters` are those behind a member's own name, such as FCLIP.
    """

    name: str
    role: str = ""
    joined: str = ""
    left: str = ""
    short_name: str = ""
    letters: str = ""


def read_memberships(line: str) -> list[TypedMembership]:
    """One for each time, the earliest first; never raises.

    None of a blank line and of a heading over others.
    """
    typed = _BULLET.sub("", " ".join(line[:LONGEST_LINE].split()))
    if not typed.strip(_LOOSE) or _HEADING.fullmatch(typed):
        return []
    *dates, rest = _dates(typed)
    times = [dates]
    # Held more than once, the times stand one behind the other: 1998-2004, 2010-2015.
    while dates[0]:
        *dates, shorter = _dates(rest.strip(_LOOSE).removesuffix(" and").strip(_LOOSE))
        if not all(dates):
            break
        times.append(dates)
        rest = shorter
    role, name = _role(rest.strip(_LOOSE))
    name, short_name, letters = _capitals(name)
    return [
        TypedMembership(name, role, joined, left, short_name, letters)
        for joined, left in reversed(times)
    ]


def _dates(typed: str) -> tuple[str, str, str]:
    match = _AT_START.match(typed)
    rest = typed[match.end() :] if match else typed
    if match is None and (match := _AT_END.search(typed)):
        rest = typed[: match.start()]
    if match is None or (match["only"] and not _stands_apart(typed, match)):
        return "", "", typed
    first, last = match["first"], match["last"] or ""
    if first is None:
        return _plain(match["since"] or match["only"]), "", rest
    if last.isdigit() and len(last) == 2:
        if match["dash"] == "-" and int(last) <= 12:
            # A month to one writer and a year to another: left as it is, to be asked about.
            return f"{first} to {last}", "", rest
        last = first[-4:-2] + last
    last = "present" if re.fullmatch(_NOW, last, re.IGNORECASE) else _plain(last)
    return _plain(first), last, rest


def _plain(point: str) -> str:
    """2016-03 for 03/2016; any other as it stands there."""
    match = _MONTH_OF.fullmatch(point)
    return f"{match[2]}-{int(match[1]):02}" if match else point


def _stands_apart(typed: str, match: re.Match[str]) -> bool:
    """A year alone may be part of a name, the Society of 1812, unless it follows a role."""
    before = typed[: match.start("only")].rstrip()
    return not before or before[-1] in ",;:(|–—-" or bool(_AFTER_ROLE.search(before))


def _role(typed: str) -> tuple[str, str]:
    if (match := _IN_BRACKETS.fullmatch(typed)) and _ROLE.fullmatch(match["role"].strip()):
        return match["role"].strip(), match["name"].strip(_LOOSE)
    for between in (", ", ",", " – ", " — ", " - "):
        if role_and_name := _role_beside(typed, between):
            return role_and_name
    match = _OF.fullmatch(typed)
    if match and _ROLE.fullmatch(match["role"]):
        return match["role"], match["name"]
    return "", typed


def _role_beside(typed: str, between: str) -> tuple[str, str] | None:
    parts = [part.strip(_LOOSE) for part in typed.split(between)]
    if len(parts) > 1 and _ROLE.fullmatch(parts[0]):
        return parts[0], between.join(parts[1:])
    if len(parts) > 1 and _ROLE.fullmatch(parts[-1]):
        return parts[-1], between.join(parts[:-1])
    return None


def _capitals(typed: str) -> tuple[str, str, str]:
    """A name apart from its initials, and from the letters that its members write after theirs."""
    match = _LETTERS.fullmatch(typed)
    if match is None:
        return typed, "", ""
    name, letters = match["name"], match["letters"]
    words = re.findall(r"[^\W\d_]+", name)
    initials = "".join(word[0].upper() for word in words if word.lower() not in _SMALL_WORDS)
    capitals = "".join(filter(str.isupper, letters))
    if letters == initials:
        return name, letters, ""
    rest = iter(initials)
    if len(capitals) > 2 and capitals[0] in _GRADES and all(c in rest for c in capitals[1:]):
        # Its initials may stand before them: Royal Society (RS), FRS.
        bare_name, short_name, _ = _capitals(name) if name.endswith(")") else (name, "", "")
        return bare_name, short_name, letters
    return typed, "", ""
