"""A ledger read from its nine CSV files, as METHOD.md says, and nothing of the program's.

With summary.py and renewals.py beside it, this is a second reckoning of every figure: naive,
slow and written from METHOD.md alone, so that the program's own can be held against it. It
imports nothing from the program, and wants clean files: it checks nothing.
"""

import calendar
import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

DAY = timedelta(days=1)
FAR = date(2199, 12, 31)
UNSURE = ("exact", "about", "at_least")


def half_up(number, places=2):
    """Money: half up, away from zero."""
    scaled = abs(Fraction(number)) * 10**places
    whole = int(scaled + Fraction(1, 2))
    return Fraction(whole if number >= 0 else -whole, 10**places)


def written(number, places=2):
    """As the files and the json write it: fixed places, and 0 without a sign."""
    if number is None:
        return None
    units = half_up(number, places) * 10**places
    digits = str(abs(int(units))).rjust(places + 1, "0")
    return ("-" if units < 0 else "") + digits[:-places] + "." + digits[-places:]


def least_sure(words):
    """Money: a sum is at_least when anything in it is, else about, else exact."""
    return max(words, key=UNSURE.index, default="exact")


def months_on(day, months):
    """So many months after (or before): a month without such a day has its last instead."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days(first, last):
    while first <= last:
        yield first
        first += DAY


def first_day(text):
    """Time: a vague start counts from its first day."""
    return date.fromisoformat((text + "-01-01")[:10]) if text else None


def last_day(text):
    """Time: a vague end counts to its last day."""
    if not text or len(text) == 10:
        return first_day(text)
    year, month = int(text[:4]), int(text[5:] or 12)
    return date(year, month, calendar.monthrange(year, month)[1])


@dataclass
class Fee:
    kind: str
    amount: Fraction | None  # home money; None is unknown
    sure: str
    paid_on: date
    first: date | None
    last: date | None
    every: int | None
    until: date | None  # the last day of what repeats
    payer: str

    def instalments(self, end):
        """Money: first and last day of what each covers, while its first is not after `end`."""
        if not self.every:
            yield self.first or self.paid_on, self.last or self.paid_on
            return
        step = 0
        while True:
            first = months_on(self.first, step * self.every)
            if first > min(end, self.until or FAR):
                return
            step += 1
            yield first, months_on(self.first, step * self.every) - DAY


@dataclass
class Membership:
    row: dict
    start: date
    end: date  # the far future while it is open
    organisation: "Organisation"
    fees: list = field(default_factory=list)
    appraisals: list = field(default_factory=list)

    def held_on(self, day):
        return self.start <= day <= self.end

    def answer(self, column, day):
        """Worth: the first answer dated that day or later, else the last one."""
        given = sorted((row["date"], row[column]) for row in self.appraisals if row.get(column))
        later = [answer for dated, answer in given if date.fromisoformat(dated) >= day]
        if later:
            return Fraction(later[0])
        return Fraction(given[-1][1]) if given else None


@dataclass(eq=False)
class Organisation:
    name: str
    row: dict
    closed: date
    memberships: list = field(default_factory=list)
    activities: list = field(default_factory=list)
    roles: list = field(default_factory=list)
    decisions: list = field(default_factory=list)


class Ledger:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.organisations = {}
        for row in self.rows("organisations"):
            closed = last_day(row.get("closed_on")) or FAR
            self.organisations[row["name"]] = Organisation(row["name"], row, closed)
        for name in ("activities", "roles", "decisions"):
            for row in self.rows(name):
                getattr(self.organisations[row["organisation"]], name).append(row)
        self.read_memberships()
        self.hour = Fraction(0)
        for row in self.rows("preferences"):
            if row["setting"] == "hour_value":
                self.hour = Fraction(row["value"])

    def rows(self, name):
        path = self.folder / f"{name}.csv"
        if not path.exists():
            return []
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    def read_memberships(self):
        by_key = {}
        for row in self.rows("memberships"):
            organisation = self.organisations[row["organisation"]]
            start = first_day(row["started_on"])
            membership = Membership(row, start, FAR, organisation)
            organisation.memberships.append(membership)
            by_key[row["organisation"], row["started_on"]] = membership
        for membership in by_key.values():
            membership.end = min(self.end(membership), membership.organisation.closed)
        for row in self.rows("fees"):
            membership = by_key[row["organisation"], row["membership_started_on"]]
            membership.fees.append(read_fee(row))
        for row in self.rows("appraisals"):
            membership = by_key[row["organisation"], row["membership_started_on"]]
            membership.appraisals.append(row)

    def end(self, membership):
        """Time: a vague end gives way to a later start within that month or year."""
        text = membership.row.get("ended_on")
        if not text:
            return FAR
        starts = [
            other.start
            for other in membership.organisation.memberships
            if membership.start < other.start and first_day(text) <= other.start <= last_day(text)
        ]
        return min(starts) - DAY if starts and len(text) < 10 else last_day(text)

    def left_out(self, names):
        """The tree: all below it, all that is hosted on any of these, and so on."""
        out = set(names)
        while True:
            more = {
                name
                for name, organisation in self.organisations.items()
                if organisation.row.get("parent") in out or organisation.row.get("host") in out
            }
            if more <= out:
                return out
            out |= more

    def with_groups(self, top, out=frozenset()):
        found = [self.organisations[top]]
        for organisation in found:
            found += [
                below
                for below in self.organisations.values()
                if below.row.get("parent") == organisation.name and below.name not in out
            ]
        return found


def read_fee(row):
    """Money: home money is the amount times the rate, rounded; a blank amount is unknown."""
    known = row.get("amount") != ""
    rate = Fraction(row.get("exchange_rate") or 1)
    every = int(row["every"]) if row.get("every") else None
    first = first_day(row.get("covers_from"))
    paid_on = date.fromisoformat(row["paid_on"])
    return Fee(
        kind=row.get("kind") or "subscription",
        amount=half_up(Fraction(row["amount"]) * rate) if known else None,
        sure=(row.get("certainty") or "exact") if known else "at_least",
        paid_on=paid_on,
        first=first or (paid_on if every else None),
        last=first_day(row.get("covers_until")),
        every=every,
        until=first_day(row.get("repeats_until")),
        payer=row.get("paid_by") or "self",
    )
