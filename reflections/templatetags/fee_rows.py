"""What was paid for the same days as text: a network may have decades of it."""

from urllib.parse import quote

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from networks.addresses import address
from reflections.network_page.money import CardLine, FeeCard

register = template.Library()

CARD = """<li class="fee-card">
<p class="spread"><span>{}</span> <strong class="num">{}</strong></p>
{}{}</li>
"""
LINE = """<p class="quiet small">{}{} <span class="fee-actions no-print">\
<a href="{}?next={}">Edit<span class="visually-hidden"> the fee of {}, {}</span></a>{}</span></p>
"""
PAID_BACK = ' <a href="{}?next={}">My employer paid it back</a>'
USED = """<svg class="used" aria-hidden="true">
<rect class="track" width="100%" height="6" rx="3"/>
<rect class="part" width="{}%" height="6" rx="3"/>
</svg>
<p class="small">{}</p>
"""


@register.simple_tag
def fee_card(card: FeeCard, here: str) -> SafeString:
    """`here` is the page that its forms lead back to."""
    following = quote(here)
    lines = format_html_join("", "{}", ((_line(card, line, following),) for line in card.lines))
    used = "" if card.used is None else format_html(USED, card.used, card.used_words)
    return format_html(CARD, card.name, card.amount_words, lines, used)


def _line(card: FeeCard, line: CardLine, following: str) -> SafeString:
    back = ""
    if line.may_come_back:
        back = format_html(PAID_BACK, address("fee_paid_back", line.id), following)
    return format_html(
        LINE,
        line.words,
        f": {line.amount}" if len(card.lines) > 1 else "",
        address("fee_edit", line.id),
        following,
        line.amount,
        card.name,
        back,
    )
