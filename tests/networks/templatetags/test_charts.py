import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.utils import translation

from networks.charts import Mark, Year

MARKS = [
    Mark(
        "<b>BLA</b>", Decimal("592.47"), Decimal(605), Decimal(40), "offline", "/networks/1/", "n"
    ),
    Mark("cpd23", Decimal(0), Decimal("22.03"), Decimal(6), "both", "", "worth £22.03"),
]
YEARS = [Year("2010", Decimal(10), Decimal("2.5"), "n"), Year("2011", Decimal(3), None, "n")]
SCATTER = '{% scatter marks title="Cost" x_label="cost" y_label="worth" break_even=True %}'
COLUMNS = '{% columns years title="Years" %}'
PAIR = "{% pair cost worth largest %}"


def drawn(tag, **context):
    return Template("{% load charts %}" + tag).render(Context(context))


@pytest.mark.parametrize("tag", [SCATTER, COLUMNS])
def test_chart_is_drawn_for_wide_and_narrow_places(tag):
    html = drawn(tag, marks=MARKS, years=YEARS)
    assert html.count('<svg class="chart-wide"') == html.count('<svg class="chart-narrow"') == 1


@pytest.mark.parametrize("tag", [SCATTER, COLUMNS])
def test_chart_for_a_small_card_is_drawn_once(tag):
    html = drawn(tag.replace(" %}", " small=True %}"), marks=MARKS, years=YEARS)
    assert (html.count("<svg class="), html.count('<svg class="chart-narrow"')) == (1, 1)


@pytest.mark.parametrize("tag", [SCATTER, COLUMNS])
def test_chart_is_well_formed_without_inline_style(tag):
    html = drawn(tag, marks=MARKS, years=YEARS)
    figure = ElementTree.fromstring(html)
    assert [part for part in figure.iter() if "style" in part.attrib or part.tag == "style"] == []


@pytest.mark.parametrize("tag", [SCATTER, COLUMNS])
def test_nothing_drawn_for_too_little(tag):
    assert drawn(tag, marks=MARKS[:1], years=YEARS[:1]).strip() == ""


def test_scatter_marks_are_links_that_tell_their_figures():
    figure = ElementTree.fromstring(drawn(SCATTER, marks=MARKS))
    (link,) = figure.findall("./svg[@class='chart-wide']/a")
    assert (link.get("href"), link.get("aria-label")) == ("/networks/1/", "<b>BLA</b>: n")


def test_scatter_mark_without_a_page_still_takes_the_focus():
    figure = ElementTree.fromstring(drawn(SCATTER, marks=MARKS))
    (mark,) = figure.findall("./svg[@class='chart-wide']/g[@class='mark']")
    assert (mark.get("tabindex"), mark.get("aria-label")) == ("0", "cpd23: worth £22.03")


def test_numbers_in_the_drawing_ignore_the_language():
    with translation.override("de"):
        html = drawn(
            SCATTER + COLUMNS + PAIR,
            marks=MARKS,
            years=YEARS,
            cost=Decimal("2.5"),
            worth=Decimal("0.3"),
            largest=Decimal(9),
        )
    places = re.findall(r' (?:x|y|x1|y1|r|cx|cy|width|height)="([^"]*)"', html)
    assert [place for place in places if "," in place] == []


def test_pair_leaves_out_what_does_not_exist():
    html = drawn(PAIR, cost=None, worth=Decimal(50), largest=Decimal(200))
    assert 'class="cost"' not in html
    assert '<rect class="worth" y="8" width="25.0%"' in html
