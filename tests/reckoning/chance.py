"""The draws that make a ledger by chance: often a date or an amount that rules are about."""

from datetime import date, timedelta
from random import Random

from tests.reckoning.ledger import DAY, months_on

FIRST_YEAR, LAST_YEAR = 2023, 2027


class Chance:
    """The draws that several files share."""

    def __init__(self, seed):
        self.random = Random(seed)

    def of(self, *choices):
        return self.random.choice(choices)

    def happens(self, share):
        return self.random.random() < share

    def day(self, first=date(FIRST_YEAR, 1, 1), last=date(LAST_YEAR, 12, 31)):
        """Often the first or the last of a month, so that rows touch."""
        day = first + timedelta(days=self.random.randint(0, max(0, (last - first).days)))
        turn = self.of(day, day, day.replace(day=1), months_on(day.replace(day=1), 1) - DAY)
        return min(max(turn, first), max(first, last))

    def money(self):
        return self.of(
            "0", "10.00", "33.33", "75.01", "120", f"{self.random.randint(1, 30000) / 100:.2f}"
        )

    def vaguely(self, day):
        text = day.isoformat()
        return self.of(text, text, text, text[:7], text[:4])
