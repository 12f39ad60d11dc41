"""Lines of a list from which a person chooses, and the network that each may be about."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib.auth.models import User

from networks.arithmetic.text import fold
from networks.models import Organisation

# Two letters stand in many a line by chance.
SHORTEST_NAME = 3
# Where anybody has an address: they tell nothing of a network.
ANYBODYS = {"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com"}
ANYBODYS |= {"google.com", "calendar.google.com", "zoom.us", "eventbrite.com", "live.com"}


@dataclass(frozen=True)
class ListedLine:
    """`guess` is the network's name, where one is likely; `is_there` in the ledger already."""

    number: int
    day: str
    words: str
    detail: str
    guess: str
    is_there: bool


class NetworkNames:
    """A person's networks by what is written of them elsewhere."""

    def __init__(self, owner: User):
        rows = Organisation.objects.of(owner).order_by("name")
        self.networks = list(rows.values_list("name", "short_name", "website"))

    @property
    def all(self) -> list[str]:
        return [name for name, _, _ in self.networks]

    def within(self, text: str) -> str:
        """The network of which the longest name or short name stands in the text."""
        words = f" {_words(text)} "
        standing = [
            (len(called), name)
            for name, short, _ in self.networks
            for called in (name, short)
            if len(called) >= SHORTEST_NAME and f" {_words(called)} " in words
        ]
        return max(standing, default=(0, ""))[1]

    def of_domains(self, domains: list[str]) -> str:
        """The network whose website is at one of them, or above it, as cilip is of mail.cilip."""
        hosts = [_bare(domain) for domain in domains if _bare(domain) not in ANYBODYS]
        for name, _, website in self.networks:
            host = _bare(urlsplit(website).hostname or "")
            if host and any(domain == host or domain.endswith(f".{host}") for domain in hosts):
                return name
        return ""


def _words(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(name)))


def _bare(domain: str) -> str:
    return domain.lower().removeprefix("www.").strip(".")
