"""The words of a search, marked in what was found."""

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from networks.arithmetic.hits import pieces

register = template.Library()


@register.filter
def hits(text: str, words: str) -> SafeString:
    """{{ title|hits:"com" }} is <mark>Com</mark>mittee."""
    if not words:
        return conditional_escape(text)
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", piece.text) if piece.is_hit else piece.text,)
            for piece in pieces(text, words)
        ),
    )
