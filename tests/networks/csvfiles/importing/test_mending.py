"""What is mended in an exported file changes its row and adds none (INTERFACE, ref)."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from networks.csvfiles import bring_in
from networks.csvfiles.reading.sources import from_texts
from reflections.csv_tables import LEDGER
from tests.networks.csvfiles.files import counts, said
from tests.networks.csvfiles.test_round_trip import contents, draw_ledger, exported

MENDED = {
    ("organisations", "name"): "A name that none has",
    ("organisations", "notes"): "Mended",
    ("memberships", "category"): "Mended",
    ("fees", "amount"): "123.45",
    ("fees", "paid_on"): "2011-11-11",
    ("activities", "title"): "Annual dinner",
    ("activities", "date"): "2011-11-11",
    ("roles", "title"): "Mended",
    ("appraisals", "note"): "Mended",
    ("decisions", "because"): "Mended",
    ("decisions", "decided_on"): "2011-11-11",
    ("reflections", "title"): "Mended",
}


class Mending(TestCase):
    @given(st.data(), st.sampled_from(sorted(MENDED)))
    @settings(max_examples=30)
    def test_mended_cell_changes_one_row_and_adds_none(self, data, place):
        table, heading = place
        owner = draw_ledger(data)
        files = {name: found[0].data for name, found in contents(exported(owner)).items()}
        rows = list(csv.DictReader(io.StringIO(files[table].decode(), newline="")))
        row = data.draw(st.sampled_from(rows))
        sign = "-" if row.get("kind") == "refund" and heading == "amount" else ""
        if row[heading] == sign + MENDED[place]:
            return
        row[heading] = sign + MENDED[place]
        files[table] = written(rows)
        done = bring_in(owner, from_texts(LEDGER, files))
        assert said(done) == []
        touched = {name: found[:2] for name, found in counts(done).items() if found[:2] != (0, 0)}
        assert touched == {table: (0, 1)}


def written(rows):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
