"""Renewals as /renewals.csv and the renewals command write them (INTERFACE, Commands)."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from networks.arithmetic.money import ZERO, Payer
from networks.arithmetic.text import guard
from reflections.figures.summary_csv import plain
from reflections.renewals.due import Renewal

HEADINGS = (
    "organisation", "membership_started_on", "renews_on", "decide_by", "state", "renews_itself",
    "fee", "fee_is", "fee_self", "fee_employer", "fee_other", "fees_below", "worth", "worth_is",
    "verdict", "standing", "verdict_if_i_paid", "highest_fee",
)  # fmt: skip
YES_NO = {True: "yes", False: "no", None: None}


def cells(renewal: Renewal) -> dict[str, str | None]:
    """By heading; None for what does not exist."""
    shares = {payer: renewal.by_payer.get(payer) for payer in Payer}
    values = (
        renewal.network.name, renewal.stay.started, renewal.on, renewal.decide_by,
        renewal.state, YES_NO[renewal.stay.renews_itself],
        renewal.fee.value, renewal.fee.certainty,
        *(ZERO if shares[payer] is None else shares[payer].value for payer in Payer),
        renewal.fees_below.value, renewal.worth, renewal.worth_is, renewal.verdict,
        renewal.standing, renewal.verdict_if_i_paid, renewal.highest_fee,
    )  # fmt: skip
    return dict(zip(HEADINGS, map(plain, values), strict=True))


def csv_lines(renewals: Iterable[Renewal]) -> Iterator[str]:
    """The header, then a line for each; a name that a spreadsheet would run is guarded."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for row in (dict(zip(HEADINGS, HEADINGS, strict=True)), *map(cells, renewals)):
        writer.writerow([guard(row["organisation"] or ""), *list(row.values())[1:]])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def json_text(renewals: Iterable[Renewal]) -> str:
    """A list of the same; money as text, null for what does not exist."""
    return json.dumps([cells(renewal) for renewal in renewals], ensure_ascii=False, indent=1)
