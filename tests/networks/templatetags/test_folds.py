import pytest
from django import forms

from networks.templatetags.folds import misfilled, unfolds


class FoldedForm(forms.Form):
    name = forms.CharField()
    notes = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], initial="a")
    several = forms.MultipleChoiceField(choices=[("a", "A")], required=False, initial=list)
    agreed = forms.BooleanField(required=False)


FOLDED = "notes kind several agreed elsewhere"


@pytest.mark.parametrize("data", [None, {"name": "", "kind": "a"}])
def test_nothing_but_the_usual_stays_folded(data):
    assert not unfolds(FoldedForm(data), FOLDED)


@pytest.mark.parametrize(
    "data", [{"notes": "x", "kind": "a"}, {"kind": "b"}, {"kind": "c"}, {"kind": "a", "agreed": 1}]
)
def test_value_or_error_opens_the_fold(data):
    assert unfolds(FoldedForm(data), FOLDED)


def test_what_is_known_beforehand_opens_the_fold():
    assert unfolds(FoldedForm(initial={"several": ["a"]}), FOLDED)


def test_what_the_catalogue_filled_in_opens_only_to_an_error():
    assert not misfilled(FoldedForm({"name": "x", "notes": "y", "kind": "a"}), FOLDED)
    assert misfilled(FoldedForm({"name": "x", "kind": "c"}), FOLDED)
