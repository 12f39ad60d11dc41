import pytest
from django import forms
from django.http import QueryDict

from networks.forms.field_of import choices_of, field_of, fill_in


class Asking(forms.Form):
    kind = forms.ChoiceField(choices=lambda: [("a", "A"), ("b", "B")])
    name = forms.CharField()


def test_a_field_is_given_as_the_kind_that_it_is():
    form = Asking()
    assert field_of(form, "kind", forms.ChoiceField) is form.fields["kind"]
    with pytest.raises(AssertionError, match="name is a CharField"):
        field_of(form, "name", forms.ChoiceField)


def test_choices_are_a_list_whatever_they_were_given_as():
    assert choices_of(field_of(Asking(), "kind", forms.ChoiceField)) == [("a", "A"), ("b", "B")]


def test_what_is_filled_in_stands_beside_all_that_was_sent():
    sent = QueryDict("one-kind=a&one-kind=b&one-name=Ann")
    form = Asking(sent, prefix="one")
    fill_in(form, "name", "Bea")
    assert form["name"].data == "Bea"
    assert form.data.getlist("one-kind") == ["a", "b"]
    assert sent["one-name"] == "Ann"
