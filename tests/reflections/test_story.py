import csv
from datetime import date

import pytest

from reflections.story import retold


def rows_of(today, name):
    sources, _ = retold(today)
    return list(csv.DictReader(sources.files[name][0].data.decode().splitlines()))


# The last thing that happens in the story, an activity, is dated 28 October 2011.
@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2011, 10, 28), 0),
        (date(2012, 10, 27), 0),
        (date(2012, 10, 28), 1),
        (date(2026, 10, 27), 14),
        (date(2026, 11, 23), 15),
        (date(2028, 2, 29), 16),
    ],
)
def test_story_is_told_the_most_whole_years_later(today, years):
    assert retold(today)[1] == years


def test_nothing_of_the_story_happened_after_today():
    today = date(2027, 1, 1)
    assert max(row["date"] for row in rows_of(today, "activities")) == "2026-10-28"


def test_years_in_titles_of_activities_move_along():
    titles = {row["title"] for row in rows_of(date(2026, 11, 23), "activities")}
    assert {"Annual conference 2024", "Annual conference 2026"} <= titles
    assert "Annual conference 2011" not in titles


def test_memberships_coverage_and_tax_years_move_along():
    today = date(2026, 11, 23)
    assert rows_of(today, "memberships")[0]["ended_on"] == "2022-08-31"
    assert rows_of(today, "fees")[0]["covers_until"] == "2022-08-31"
    assert [row["from"] for row in rows_of(today, "preferences")] == [
        "",
        "",
        "2021-04-06",
        "2023-04-06",
    ]
