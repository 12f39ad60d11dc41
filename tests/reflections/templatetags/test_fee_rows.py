from networks.arithmetic.money import NOTHING
from reflections.network_page.money import CardLine, FeeCard
from reflections.templatetags.fee_rows import fee_card
from tests.reflections.rows import period

COVER = period("2011-01-01", "2011-12-31")
OWN = CardLine(7, "Subscription, paid by you on <1> March 2011", "£184.00", True)
SHARED = CardLine(8, "Subscription, paid by your employer", "£50.00", False)


def written(*lines, used=None):
    card = FeeCard("1 Jan & on", NOTHING, "£184.00", lines, used, "half of <it>", COVER)
    return fee_card(card, "/networks/3/?a=1&b=2")


def test_card_of_one_fee_names_its_amount_once_and_leads_to_its_forms():
    html = written(OWN)
    assert "<span>1 Jan &amp; on</span> <strong" in html
    assert "&lt;1&gt; March 2011 <span" in html
    assert 'href="/fees/7/?next=/networks/3/%3Fa%3D1%26b%3D2"' in html
    assert "My employer paid it back" in html
    assert "<svg" not in html


def test_card_of_two_fees_says_what_each_was_and_how_much_is_used():
    html = written(OWN, SHARED, used=0)
    assert "paid by your employer: £50.00 <span" in html
    assert html.count("My employer paid it back") == 1
    assert '<rect class="part" width="0%"' in html
    assert "half of &lt;it&gt;" in html
