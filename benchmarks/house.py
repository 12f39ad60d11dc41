"""Who lives in the measured database, and pages measured side by side."""

import time
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from benchmarks.ledgers import WORKING_LIFE, Size, fill, person
from benchmarks.server import Server, cookie_of

EMPTY = "/empty/"
OWN = (100, 1_000, 10_000, 100_000)


@dataclass
class House:
    """Who lives in the database, what is measured so far, and how often."""

    today: date
    rounds: int
    others: int
    cookies: dict[str, str] = field(default_factory=dict)
    owners: dict = field(default_factory=dict)

    def cookie(self, name: str, size: Size) -> str:
        """Of the person of that name, who comes with a ledger of that size when first asked for."""
        if name not in self.cookies:
            owner = self.owners[name] = person(name, is_staff=True, is_superuser=True)
            fill(owner, size, self.today)
            self.cookies[name] = cookie_of(owner)
        return self.cookies[name]

    @property
    def life(self) -> str:
        return self.cookie("life", WORKING_LIFE)

    @property
    def hoarder(self) -> str:
        return self.cookie("hoarder", WORKING_LIFE.times(10))

    def touch(self, name: str) -> None:
        """Change something in the ledger that no figure rests on, so that nothing is unchanged."""
        from networks.models import Organisation

        first = Organisation.objects.filter(owner=self.owners[name]).order_by("id")[:1]
        Organisation.objects.filter(pk__in=list(first.values_list("pk", flat=True))).update(
            notes=str(time.perf_counter())
        )

    def move_in(self, who: str) -> str:
        """The cookie of `life`, `hoarder` or `own 1000`."""
        return getattr(self, who) if hasattr(self, who) else self.own(int(who.split()[1]))

    def own(self, activities: int) -> str:
        size = Size(activities=activities)
        return self.cookie(f"own {activities}", size)


@dataclass(frozen=True)
class Page:
    name: str
    who: str
    path: str
    unchanged: bool = False


def measure(house: House, pages: list[Page], rounds: int = 0) -> list[dict]:
    """Medians over rounds in which each page has its turn, and ratios to the empty page."""
    cells = [Page("an empty signed-in view", "life", EMPTY), *pages]
    for page in cells:
        house.move_in(page.who)
    answers_to: dict[Page, list] = {page: [] for page in cells}
    with Server() as server:
        for page in cells:
            server.get(page.path, house.cookies[page.who])
        for _ in range(rounds or house.rounds):
            for page in cells:
                cookie = house.cookies[page.who]
                if not page.unchanged and page.path != EMPTY:
                    house.touch(page.who)
                answer = server.get(page.path, cookie)
                assert answer.status == 200, (page, answer.status)
                answers_to[page].append(answer)
    empty = median(answer.cpu for answer in answers_to[cells[0]])
    return [
        {
            "what": page.name,
            "ratio": round(median(answer.cpu for answer in answers) / empty, 2) if empty else None,
            "cpu_ms": round(1000 * median(answer.cpu for answer in answers), 2),
            "wall_ms": round(1000 * median(answer.wall for answer in answers), 1),
            "bytes": answers[-1].size,
        }
        for page, answers in answers_to.items()
    ]
