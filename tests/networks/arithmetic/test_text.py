import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from networks.arithmetic.text import (
    check_text,
    fold,
    guard,
    is_blank,
    look_of,
    same_name,
    tidy,
    unguard,
)

RISKY = st.text(alphabet="'=+-@\t\r\n\0＝＋－＠a ", max_size=6)


def test_tidy_composes_accents_and_trims():
    assert tidy(" \tCafe\u0301 Club\u00a0\n") == "Café Club"


def test_tidy_makes_every_line_end_one_newline():
    assert tidy("one\r\ntwo\rthree\n\nfour") == "one\ntwo\nthree\n\nfour"


@given(st.text())
def test_tidy_text_stays_as_it_is(text):
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    "text",
    ["", "a\tb", "first\nsecond", "\u202ereversed", "\u200b", "naïve 🎉", "e" + "\u0301" * 1000],
)
def test_ordinary_and_odd_text_can_be_kept(text):
    check_text(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a\0b", r"the character NUL \(U\+0000\)"),
        ("a\x07", r"the control character U\+0007"),
        ("\x7f", r"U\+007F"),
        ("\x85", r"U\+0085"),
        ("a\rb", r"U\+000D"),
        ("\ud83c", r"half of a character \(U\+D83C\)"),
    ],
)
def test_character_that_cannot_be_kept_is_named(text, named):
    with pytest.raises(ValueError, match=named):
        check_text(text)


@pytest.mark.parametrize("text", ["one\ntwo", "one\u2028two", "one\u2029two"])
def test_one_line_refuses_a_line_break(text):
    with pytest.raises(ValueError, match="one line only"):
        check_text(text, multi_line=False)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc",))))
def test_text_without_controls_can_always_be_kept(text):
    check_text(text)


@pytest.mark.parametrize(
    "text", ["", "  \t\n", "\u00a0\u3000", "\u200b", "\u00ad\u2060", "\ufeff", "\u2800 \u3164"]
)
def test_text_without_anything_to_see_is_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", " . ", "\u200bx", "0", "🎉"])
def test_text_with_something_to_see_is_not_blank(text):
    assert not is_blank(text)


@pytest.mark.parametrize("name", ["CAFÉ CLUB", " cafe\u0301 club\n", "Café Club"])
def test_names_that_differ_in_case_form_or_ends_are_the_same(name):
    assert same_name(name) == same_name("Café club")


@pytest.mark.parametrize(
    "name",
    ["Linked\u200bIn", "\ufeffLinkedIn", "Linked\u00adIn", "LinkedIn\u200f", "\u200b LinkedIn"],
)
def test_names_that_differ_in_what_nobody_sees_are_the_same(name):
    assert same_name(name) == same_name("LinkedIn")


@pytest.mark.parametrize("character", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_one_line_refuses_what_turns_the_text_around(character):
    with pytest.raises(ValueError, match=f"U\\+{ord(character):04X}, which nobody sees"):
        check_text(f"{character}nIdekniL", multi_line=False)


@pytest.mark.parametrize(
    "name", ["אגודת הספרנים", "أصدقاء المكتبة", "می\u200cخواهم", "🏳️‍🌈 Network"]
)
def test_one_line_takes_names_of_every_script(name):
    check_text(name, multi_line=False)


def test_names_that_look_alike_are_found():
    assert look_of("BI11.Marnham") == look_of("bill.mamham")
    assert look_of("bill") != look_of("bell")


def test_names_that_differ_in_an_accent_are_two():
    assert same_name("Cafe Club") != same_name("Café Club")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Évora", "evora"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Żółw", "zolw"),
        ("Ærø", "aero"),
        ("İstanbul", "istanbul"),
        ("ＣＩＬＩＰ", "cilip"),
    ],
)
def test_fold_forgets_case_and_accents(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folded_text_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("-5", "'-5"),
        ("@home", "'@home"),
        ("＝1+1", "'＝1+1"),
        ("\tx", "'\tx"),
        ("\0", "'\0"),
        ("'=1+1", "''=1+1"),
        ("''=1+1", "'''=1+1"),
        ("'tis", "'tis"),
        ("''x", "''x"),
        ("1-2", "1-2"),
        ("", ""),
    ],
)
def test_guard_puts_an_apostrophe_where_a_formula_would_run(text, cell):
    assert guard(text) == cell


@pytest.mark.parametrize(
    ("cell", "text"),
    [("'=1+1", "=1+1"), ("''=1+1", "'=1+1"), ("'tis", "'tis"), ("''x", "''x"), ("-5", "-5")],
)
def test_unguard_takes_off_one_apostrophe_and_only_where_guard_put_it(cell, text):
    assert unguard(cell) == text


@given(RISKY | st.text())
@example("'")
@example("''")
def test_unguard_gives_back_what_was_guarded(text):
    assert unguard(guard(text)) == text


@given(RISKY | st.text())
def test_guarded_cell_never_starts_a_formula(text):
    assert not guard(text).startswith(tuple("=+-@\t\r\n\0＝＋－＠"))
