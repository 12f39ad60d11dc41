"""The rows of the tree of networks as text: as templates they took ten times as long."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from networks.addresses import address
from networks.arithmetic.money import format_amount
from networks.arithmetic.words import MISSING
from networks.templatetags.hits import hits
from networks.templatetags.words import day
from reflections.figures.belonging import Belonging
from reflections.figures.judged import DEEPEST
from reflections.figures.tree import TreeEntry
from reflections.templatetags.judgements import pill, worth
from reflections.templatetags.sentences import years

register = template.Library()

ROW = """<tr class="d{}">
<th scope="row" class="name"><span class="pick">\
<input type="checkbox" name="network" value="{}" aria-label="Compare {}"> \
<i class="dot {}"></i><a href="{}{}"><bdi>{}</bdi></a> \
<span class="visually-hidden">, {}</span></span></th>
<td>{}</td>
<td class="when">{}</td>
<td class="num cost{}">{}</td>
<td class="num worth{}">{}</td>
<td class="verdict last">{}</td>
</tr>
"""
NONE_YET = format_html('<span class="none">{}</span>', "none yet")
BECAME = '{}, became <a href="{}{}"><bdi>{}</bdi></a>'


@register.simple_tag
def network_row(entry: TreeEntry, words: str, query: str) -> SafeString:
    """A network with its groups; `words` are marked in its name, and `query` is the scope that its
    page is to look at."""
    network, row = entry.network, entry.row
    return format_html(
        ROW,
        min(entry.depth, DEEPEST),
        network.id,
        network.short,
        network.setting,
        address("organisation", network.id),
        query,
        hits(network.short, words),
        network.setting,
        _belonging(entry, query),
        day(entry.last_activity) if entry.last_activity else NONE_YET,
        "" if row and not row.is_free else " none",
        format_amount(row.whole.cost, row.currency) if row and not row.is_free else MISSING,
        "" if row and row.whole.appraised else " none",
        worth(row.whole, row.currency) if row else MISSING,
        pill(row.judgement) if row else "",
    )


def _belonging(entry: TreeEntry, query: str) -> str:
    if entry.belonging == Belonging.NEVER:
        return "not a member"
    if entry.belonging != Belonging.CLOSED:
        memberships = entry.network.memberships
        return years(entry.spells, {each.days.first: each.start for each in memberships})
    closed = f"closed {entry.network.closed_on:%Y}"
    became = entry.became
    if became is None:
        return closed
    return format_html(BECAME, closed, address("organisation", became.id), query, became.short)
