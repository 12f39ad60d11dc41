"""What has to be mended before a page's form can be taken."""

from django import template
from django.template import Context

from networks.forms.problems import FormProblem, problems

register = template.Library()


@register.simple_tag(takes_context=True)
def problems_here(context: Context) -> list[FormProblem]:
    """Of what the view calls `forms`, where a page has several that go together, else `form`."""
    several = context.get("forms") or [context.get("form")]
    return [problem for form in several if form for problem in problems(form)]
