"""Ledgers by chance, as CSV files: small, crowded with the dates that rules are about.

The same seed makes the same ledger. Today is the middle of the days on which things happen.
"""

import csv
from datetime import date, timedelta

from tests.reckoning.chance import FIRST_YEAR, LAST_YEAR, Chance
from tests.reckoning.ledger import DAY, FAR, Ledger, first_day, last_day, months_on

TODAY = date(2026, 11, 26)
CURRENCIES = (("", ""), ("", ""), ("GBP", ""), ("EUR", "0.845"), ("USD", "0.784321"))
SUBSCRIPTIONS = ("subscription", "subscription", "subscription", "practising", "registration")
ONCE = ("joining", "other", "life", "subscription", "registration")
HELD_FOR = ("", "", "learning", "people; news", "letters", "job", "cause; people")
NOTICES = ("", "0", "30", "90")


def write(seed, folder):
    """Write the files of the seed's ledger into the folder."""
    chance = Chance(seed)
    tables = {"organisations": organisations(chance)}
    tables["memberships"] = memberships(chance, tables["organisations"])
    write_tables(tables, folder)
    held = Ledger(folder)
    tables["fees"] = [
        row
        for organisation in held.organisations.values()
        for membership in organisation.memberships
        for row in fees(chance, membership)
    ]
    tables["appraisals"] = appraisals(chance, held)
    for name, row in (("activities", activity), ("roles", role), ("decisions", decision)):
        tables[name] = [
            row(chance, organisation, number)
            for organisation in held.organisations
            for number in range(chance.of(0, 0, 1, 2, 4))
        ]
    hour = chance.of("0.05", "12.50", "15.00", "33.33")
    tables["preferences"] = [
        {"setting": "home_currency", "from": "", "value": "GBP"},
        {"setting": "hour_value", "from": "", "value": hour},
    ]
    write_tables(tables, folder)


def write_tables(tables, folder):
    for name, rows in tables.items():
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        if rows:
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as lines:
                writer = csv.DictWriter(lines, headings, restval="")
                writer.writeheader()
                writer.writerows(rows)


def organisations(chance):
    names = [f"Network {letter}" for letter in "ABCDEFG"[: chance.random.randint(2, 7)]]
    rows = []
    for number, name in enumerate(names):
        before = names[:number]
        rows.append(
            {
                "name": name,
                "setting": chance.of("", "offline", "online", "both"),
                "parent": chance.of(*before) if before and chance.happens(0.45) else "",
                "host": chance.of(*before) if before and chance.happens(0.15) else "",
                "closed_on": "",
                "successor": "",
            }
        )
    for number, row in enumerate(rows[1:], 1):
        if chance.happens(0.25):
            row["closed_on"] = chance.vaguely(chance.day(date(2025, 1, 1), date(2027, 6, 30)))
            row["successor"] = chance.of("", *names[:number])
    return rows


def memberships(chance, networks):
    rows = []
    for network in networks:
        closings = [row["closed_on"] for row in networks if row["successor"] == network["name"]]
        last_start = min(date(2026, 12, 31), first_day(network["closed_on"]) or FAR)
        free_from = date(FIRST_YEAR, 1, 1)
        for held_by in ("self", "self", "self", "institution")[chance.of(0, 1, 2, 2, 3) :]:
            closing = last_day(chance.of(*closings)) if closings and chance.happens(0.8) else None
            if closing:
                free_from = max(free_from, closing + timedelta(days=chance.of(-30, 0, 1, 1, 1, 40)))
            if free_from > last_start:
                break
            starts = chance.of(free_from, chance.day(free_from, last_start))
            started_on = chance.vaguely(starts)
            if held_by == "institution" or first_day(started_on) < free_from:
                started_on = starts.isoformat()
            more = held_by == "self" and chance.happens(0.5)
            end = chance.day(starts, max(starts, date(2027, 12, 31))) if more else None
            if held_by == "institution" and any(
                r["started_on"][:4] == started_on[:4] for r in rows
            ):
                break
            rows.append(
                {
                    "organisation": network["name"],
                    "started_on": started_on,
                    "ended_on": chance.vaguely(end) if end else "",
                    "held_by": held_by,
                    "held_for": chance.of(*HELD_FOR),
                    "notice_days": chance.of(*NOTICES),
                    "renews_itself": chance.of("", "yes", "no"),
                }
            )
            if held_by == "self" and not end:
                break
            free_from = end + chance.of(DAY, DAY, 45 * DAY) if end else free_from
    return rows


def fees(chance, membership):
    rows = []
    day = membership.start
    for _ in range(chance.of(0, 1, 1, 2, 3, 5)):
        if rows and chance.happens(0.3):
            row = {**chance.of(*rows), "paid_by": chance.of("self", "employer", "other")}
            row |= {"amount": chance.money(), "notes": str(len(rows))}
            row["exchange_rate"] = dict(CURRENCIES)[row["currency"]]
            if chance.happens(0.5) and not row["every"]:
                row |= {
                    "kind": "refund",
                    "amount": "-" + chance.of("10.00", "33.33", "120", "75.01"),
                    "certainty": "exact",
                }
            elif row["kind"] == "refund":
                row["amount"] = "-" + chance.of("10.00", "33.33", "120")
        else:
            row, day = fee(chance, membership, day, len(rows))
        rows.append(row)
    return rows


def fee(chance, membership, day, number):
    unknown = chance.happens(0.12)
    currency, rate = chance.of(*CURRENCIES)
    row = {
        "organisation": membership.organisation.name,
        "membership_started_on": membership.row["started_on"],
        "kind": chance.of(*SUBSCRIPTIONS),
        "amount": "" if unknown else chance.money(),
        "certainty": ""
        if unknown
        else chance.of("", "exact", "exact", "exact", "about", "at_least"),
        "currency": currency,
        "exchange_rate": rate,
        "paid_on": day.isoformat(),
        "covers_from": day.isoformat(),
        "covers_until": "",
        "every": "",
        "repeats_until": "",
        "paid_by": chance.of("self", "self", "employer", "other"),
        "notes": str(number),
    }
    if chance.happens(0.15):
        row |= {"kind": chance.of(*ONCE), "covers_from": ""}
        if row["kind"] == "life" and chance.happens(0.7):
            row |= {"covers_from": day.isoformat(), "covers_until": "2032-12-31"}
        return row, day
    if chance.happens(0.3):
        row["every"] = chance.of("1", "1", "3", "6", "12", "24", "18")
        row["covers_from"] = chance.of("", day.isoformat())
        if chance.happens(0.5):
            last = chance.day(day, min(date(2028, 1, 1), months_on(day, 40)))
            row["repeats_until"] = last.isoformat()
            return row, chance.of(last + DAY, months_on(day, 12))
        return row, chance.of(months_on(day, 3), months_on(day, 24))
    last = chance.of(
        months_on(day, 12) - DAY, months_on(day, 12) - DAY, months_on(day, 15) - DAY,
        months_on(day, 1) - DAY, day + timedelta(days=chance.random.randint(0, 500)),
    )  # fmt: skip
    row["covers_until"] = last.isoformat()
    return row, last + DAY


def appraisals(chance, held):
    rows = []
    for organisation in held.organisations.values():
        for membership in organisation.memberships:
            dated = {chance.day(membership.start, date(2027, 12, 31))
                     for _ in range(chance.of(0, 0, 1, 2))}  # fmt: skip
            for day in sorted(dated):
                row = {
                    "organisation": organisation.name,
                    "membership_started_on": membership.row["started_on"],
                    "date": day.isoformat(),
                    "put_in": "3",
                    "would_miss": chance.of("", "1", "2", "3", "5"),
                    "worth_per_year": chance.of(
                        "", "0", "0", "200", "45.00", "365", chance.money()
                    ),
                }
                rows.append(row)
    return rows


def activity(chance, organisation, number):
    currency, rate = chance.of(*CURRENCIES)
    return {
        "organisation": organisation,
        "date": chance.day(date(2025, 6, 1), date(2027, 3, 1)).isoformat(),
        "title": f"Event {number}",
        "hours": chance.of("", "0", "0.25", "1.33", "7.5"),
        "cost": chance.of("", "", "0", chance.money()),
        "currency": currency,
        "exchange_rate": rate,
        "cost_paid_by": chance.of("", "self", "employer", "other"),
        "saved": chance.of("", "", chance.money()),
        "rating": chance.of("", "1", "4", "5"),
    }


def role(chance, organisation, number):
    day = chance.day()
    end = chance.day(day, date(LAST_YEAR, 12, 31))
    return {
        "organisation": organisation,
        "title": f"Role {number}",
        "started_on": day.isoformat(),
        "ended_on": chance.of("", chance.vaguely(end)),
    }


def decision(chance, organisation, number):
    return {
        "organisation": organisation,
        "decided_on": chance.day(date(2025, 9, 1)).isoformat(),
        "choice": chance.of(
            "join", "apply", "renew", "renew", "leave", "leave", "not_join", "undecided"
        ),
        "because": str(number),
    }
