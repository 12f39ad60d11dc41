from datetime import date
from decimal import Decimal

from networks.models import Activity, Organisation
from reflections.templatetags.activity_rows import activity_row

NASTY = "<b>Ada & co</b>"
DONE = {
    "pk": 7, "organisation": Organisation(pk=3, name=NASTY), "title": NASTY,
    "date": date(2011, 3, 12), "kind": "training",
}  # fmt: skip


def row(words="", **known):
    return activity_row(
        Activity(**DONE | known), words, "?lens=all", "/activities/?a=1&b=2", "/log/"
    )


def test_row_says_all_that_is_known_of_an_activity():
    written = row(
        hours=Decimal("1.50"), rating=4, cost=Decimal("6.20"), currency="GBP",
        cost_paid_by="employer", outcome="Met *Bob* & Eve",
    )  # fmt: skip
    for words in ("12 March 2011", "Training", "1.5 h", "4 of 5", "£6.20", "your employer paid"):
        assert words in written
    assert 'href="/activities/7/?next=%2Factivities%2F%3Fa%3D1%26b%3D2"' in written
    assert 'href="/networks/3/?lens=all"' in written
    assert 'href="/log/?again=7&amp;next=%2Factivities%2F%3Fa%3D1%26b%3D2"' in written
    assert "Met *Bob* &amp; Eve" in written


def test_row_writes_nothing_for_what_is_not_known():
    written = row()
    assert written.count('<td class="num"></td>') == 3
    assert "None" not in written


def test_what_a_person_typed_is_text_and_hits_are_marked_in_it():
    written = row("ada", outcome=NASTY)
    assert "<b>" not in written
    assert written.count("&lt;b&gt;<mark>Ada</mark> &amp; co&lt;/b&gt;") == 3
