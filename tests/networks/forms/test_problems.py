from django import forms

from networks.forms.problems import problems


class Trip(forms.Form):
    place = forms.CharField()
    way = forms.ChoiceField(choices=[("sea", "By sea")], widget=forms.RadioSelect)

    def clean(self):
        self.add_error(None, "Not today.")


def test_each_problem_leads_to_its_field():
    found = [(problem.label, problem.place) for problem in problems(Trip({}))]
    assert found == [("Place", "id_place"), ("Way", "id_way_0"), ("", "")]


def test_forms_of_one_page_are_told_one_after_the_other():
    class Page:
        forms = [Trip({"to-way": "sea", "to-place": "Rum"}, prefix="to"), Trip({"way": "sea"})]

    found = [(problem.message, problem.place) for problem in problems(Page)]
    assert found == [
        ("Not today.", ""), ("This field is required.", "id_place"), ("Not today.", ""),
    ]  # fmt: skip


def test_nothing_is_wrong_with_what_was_not_sent():
    assert problems(Trip()) == []
