"""What one belonged to, on one line as a CV has it: "1998-2004 Member, Society of Indexers"."""

import re
from dataclasses import dataclass

LONGEST_LINE = 400
_BULLET = re.compile(r"^\s*(?:[•◦▪·*–—-]|[0-9]{1,2}[.)])\s+")
_POINT = r"(?:[A-Za-z]{3,9}\.?\s)?[0-9]{4}"
_GOES_ON = r"present|current|now|ongoing|to\sdate|date|today"
_SPAN = (
    rf"(?:(?P<first>{_POINT})\s?(?P<dash>[-–—]|to|until)\s?"
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
    r"|organi[sz]er"
)
_ROLE = re.compile(
    rf"(?:(?:{_KIND})[\s-]){{0,4}}(?:{_OFFICE})(?:\s\([A-Za-z]{{2,10}}\))?", re.IGNORECASE
)
_OF = re.compile(r"(?P<role>[^,;()]{3,60}?)\s(?:of|in)\s(?:the\s)?(?P<name>\S.*)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?P<name>[^()]+)\((?P<role>[^()]+)\)")
_LOOSE = " ,.;:|–—-"


@dataclass(frozen=True)
class TypedMembership:
    """Dates as they stand there, empty where there is none; `role` is member, fellow and so on."""

    name: str
    role: str = ""
    joined: str = ""
    left: str = ""


def read_membership(line: str) -> TypedMembership | None:
    """Never raises; None for a blank line and for a heading over others."""
    typed = _BULLET.sub("", " ".join(line[:LONGEST_LINE].split()))
    if not typed.strip(_LOOSE) or _HEADING.fullmatch(typed):
        return None
    joined, left, rest = _dates(typed)
    role, name = _role(rest.strip(_LOOSE))
    return TypedMembership(name, role, joined, left)


def _dates(typed: str) -> tuple[str, str, str]:
    match = _AT_START.match(typed)
    rest = typed[match.end() :] if match else typed
    if match is None and (match := _AT_END.search(typed)):
        rest = typed[: match.start()]
    if match is None or (match["only"] and not _stands_apart(typed, match)):
        return "", "", typed
    first, last = match["first"], match["last"] or ""
    if first is None:
        return match["since"] or match["only"], "", rest
    if last.isdigit() and len(last) == 2:
        if match["dash"] == "-" and int(last) <= 12:
            # A month to one writer and a year to another: left as it is, to be asked about.
            return f"{first} to {last}", "", rest
        last = first[-4:-2] + last
    return first, "present" if last.lower() in ("date", "today") else last, rest


def _stands_apart(typed: str, match: re.Match[str]) -> bool:
    """A year alone may be part of a name: the Society of 1812."""
    before = typed[: match.start("only")].rstrip()
    return not before or before[-1] in ",;:(|–—-"


def _role(typed: str) -> tuple[str, str]:
    if (match := _IN_BRACKETS.fullmatch(typed)) and _ROLE.fullmatch(match["role"].strip()):
        return match["role"].strip(), match["name"].strip(_LOOSE)
    parts = [part.strip(_LOOSE) for part in typed.split(",")]
    if len(parts) > 1 and _ROLE.fullmatch(parts[0]):
        return parts[0], ", ".join(parts[1:])
    if len(parts) > 1 and _ROLE.fullmatch(parts[-1]):
        return parts[-1], ", ".join(parts[:-1])
    match = _OF.fullmatch(typed)
    if match and _ROLE.fullmatch(match["role"]):
        return match["role"], match["name"]
    return "", typed
