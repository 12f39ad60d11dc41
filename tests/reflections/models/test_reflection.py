"""Journal entries are found by what they say, alike on every database."""

from datetime import date
from html import unescape

import pytest
from django.db import IntegrityError, transaction
from django.utils.html import strip_tags
from hypothesis import example, given
from hypothesis import strategies as st

from reflections.markdown import render
from reflections.models import Reflection
from tests.factories import OrganisationFactory, ReflectionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "words",
    ["evora", "Évora", "ÉVORA", "conférence", "straße", "STRASSE", "cpd23", "CPD23", "é conf"],
)
def test_entry_is_found_whatever_the_case_and_the_accents(words):
    ReflectionFactory(title="Évora", body="A *Conférence* in a Straße", tags=["cpd23"])
    assert Reflection.objects.saying(words).count() == 1


@pytest.mark.parametrize("words", ["evora lisbon", "100 %", "a_b", "\\", "ev%ra"])
def test_entry_without_one_of_the_words_is_not_found(words):
    ReflectionFactory(title="Évora", body="100 and aXb")
    assert not Reflection.objects.saying(words).exists()


@pytest.mark.parametrize("words", ["100%", "a_b", "c\\d", "it's"])
def test_marks_that_a_database_could_take_for_its_own_are_only_text(words):
    ReflectionFactory(body="100% a_b c\\d it's")
    assert Reflection.objects.saying(words).count() == 1


def test_no_words_find_every_entry():
    ReflectionFactory.create_batch(2)
    assert Reflection.objects.saying("  ").count() == 2


@pytest.mark.parametrize(("tag", "found"), [("Thing 6", 1), ("thing 6", 1), ("thing", 0), ("6", 0)])
def test_tag_is_found_whole_and_whatever_its_case(tag, found):
    ReflectionFactory(tags=["cpd23", "thing 6", "thing 7"])
    assert Reflection.objects.tagged(tag).count() == found


def test_changed_entry_is_found_by_its_new_words():
    entry = ReflectionFactory(title="Lisbon", tags=["travel"])
    entry.title, entry.tags = "Porto", ["work"]
    entry.save()
    assert list(Reflection.objects.saying("porto").tagged("work")) == [entry]
    assert not Reflection.objects.saying("lisbon").exists()


def test_entries_stand_in_the_order_of_their_days_and_then_of_their_writing():
    owner = UserFactory()
    first, second, third = (
        ReflectionFactory(owner=owner, date=date(2011, month, 1)) for month in (1, 1, 2)
    )
    entries = Reflection.objects.of(owner)
    assert [entries.before(second).first(), entries.after(second).first()] == [first, third]
    assert [entries.before(first).first(), entries.after(third).first()] == [None, None]


def test_no_entry_changes_hands():
    entry = ReflectionFactory()
    with pytest.raises(IntegrityError, match="never changes hands"), transaction.atomic():
        Reflection.objects.filter(pk=entry.pk).update(owner=UserFactory())


def test_no_entry_is_about_another_persons_network():
    entry = ReflectionFactory()
    with pytest.raises(IntegrityError, match="two ledgers"), transaction.atomic():
        entry.organisations.add(OrganisationFactory())


@given(st.text(alphabet=st.sampled_from("<>[]()!*_`&#;:/\\\"'-|~ \n\tabjs="), max_size=80))
@example('[a > b](https://example.org/x>y "for > all, < none") & *c* &lt;d> <e> "f"')
def test_excerpt_is_what_a_reader_of_html_finds(body):
    html = render(body)
    # Without spaces and what is set between two blocks.
    added = str.maketrans("", "", ":· \n\t")
    found = unescape(strip_tags(html))
    assert Reflection(body_html=html).excerpt.translate(added) == found.translate(added)
