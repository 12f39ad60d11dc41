from types import SimpleNamespace

from django.template import Context, Template

PAGE = Template("{% load form_problems %}{% problems_here as found %}{{ found|length }}")


def form(**errors):
    return SimpleNamespace(errors=errors, fields={})


def test_pages_without_a_form_have_nothing_to_mend():
    assert PAGE.render(Context()) == "0"


def test_forms_that_go_together_are_gathered_and_speak_for_their_page():
    forms = [form(a=["One."], b=["Two.", "Three."]), form(), form(c=["Four."])]
    assert PAGE.render(Context({"form": form(d=["Five."])})) == "1"
    assert PAGE.render(Context({"form": forms[1], "forms": forms})) == "4"
