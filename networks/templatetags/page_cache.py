"""The parts of a page that are kept while nothing changes in the ledger."""

from django import template
from django.template.base import Parser, Token
from django.utils.safestring import SafeString

register = template.Library()


class KeepNode(template.Node):
    def __init__(self, name: str, nodelist: template.NodeList):
        self.name, self.nodelist = name, nodelist

    def render(self, context: template.Context) -> SafeString:
        # Then no view was asked, and there is nothing to draw from.
        if (kept := context.get("kept_parts")) is not None:
            return kept[self.name]
        drawn = self.nodelist.render(context)
        page_parts = getattr(context.get("request"), "page_parts", None)
        if page_parts is not None:
            page_parts[self.name] = drawn
            view = context.get("view")
            page_parts["query"] = view.scope.query if view else ""
        return drawn


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """{% keep "content" %}...{% endkeep %}: as it was kept, or drawn and handed over to be kept."""
    _, name = token.split_contents()
    nodelist = parser.parse(["endkeep"])
    parser.delete_first_token()
    return KeepNode(name.strip('"'), nodelist)
