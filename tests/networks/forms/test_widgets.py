from datetime import date

import pytest

from networks.forms.widgets import DayInput


@pytest.mark.parametrize(
    ("value", "html"),
    [
        (None, '<input type="date" name="paid_on">'),
        (date(2011, 3, 16), '<input type="date" name="paid_on" value="2011-03-16">'),
        ("16/03/2011", '<input type="text" name="paid_on" value="16/03/2011">'),
        ("some day", '<input type="text" name="paid_on" value="some day">'),
    ],
)
def test_calendar_gives_way_to_what_it_could_not_show(value, html):
    assert DayInput().render("paid_on", value) == html
