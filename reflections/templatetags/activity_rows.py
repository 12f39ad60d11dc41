"""The rows of the table of activities as text: as templates they took ten times as long."""

from urllib.parse import quote

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from networks.addresses import address
from networks.arithmetic.hits import excerpt
from networks.models import Activity, ActivityKind
from networks.templatetags.hits import hits
from networks.templatetags.words import day, money
from networks.templatetags.words import hours as hours_in_words
from reflections.templatetags.judgements import payer

register = template.Library()

ROW = """<tr>
<th scope="row" class="name"><span><a href="{}?next={}">{}</a>{}</span></th>
<td><a href="{}{}"><bdi>{}</bdi></a></td>
<td><time datetime="{}">{}</time></td>
<td>{}</td>
<td class="num">{}</td>
<td class="num">{}</td>
<td class="num{}">{}</td>
<td class="num no-print"><a class="small again" href="{}?again={}&amp;next={}">Same again\
<span class="visually-hidden">: {}</span></a></td>
</tr>
"""
OUTCOME = '<br><span class="quiet small">{}</span>'
PAID_BY = '{}<br><span class="quiet small">{} paid</span>'


@register.simple_tag
def activity_row(activity: Activity, words: str, query: str, back: str, again: str) -> SafeString:
    """One that was done; `words` are marked in it, `back` is the page that its forms lead back to,
    `again` the page that logs it once more, and `query` the scope for its network's page."""
    following = quote(back, safe="")
    outcome = activity.outcome and format_html(
        OUTCOME, hits(excerpt(activity.outcome, words), words)
    )
    hours, rating = activity.hours, activity.rating
    return format_html(
        ROW,
        address("activity_edit", activity.pk),
        following,
        hits(activity.title, words),
        outcome,
        address("organisation", activity.organisation_id),
        query,
        hits(activity.organisation.short, words),
        activity.date.isoformat(),
        day(activity.date),
        ActivityKind(activity.kind).label,
        "" if hours is None else f"{hours_in_words(hours)} h",
        f"{rating} of 5" if rating else "",
        "" if activity.cost is None else " last",
        _cost(activity),
        again,
        activity.pk,
        following,
        activity.title,
    )


def _cost(activity: Activity) -> str:
    if activity.cost is None:
        return ""
    cost = money(activity.cost, activity.currency)
    if activity.cost_paid_by == "self":
        return cost
    return format_html(PAID_BY, cost, payer(activity.cost_paid_by))
