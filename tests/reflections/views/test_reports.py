"""The years, each with the page and the file of it. The story's 2010 stands in expected.csv."""

import pytest

from tests.reflections.pages import links_of, words_of

pytestmark = pytest.mark.django_db


def test_year_stands_with_its_sums_under_the_lens(teller):
    # CILIP and BLA with their groups cost 216.34 and about 582.50; CILIP, BLA, Twitter and
    # LinkedIn were worth 237.81, 526.17, 427.53 and 5.00.
    words = words_of(teller.get("/reports/?lens=all"))
    assert "2010 CSV Excel about £798.84" in words
    assert "£1,196.51 2009 CSV" in words


def test_year_leads_to_its_page_and_its_file_without_what_is_left_out(teller, story):
    twitter = story.organisations.get(name="Twitter").pk
    links = links_of(teller.get(f"/reports/?lens=all&leave_out={twitter}"))
    query = f"?period=year&year=2010&lens=all&leave_out={twitter}"
    assert f"/adds-up/{query}" in links and f"/summary.csv{query}" in links


def test_ledger_without_a_day_has_no_year(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("ann"))
    assert "Nothing is written down yet" in words_of(client.get("/reports/"))
