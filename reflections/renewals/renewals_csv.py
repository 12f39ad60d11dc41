"""Renewals as /renewals.csv and the renewals command write them (INTERFACE, Commands)."""

import json
from collections.abc import Iterable, Iterator

from networks.arithmetic.csv_text import csv_lines as written_lines
from networks.arithmetic.csv_text import record
from networks.arithmetic.money import NOTHING, Payer
from networks.arithmetic.periods import Precision
from reflections.renewals.due import Renewal

HEADINGS = (
    "organisation", "membership_started_on", "renews_on", "decide_by", "state", "renews_itself",
    "fee", "fee_is", "fee_self", "fee_employer", "fee_other", "fees_below", "worth", "worth_is",
    "verdict", "standing", "verdict_if_i_paid", "highest_fee",
)  # fmt: skip
TEXTS = ("organisation",)
YES_NO = {True: "yes", False: "no", None: None}


def values(renewal: Renewal) -> tuple:
    """A row under HEADINGS; None for what does not exist."""
    membership = renewal.membership
    # As vague as it was written, as in memberships.csv.
    started = (
        membership.days.first
        if membership.start_precision == Precision.DAY
        else str(membership.start)
    )
    return (
        renewal.network.name, started, renewal.on, renewal.decide_by,
        renewal.state, YES_NO[membership.renews_itself],
        renewal.fee.value, renewal.fee.certainty,
        *(renewal.by_payer.get(payer, NOTHING).value for payer in Payer),
        renewal.fees_below.value, renewal.worth, renewal.worth_is, renewal.verdict,
        renewal.standing, renewal.verdict_if_i_paid, renewal.highest_fee,
    )  # fmt: skip


def cells(renewal: Renewal) -> dict[str, str | None]:
    """The same by heading, as files write it."""
    return record(HEADINGS, values(renewal))


def csv_lines(renewals: Iterable[Renewal]) -> Iterator[str]:
    """The header, then a line for each; a name that a spreadsheet would run is guarded."""
    return written_lines(HEADINGS, map(values, renewals), TEXTS)


def json_text(renewals: Iterable[Renewal]) -> str:
    """A list of the same; money as text, null for what does not exist."""
    return json.dumps([cells(renewal) for renewal in renewals], ensure_ascii=False, indent=1)
