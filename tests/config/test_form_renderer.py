"""What is written as text is what Django's own templates write, letter for letter."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from config.form_renderer import WRITTEN, WrittenWidgets

NASTY = "<b>\"Fish\" & 'chips'</b>"
CHOICES = [("", "None"), ("a", NASTY), (3, 1234567), (NASTY, [("x", "In a group"), (None, "")])]
ATTRS = {"class": NASTY, "required": True, "disabled": False, "maxlength": 1200, "title": None}


class Everything(forms.Form):
    words = forms.CharField(initial=NASTY, help_text="Some")
    safe = forms.CharField(initial=mark_safe("&amp;"))
    nothing = forms.CharField(required=False, widget=forms.TextInput(ATTRS))
    long = forms.CharField(widget=forms.Textarea(ATTRS), initial=f"\n{NASTY}\n")
    short = forms.CharField(widget=forms.Textarea)
    number = forms.DecimalField(initial=0, max_digits=9, decimal_places=2)
    day = forms.DateField(initial="2011-03-12")
    mail = forms.EmailField()
    address = forms.URLField(assume_scheme="https")
    file = forms.FileField(widget=forms.FileInput)
    tick = forms.BooleanField(initial=True)
    hidden = forms.CharField(widget=forms.HiddenInput, initial=0)
    one = forms.ChoiceField(choices=CHOICES, initial=3, widget=forms.Select(ATTRS))
    many = forms.MultipleChoiceField(choices=CHOICES, initial=["a", "x"])
    radio = forms.ChoiceField(choices=CHOICES, initial="a", widget=forms.RadioSelect(ATTRS))
    ticks = forms.MultipleChoiceField(
        choices=CHOICES, initial=["a", NASTY], widget=forms.CheckboxSelectMultiple
    )
    secret = forms.CharField(widget=forms.PasswordInput)


def drawn(form):
    loose = [str(option) for name in ("radio", "ticks") for option in form[name]]
    bare = [option.tag() for option in form["radio"]]
    return [str(form), *(str(field) for field in form), *loose, *bare]


@pytest.mark.parametrize("data", [None, {}, {"words": NASTY, "one": "b", "ticks": ["z"]}])
def test_widgets_are_written_as_by_templates(data):
    ours = drawn(Everything(data, renderer=WrittenWidgets()))
    assert ours == drawn(Everything(data, renderer=DjangoTemplates()))


def test_no_template_is_read_for_what_is_written(monkeypatch):
    form = Everything(renderer=WrittenWidgets())
    monkeypatch.setattr(WrittenWidgets, "get_template", None)
    written = [field for field in form if field.field.widget.template_name in WRITTEN]
    assert len(written) == 14
    assert all(str(field).startswith("<") for field in written)
