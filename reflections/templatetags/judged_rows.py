"""The rows of the table of judgements, the longest on the dashboard, written as text.

As a template each took ten times as long.
"""

from decimal import Decimal

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from networks.addresses import address
from networks.arithmetic.money import format_amount
from networks.arithmetic.words import MISSING
from networks.templatetags.charts import pair
from networks.templatetags.words import hours
from reflections.figures.judged import JudgedLine
from reflections.templatetags.judgements import tone, worth

register = template.Library()

ROW = """<tr class="d{}">
<th scope="row" class="name"><i class="dot {}"></i><a href="{}{}"><bdi>{}</bdi></a>\
<span class="visually-hidden">, {}</span></th>
<td class="verdict"><span class="pill {}">{}</span></td>
<td class="payer">{}</td>
<td class="bars">{}</td>
<td class="num cost">{}</td>
<td class="num worth">{}</td>
<td class="num hours">{}</td>
</tr>
"""


@register.simple_tag
def judged_row(line: JudgedLine, longest_bar: Decimal, query: str) -> SafeString:
    """One network, as it is judged; `query` is the scope that its page is to look at."""
    row, network, whole = line.row, line.row.network, line.row.whole
    judgement = row.judgement
    cost = MISSING if row.is_free else format_amount(whole.cost, row.currency)
    return format_html(
        ROW,
        line.depth,
        network.setting,
        address("organisation", network.id),
        query,
        network.short,
        network.setting,
        tone(judgement),
        judgement.label,
        line.who_pays,
        conditional_escape(pair(whole.cost.value, whole.worth, longest_bar)),
        cost,
        worth(whole, row.currency),
        hours(whole.hours),
    )
