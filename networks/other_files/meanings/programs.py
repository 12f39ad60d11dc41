"""The lists that other programs export, as their makers lay them out.

Read in the source of Wallos (endpoints/subscriptions/export.php and scripts/profile.js) and of
SubTrackr (internal/handlers/subscription.go and internal/models/subscription.go), and from an
archive that LinkedIn made. LinkedIn's has no file of the groups that one is in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from networks.csvfiles.columns.cell_words import same_word
from networks.other_files.meanings.headings import bare


@dataclass(frozen=True)
class Program:
    """`meanings` are the keys of what its headings mean, by heading as `bare` gives it.

    Its `signs` are headings that tell its lists from others. `state` is the heading under which one
    of `ended` says that a row's membership is over, whether or not it says since when.
    """

    name: str
    signs: frozenset[str]
    meanings: dict[str, str]
    state: str = ""
    ended: frozenset[str] = frozenset()

    def columns(self, headings: Sequence[str]) -> list[str]:
        """The key of each column's meaning, empty for what is of no use here."""
        keys = [self.meanings.get(bare(heading), "") for heading in headings]
        return [key if key not in keys[:place] else "" for place, key in enumerate(keys)]

    def says_ended(self, headings: Sequence[str], cells: Sequence[str]) -> bool:
        if not self.state:
            return False
        pairs = zip(headings, cells, strict=True)
        states = (same_word(cell) for heading, cell in pairs if bare(heading) == self.state)
        return any(state in self.ended for state in states)


WALLOS = Program(
    "Wallos",
    frozenset({"name", "nextpayment", "paymentmethod", "paidby", "price", "notifications"}),
    {
        "name": "network",
        "paymentcycle": "every",
        "nextpayment": "renews_on",
        "renewal": "renews_itself",
        "paymentmethod": "fee_notes",
        "paidby": "paid_by",
        "price": "fee",
        "notes": "notes",
        "url": "website",
        "cancellationdate": "left",
    },
    state="active",
    ended=frozenset({"no"}),
)
SUBTRACKR = Program(
    "SubTrackr",
    frozenset({"name", "cost", "schedule", "status", "renewaldate", "usage"}),
    {
        "name": "network",
        "cost": "fee",
        "currency": "currency",
        "originalcurrency": "currency",
        "schedule": "every",
        "autopay": "renews_itself",
        "startdate": "joined",
        "renewaldate": "renews_on",
        "cancellationdate": "left",
        "url": "website",
        "notes": "notes",
    },
    state="status",
    ended=frozenset({"cancelled"}),
)
LINKEDIN = Program(
    "LinkedIn",
    frozenset({"name", "description", "position", "startedon", "finishedon"}),
    {
        "name": "network",
        "position": "category",
        "startedon": "joined",
        "finishedon": "left",
        "description": "notes",
    },
)
PROGRAMS = (WALLOS, SUBTRACKR, LINKEDIN)


def program_of(headings: Sequence[str]) -> Program | None:
    """The one that writes such a list; None for anybody's own."""
    names = {bare(heading) for heading in headings}
    return next((program for program in PROGRAMS if program.signs <= names), None)


# LinkedIn's Connections.csv; whom one knows is no network. Some notes come before its header.
PEOPLE = frozenset({"firstname", "lastname", "connectedon"})
LINES_BEFORE = 5


def lists_people(rows: Sequence[Sequence[str]]) -> bool:
    return any({bare(cell) for cell in row} >= PEOPLE for row in rows[:LINES_BEFORE])
