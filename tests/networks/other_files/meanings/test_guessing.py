"""What columns mean by the names that people give them, and by what stands in them."""

import pytest

from networks.other_files.grids import read_text
from networks.other_files.meanings.guessing import guess


def meant(text):
    return guess(read_text("mine.csv", text.encode()), 0)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Annual sub (£)", "fee"),
        ("Current fee", "fee"),
        ("Cost p.a.", "fee"),
        ("Renewal month / date", "renews_on"),
        ("Next renewal date", "renews_on"),
        ("Fee / cost", "fee"),
        ("DD?", "renews_itself"),
        ("Mem. no.", "number"),
    ],
)
def test_column_is_known_by_what_people_call_it(heading, key):
    assert meant(f"Organisation,{heading}\nA,?\n") == ["network", key]


def test_days_and_capitals_under_words_that_nobody_knows_are_left_out():
    text = "Organisation,Zakończono,Zone\nA,2019-12-31,BST\n"
    assert meant(text) == ["network", "", ""]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Society,Fee,Paid\nA,£180,2024-01-05\n", ["network", "fee", "paid_on"]),
        ("Society,Paid,Owed\nA,05/01/2024,£180\n", ["network", "paid_on", "fee"]),
        ("Society,Paid\nA,£180\n", ["network", "fee"]),
        ("Society,Fee,Paid\nA,£180,yes\n", ["network", "fee", ""]),
    ],
)
def test_what_was_paid_is_an_amount_or_a_day_by_what_stands_there(text, keys):
    assert meant(text) == keys


def test_a_tick_for_a_certificate_is_no_link_to_it():
    text = "Date,Course,Hours,Certificate\n2025-01-01,A talk,1,{}\n"
    assert meant(text.format("yes"))[3] == ""
    assert meant(text.format("https://x.example/1"))[3] == "evidence_url"
